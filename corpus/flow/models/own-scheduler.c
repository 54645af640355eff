// A function that the program turns into a number and puts on a stack of its own is offered.
// expect-root: worker task
#include <stdint.h>
static uint32_t stack[64];
static void f(void) {}
static void (*hook)(void) = f;
static void worker(void) {
  hook();  // expect-call: f
}

static void start(void (*code)(void)) { stack[62] = (uint32_t)(uintptr_t)code; }

int main(void) {
  start(worker);
  hook();  // expect-call: f
  return 0;
}
