// An object made by placement new in a buffer of bytes is called through its base.
using size = decltype(sizeof 0);
inline void *operator new(size, void *p) noexcept { return p; }
struct Port {
  virtual int send(int n) = 0;
};
struct Uart : Port {
  int send(int n) override { return n; }
};
struct Spi : Port {
  int send(int n) override { return n + 1; }
};
struct Apart : Port {
  int send(int n) override { return n + 2; }
};
alignas(8) static unsigned char memory[16];
static Apart apart;
volatile int choice;

int main() {
  Port *port = choice ? static_cast<Port *>(new (memory) Uart) : new (memory) Spi;
  Port *other = &apart;
  return port->send(1) +    // expect-call: _ZN3Spi4sendEi _ZN4Uart4sendEi
         other->send(2);    // expect-call: _ZN5Apart4sendEi
}
