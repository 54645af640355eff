// A function is stored through a pointer to the variable, of two only to the one pointed to.
static void f(void) {}
static void g(void) {}
static void (*first)(void) = g;
static void (*second)(void) = g;
static void (*third)(void);

static void set(void (**where)(void), void (*what)(void)) { *where = what; }

int main(int n) {
  set(n ? &first : &second, f);
  first();   // expect-call: f g
  second();  // expect-call: f g
  if (third) third();  // expect-call: never-set
  return 0;
}
