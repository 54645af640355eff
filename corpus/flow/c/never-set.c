// Nothing sets the hook, so that its call is never made.
// That a function of its type has its address taken elsewhere does not matter.
static void (*hook)(int);
static void quiet(int value) { (void)value; }
static void (*other)(int) = quiet;

int main(void) {
  if (hook) hook(1);  // expect-call: never-set
  other(2);           // expect-call: quiet
  return 0;
}
