// The Pico SDK's registrations make interrupt and core entries, with what they are given.
// expect-root: on_uart interrupt
// expect-root: on_alarm interrupt
// expect-root: core1 task
typedef int alarm_id_t;
void irq_set_exclusive_handler(unsigned, void (*)(void));
alarm_id_t add_alarm_in_ms(unsigned, long long (*)(alarm_id_t, void *), void *, int);
void multicore_launch_core1(void (*)(void));
struct port { void (*feed)(int); };
static void feed(int n) { (void)n; }
static void apart(int n) { (void)n; }
static void (*beside)(int) = apart;
static void on_uart(void) {}
static long long on_alarm(alarm_id_t id, void *given) {
  ((struct port *)given)->feed(id);  // expect-call: feed
  return 0;
}
static void core1(void) {
  beside(1);  // expect-call: apart
}

int main(void) {
  static struct port port = {feed};
  irq_set_exclusive_handler(20, on_uart);
  add_alarm_in_ms(5, on_alarm, &port, 1);
  multicore_launch_core1(core1);
  return 0;
}
