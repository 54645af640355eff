// Functions in a vector table that no code reads are interrupts the budget does not name yet.
// expect-root: reset interrupt
// expect-root: systick interrupt
extern unsigned stack_top;
static void f(void) {}
static void (*hook)(void) = f;
static void reset(void) {}
static void systick(void) {
  hook();  // expect-call: f
}
__attribute__((section(".vectors"), used)) static void *const vector_table[] = {
    &stack_top, (void *)reset, 0, (void *)systick};

int main(void) { return 0; }
