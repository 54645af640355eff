// sigaction's handler is a field of its argument; fields of other records are no roots.
// expect-root: on_alarm interrupt
struct sigaction { void (*sa_handler)(int); unsigned long sa_mask; int sa_flags; };
int sigaction(int, const struct sigaction *, struct sigaction *);
struct other { void (*sa_handler)(int); };
static void on_alarm(int n) { (void)n; }
static void not_given(int n) { (void)n; }
static struct other other = {not_given};

int main(void) {
  struct sigaction now = {on_alarm, 0, 0}, before;
  sigaction(14, &now, &before);
  if (before.sa_handler) before.sa_handler(1);  // expect-call: on_alarm
  other.sa_handler(2);                          // expect-call: not_given
  return 0;
}
