// _Atomic pointers, as variables and fields, by operators and by generic functions.
#include <stdatomic.h>
typedef void action(void);
static void f(void) {}
static void g(void) {}
static void h(void) {}
static void old(void) {}
static void mine(void) {}
static _Atomic(action *) first = old;
static action *_Atomic second;
struct slot { _Atomic(action *) call; };
static struct slot slot;

int main(void) {
  first = f;
  action *was = atomic_exchange(&first, g);
  atomic_store_explicit(&slot.call, h, memory_order_release);
  action *expected = 0;
  atomic_compare_exchange_strong(&second, &expected, mine);
  first();                                          // expect-call: f g old
  if (was) was();                                   // expect-call: f g old
  atomic_load(&slot.call)();                        // expect-call: h
  if (second) second();                             // expect-call: mine
  if (expected) expected();                         // expect-call: mine
  return 0;
}
