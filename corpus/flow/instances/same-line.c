// Two calls on one line may be one call of the machine code: it passes what either passes.
// entry: both
// entry: plain_get
// expect-bound: both > 1000
// expect-bound: plain_get < 200
static int plain_read(char *out) { return out[0]; }
static int deep_read(char *out) {
  volatile char buffer[1000];
  buffer[out[0] & 7] = out[1];
  return buffer[out[2] & 7];
}

__attribute__((noinline)) static int http_get(int (*read)(char *), char *out) {
  out[1] = 3;
  return read(out) + 1;  // expect-call: deep_read plain_read
}

int both(char *out) { return out[0] ? http_get(plain_read, out) : http_get(deep_read, out); }
int plain_get(char *out) { return http_get(plain_read, out) + 1; }
