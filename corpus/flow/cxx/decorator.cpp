// Streams that wrap streams: each calls what it was made with, which may be any of them.
struct Stream {
  virtual int read(int n) = 0;
};
struct Socket : Stream {
  int read(int n) override { return n; }
};
struct Tls : Stream {
  explicit Tls(Stream &given) : inner(given) {}
  int read(int n) override { return inner.read(n) + 1; }  // expect-call: _ZN6Socket4readEi
  Stream &inner;
};
struct Buffered : Stream {
  explicit Buffered(Stream *given) : inner(given) {}
  int read(int n) override { return inner->read(n) + 2; }  // expect-call: _ZN3Tls4readEi _ZN6Socket4readEi
  Stream *inner;
};

int main() {
  Socket socket;
  Tls tls(socket);
  Buffered both(&tls), plain(&socket);
  Stream *volatile top = &both;
  return top->read(1) + plain.read(2);  // expect-call: _ZN8Buffered4readEi
}
