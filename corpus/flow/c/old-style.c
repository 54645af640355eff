// Pointers and functions without prototypes: any number of arguments, never checked.
// flags: -std=c89 -Wno-deprecated-non-prototype
static int none() { return 1; }
static int two(a, b) int a; int b; { return a + b; }
static int other() { return 3; }
int (*volatile handler)();
int (*volatile second)();

int main() {
  handler = none;
  handler = two;
  second = other;
  return handler(1, 2) +  // expect-call: none two
         second(1);       // expect-call: other
}
