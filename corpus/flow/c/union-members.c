// A function put in one member of a union is called through another.
union code {
  void (*plain)(void);
  void (*with_number)(int);
  void *data;
};
static void f(void) {}
static void g(int n) { (void)n; }
static void h(void) {}
static union code one;
volatile int choice;
void (*volatile beside)(void) = h;

int main(void) {
  one.data = (void *)f;
  if (choice) one.with_number = g;
  if (choice) one.with_number(1);  // expect-call: f g
  else one.plain();                // expect-call: f g
  beside();                        // expect-call: h
  return 0;
}
