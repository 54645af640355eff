// A va_list that is copied and passed on, also by its address, is that of who started it.
#include <stdarg.h>
typedef void action(int);
struct pair { action *call; int n; };
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }
static void h(int n) { (void)n; }

static void from_list(va_list list) {
  va_arg(list, action *)(1);  // expect-call: f
}
static void from_pointer(va_list *list) {
  va_arg(*list, action *)(2);  // expect-call: g
}
static void from_record(va_list list) {
  struct pair pair = va_arg(list, struct pair);
  pair.call(pair.n);  // expect-call: h
}

static void copies(int n, ...) {
  va_list list, again;
  va_start(list, n);
  va_copy(again, list);
  from_list(again);
  va_end(again);
  va_end(list);
}
static void points(int n, ...) {
  va_list list;
  va_start(list, n);
  from_pointer(&list);
  va_end(list);
}
static void records(int n, ...) {
  va_list list;
  va_start(list, n);
  from_record(list);
  va_end(list);
}

int main(void) {
  copies(1, f);
  points(2, g);
  records(3, (struct pair){h, 4});
  return 0;
}
