// A callback that is passed on through two functions reaches only its own caller's calls.
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

__attribute__((noinline)) static int read_line(char *out, int (*read)(char *)) {
  int sum = 0;
  while (*out) sum += read(out++);  // expect-call: plain_read tls_read
  return sum;
}

__attribute__((noinline)) static int http_get(int (*read)(char *), char *out) {
  return read_line(out, read) * 3 + read_line(out + 7, read);
}

int plain_get(char *out) { return http_get(plain_read, out) + 1; }
int tls_get(char *out) { return http_get(tls_read, out) + 2; }
