// What a function returns, also through others and from a table, is called where it arrives.
typedef void action(void);
static void f(void) {}
static void g(void) {}
static void h(void) {}
static action *const table[] = {f, g};

static action *pick(int n) { return table[n]; }
static action *forward(int n) { return n < 0 ? h : pick(n); }
static action *only(void) { return &h; }

int main(int n) {
  pick(n)();             // expect-call: f g
  forward(n)();          // expect-call: f g h
  action *held = only();
  held();                // expect-call: h
  return 0;
}
