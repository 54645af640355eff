// A conditional gives either side, a comma its right side, and GNU's ?: its condition.
static void f(void) {}
static void g(void) {}
static void dropped(void) {}
void (*wish)(void);

int main(int n) {
  void (*either)(void) = n ? f : g;
  void (*last)(void) = (dropped(), (void)dropped, g);
  void (*wanted)(void) = wish ?: f;
  either();                // expect-call: f g
  last();                  // expect-call: g
  wanted();                // expect-call: f
  (n > 1 ? last : wanted)();  // expect-call: f g
  return 0;
}
