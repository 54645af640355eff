struct Stream {
  virtual int write(int bytes) = 0;
};
struct Socket : Stream {
  int write(int bytes) override;
};
/// What is written goes through the engine, which has it sent by a callback.
struct Tls : Stream {
  int write(int bytes) override;
  static int send(void *self, int bytes);
  Stream *below = nullptr;
};
using Callback = int (*)(void *self, int bytes);
void engine_start(void *self, Callback send);
int engine_write(int bytes);
