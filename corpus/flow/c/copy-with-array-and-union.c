// Assigning a record that holds an array, a record and a union moves what is in them.
struct step { void (*run)(void); };
struct plan {
  void (*table[3])(void);
  struct step step;
  union { void (*call)(void); long long number; } end;
};
static void first(void) {}
static void inner(void) {}
static void last(void) {}
struct plan kept;

volatile int n;

int main(void) {
  struct plan plan = {.table = {[1] = first}, .step.run = inner, .end.call = last};
  kept = plan;
  kept.table[n]();    // expect-call: first
  kept.step.run();    // expect-call: inner
  kept.end.call();    // expect-call: last
  return 0;
}
