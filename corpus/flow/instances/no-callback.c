// A caller that passes no callback does not pay for those of others.
// entry: quiet_get
// entry: loud_get
// expect-bound: quiet_get < 200
// expect-bound: loud_get > 1000
static int deep(char *out) {
  volatile char buffer[1000];
  buffer[out[0] & 7] = out[1];
  return buffer[out[2] & 7];
}

__attribute__((noinline)) static int get(char *out, int (*progress)(char *)) {
  out[1] = 3;
  return progress ? progress(out) + 1 : 0;  // expect-call: deep
}

int quiet_get(char *out) { return get(out, 0) + 1; }
int loud_get(char *out) { return get(out, deep) + 2; }
