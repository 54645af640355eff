// A function kept as a void pointer, in a variable and in a table, and cast back.
typedef void action(int);
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }
static void h(int n) { (void)n; }
void *kept = (void *)f;
static void *const table[] = {(void *)g, 0};
void *volatile beside = (void *)h;

int main(int n) {
  ((action *)kept)(1);      // expect-call: f
  action *found = table[n];
  found(2);                 // expect-call: g
  ((action *)beside)(3);    // expect-call: h
  return 0;
}
