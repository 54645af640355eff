// Inline assembly that writes a pointer may write any; a barrier changes nothing.
static void f(void) {}
static void g(void) {}
static void (*loaded)(void), (*kept)(void);

int main(void) {
  kept = f;
  __asm__ volatile("" : "+r"(kept) : : "memory");
  __asm__ volatile("ldr %0, [%1]" : "=r"(loaded) : "r"(0x20000000));
  kept();    // expect-call: f
  loaded();  // expect-call: unknown f g
  void (*volatile other)(void) = g;
  other();   // expect-call: g
  return 0;
}
