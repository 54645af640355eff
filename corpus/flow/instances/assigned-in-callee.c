// A parameter that its own function sets holds that as well, whoever calls.
// entry: plain_get
// expect-bound: plain_get > 1000
static int plain_read(char *out) { return out[0]; }
static int deep_read(char *out) {
  volatile char buffer[1000];
  buffer[out[0] & 7] = out[1];
  return buffer[out[2] & 7];
}

__attribute__((noinline)) static int http_get(int (*read)(char *), char *out) {
  if (out[3]) read = deep_read;
  return read(out) + 1;  // expect-call: deep_read plain_read
}

int plain_get(char *out) { return http_get(plain_read, out) + 1; }
