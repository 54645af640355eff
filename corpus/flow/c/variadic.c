// va_arg gives what was passed after the named parameters, of this function only.
#include <stdarg.h>
typedef void action(int);
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }
static void named(int n) { (void)n; }
static void other(int n) { (void)n; }

static void run_all(action *first, int count, ...) {
  va_list list;
  va_start(list, count);
  first(0);  // expect-call: named
  while (count--) va_arg(list, action *)(count);  // expect-call: f g
  va_end(list);
}

static void run_one(int count, ...) {
  __builtin_va_list list;
  __builtin_va_start(list, count);
  action *only = __builtin_va_arg(list, action *);
  only(count);  // expect-call: other
  __builtin_va_end(list);
}

int main(void) {
  run_all(named, 2, f, g);
  run_one(1, other);
  return 0;
}
