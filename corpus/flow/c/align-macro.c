// A pointer that goes through an integer within one expression is still that pointer.
#include <stdint.h>
#define ALIGN(p) ((void *)(((uintptr_t)(p) + 3u) & ~(uintptr_t)3))
struct job { void (*run)(int); };
struct timer { void (*expired)(int); };
static void work(int n) { (void)n; }
static void ring(int n) { (void)n; }
static void direct(int n) { (void)n; }

int main(void) {
  struct job job = {work};
  struct timer timer = {ring};
  struct job *aligned = ALIGN(&job);
  struct timer *later = (struct timer *)((uintptr_t)&timer & ~3u);
  void (*thumb)(int) = (void (*)(int))((uintptr_t)direct | 1u);
  aligned->run(1);    // expect-call: work
  later->expired(2);  // expect-call: ring
  thumb(3);           // expect-call: direct
  return 0;
}
