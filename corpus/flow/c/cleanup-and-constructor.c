// Functions that run when a scope ends or before main do what their bodies say.
static void f(void) {}
static void g(void) {}
static void h(void) {}
static void (*set_before)(void);
static void (*set_after)(void) = h;
static void (*unset)(void);
__attribute__((constructor)) static void early(void) { set_before = f; }
static void late(void (**what)(void)) {
  (*what)();  // expect-call: g
  set_after = *what;
}

int main(void) {
  { __attribute__((cleanup(late))) void (*local)(void) = g; }
  set_before();          // expect-call: f
  set_after();           // expect-call: g h
  if (unset) unset();    // expect-call: never-set
  return 0;
}
