// qsort's comparison of an array of function pointers gets pointers to these.
typedef __SIZE_TYPE__ size_t;
void qsort(void *, size_t, size_t, int (*)(const void *, const void *));
typedef int action(void);
static int f(void) { return 1; }
static int g(void) { return 2; }
static int apart(void) { return 3; }
static action *actions[] = {f, g};
static action *volatile beside = apart;
static int by_value(const void *a, const void *b) {
  return (*(action *const *)a)() - (*(action *const *)b)();  // expect-call: f g; f g
}

int main(void) {
  qsort(actions, 2, sizeof actions[0], by_value);
  return beside();  // expect-call: apart
}
