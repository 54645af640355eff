// One function that serves two callers, each with a callback of its own: the shallow caller does
// not pay for the deep callback.
// entry: plain_get
// entry: tls_get
// expect-bound: plain_get < 200
// expect-bound: tls_get > 1000
static int plain_read(char *out) { return out[0]; }
static int tls_read(char *out) {
  volatile char buffer[1000];
  buffer[out[0] & 7] = out[1];
  return buffer[out[2] & 7];
}

__attribute__((noinline)) static int http_get(int (*read)(char *), char *out) {
  out[1] = 3;
  return read(out) + 1;  // expect-call: plain_read tls_read
}

int plain_get(char *out) { return http_get(plain_read, out) + 1; }
int tls_get(char *out) { return http_get(tls_read, out) + 2; }
