// Assigning a record, or passing and returning it by value, moves all its fields.
struct hooks { void (*enter)(void); void (*leave)(void); };
struct other { void (*enter)(void); };
static void enter(void) {}
static void leave(void) {}
static void apart(void) {}

static struct hooks changed(struct hooks given) {
  given.leave = leave;
  return given;
}

int main(int n) {
  struct hooks first = {enter, 0};
  struct hooks second = changed(first);
  struct hooks third = n ? second : first;
  struct other other = {apart};
  third.enter();  // expect-call: enter
  third.leave();  // expect-call: leave
  other.enter();  // expect-call: apart
  return 0;
}
