// A call through a pointer that is not known has no bound, but what is known counts.
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
static int deep(int n) { DEEP(200); }
extern int (*volatile rom_hook)(int);
int (*volatile other)(int) = deep;
int aside(int n) {
  return other(n) + 1;  // expect-call: deep
}

int main(int n) {
  return rom_hook(n) + 1;  // expect-call: unknown deep
}
// main pushes 8, and deep, which is known, reserves 200.
// expect-bound: main unbounded unresolved-indirect-call at-least 208
