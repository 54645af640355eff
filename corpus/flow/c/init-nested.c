// Nested records are initialised with their own braces, without them, and by long designators.
struct hooks {
  void (*enter)(void);
  void (*leave)(void);
};
struct task {
  struct hooks hooks;
  struct hooks spare[2];
  void (*run)(void);
};
static void enter(void) {}
static void leave(void) {}
static void spare_enter(void) {}
static void spare_leave(void) {}
static void run(void) {}
struct task flat = {enter, leave, {{spare_enter, 0}}, run};
struct task named = {.spare[1].leave = spare_leave};

int main(void) {
  flat.run();              // expect-call: run
  flat.hooks.enter();      // expect-call: enter spare_enter
  named.spare[1].leave();  // expect-call: leave spare_leave
  return 0;
}
