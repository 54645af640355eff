// One function that is given objects of two classes: the caller with the shallow one does not
// pay for the deep one.
// entry: plain_get
// entry: tls_get
// expect-bound: plain_get < 200
// expect-bound: tls_get > 1000
struct Stream {
  virtual int read(char *out) = 0;
};
struct Plain final : Stream {
  int read(char *out) override { return out[0]; }
};
struct Tls final : Stream {
  int read(char *out) override {
    volatile char buffer[1000];
    buffer[out[0] & 7] = out[1];
    return buffer[out[2] & 7];
  }
};

[[gnu::noinline]] static int http_get(Stream &stream, char *out) {
  out[1] = 3;
  return stream.read(out) + 1;  // expect-call: _ZN3Tls4readEPc _ZN5Plain4readEPc
}

extern "C" int plain_get(char *out) {
  Plain plain;
  return http_get(plain, out) + 1;
}
extern "C" int tls_get(char *out) {
  Tls tls;
  return http_get(tls, out) + 2;
}
