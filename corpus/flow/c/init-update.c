// A designator changes one field of a record that another initialiser set as a whole.
struct hooks {
  void (*enter)(void);
  void (*leave)(void);
};
struct task {
  struct hooks hooks;
};
static void enter(void) {}
static void old_leave(void) {}
static void leave(void) {}

int main(void) {
  struct hooks usual = {enter, old_leave};
  struct task task = {.hooks = usual, .hooks.leave = leave};
  task.hooks.enter();  // expect-call: enter
  task.hooks.leave();  // expect-call: leave old_leave
  return 0;
}
