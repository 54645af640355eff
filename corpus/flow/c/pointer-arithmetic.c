// Arithmetic on a pointer into a table stays in that table.
typedef void action(void);
static void f(void) {}
static void g(void) {}
static void h(void) {}
static action *table[] = {f, g};
static action *beside[] = {h};

static void run(action **step, action **end) {
  while (step != end) (*step++)();  // expect-call: f g
}

int main(int n) {
  run(table, table + 2);
  (*(table + n))();  // expect-call: f g
  n[beside]();       // expect-call: h
  return 0;
}
