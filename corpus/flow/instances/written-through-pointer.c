// A parameter whose address is known can be written from elsewhere.
// entry: plain_get
// expect-bound: plain_get > 1000
typedef int (*Read)(char *);
static int plain_read(char *out) { return out[0]; }
static int deep_read(char *out) {
  volatile char buffer[1000];
  buffer[out[0] & 7] = out[1];
  return buffer[out[2] & 7];
}

__attribute__((noinline)) static void choose(Read *read, char *out) {
  if (out[3]) *read = deep_read;
}

__attribute__((noinline)) static int http_get(Read read, char *out) {
  choose(&read, out);
  return read(out) + 1;  // expect-call: deep_read plain_read
}

int plain_get(char *out) { return http_get(plain_read, out) + 1; }
