// Static and automatic locals of one name in two functions are four variables.
static void a(void) {}
static void b(void) {}
static void c(void) {}
static void d(void) {}

static void one(int n) {
  static void (*hook)(void) = a;
  hook();  // expect-call: a
  {
    void (*hook)(void) = n ? b : 0;
    if (hook) hook();  // expect-call: b
  }
}

static void two(void) {
  static void (*hook)(void) = c;
  hook();  // expect-call: c
  { void (*volatile hook)(void) = d; hook(); }  // expect-call: d
}

int main(int n) {
  one(n);
  two();
  return 0;
}
