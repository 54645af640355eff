// A flexible array member that its initialiser fills (GNU).
struct chain {
  int length;
  void (*steps[])(void);
};
static void first(void) {}
static void second(void) {}
static void elsewhere(void) {}
static struct chain chain = {2, {first, second}};
void (*volatile other)(void) = elsewhere;

int main(void) {
  for (int i = 0; i < chain.length; i++) chain.steps[i]();  // expect-call: first second
  other();                                                  // expect-call: elsewhere
  return 0;
}
