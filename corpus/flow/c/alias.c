// An alias is the function it names.
static void real(int n, void (*then)(void)) {
  if (n) then();  // expect-call: f g
}
void other_name(int n, void (*then)(void)) __attribute__((alias("real")));
static void f(void) {}
static void g(void) {}
static void apart(void) {}
void (*volatile beside)(void) = apart;
void (*volatile hook)(int, void (*)(void)) = other_name;

int main(void) {
  real(1, f);
  hook(2, g);  // expect-call: other_name
  beside();    // expect-call: apart
  return 0;
}
