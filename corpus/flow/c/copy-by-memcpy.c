// memcpy and memmove move single pointers, arrays of them, and records, to their place only.
typedef __SIZE_TYPE__ size_t;
void *memcpy(void *to, const void *from, size_t size);
void *memmove(void *to, const void *from, size_t size);
typedef void action(void);
struct pair { action *first, *second; };
struct view { action *one, *two; };
static void f(void) {}
static void g(void) {}
static void h(void) {}
static void k(void) {}
static void m(void) {}

int main(int n) {
  action *from = f, *to, *untouched = k, *copies[2];
  memcpy(&to, &from, sizeof to);
  action *const table[2] = {g, h};
  memmove(copies, table, sizeof copies);
  struct pair pair = {f, m};
  struct view view;
  memcpy(&view, &pair, sizeof view);
  to();          // expect-call: f
  copies[n]();   // expect-call: g h
  untouched();   // expect-call: k
  view.one();    // expect-call: f
  view.two();    // expect-call: m
  return 0;
}
