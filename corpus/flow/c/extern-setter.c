// A unit sets the hook of another through a function, and a variable that a third defines.
//--- main.c
void set_hook(void (*)(void));
void run(void);
extern void (*shared)(void);
static void f(void) {}
static void g(void) {}
int main(void) {
  set_hook(f);
  shared = g;
  run();
  return 0;
}
//--- hook.c
extern void (*shared)(void);
static void (*hook)(void), (*unset)(void);
void set_hook(void (*given)(void)) { hook = given; }
void run(void) {
  hook();               // expect-call: f
  shared();             // expect-call: g
  if (unset) unset();   // expect-call: never-set
}
//--- shared.c
void (*shared)(void);
