// A callback that an earlier caller left in a static variable is called for the next caller too.
// entry: plain_get
// entry: tls_get
// expect-bound: plain_get > 1000
// expect-bound: tls_get > 1000
static int plain_read(char *out) { return out[0]; }
static int tls_read(char *out) {
  volatile char buffer[1000];
  buffer[out[0] & 7] = out[1];
  return buffer[out[2] & 7];
}

__attribute__((noinline)) static int http_get(int (*read)(char *), char *out) {
  static int (*volatile last)(char *);
  int (*now)(char *) = last;
  if (!now) now = read;
  last = read;
  return now(out) + 1;  // expect-call: plain_read tls_read
}

int plain_get(char *out) { return http_get(plain_read, out) + 1; }
int tls_get(char *out) { return http_get(tls_read, out) + 2; }
