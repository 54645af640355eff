// A call through a pointer to a variadic function passes its further arguments on.
#include <stdarg.h>
static void f(int n) { (void)n; }
static void plain(int n) { (void)n; }

static void log_with(const char *format, ...) {
  va_list list;
  va_start(list, format);
  va_arg(list, void (*)(int))(1);  // expect-call: f
  va_end(list);
}
static void no_log(const char *format, ...) { (void)format; }
void (*volatile logger)(const char *, ...) = no_log;
void (*volatile other)(int) = plain;

int main(int n) {
  if (n) logger = log_with;
  logger("x", f);  // expect-call: log_with no_log
  other(1);        // expect-call: plain
  return 0;
}
