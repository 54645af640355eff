// ESP-IDF's timer gets its callback and argument in a record.
// expect-root: expired callback
typedef struct { void (*callback)(void *); void *arg; int dispatch; } esp_timer_create_args_t;
int esp_timer_create(const esp_timer_create_args_t *, void **);
struct led { void (*toggle)(int); };
static void toggle(int n) { (void)n; }
static void apart(int n) { (void)n; }
static void (*beside)(int) = apart;
static void expired(void *given) {
  ((struct led *)given)->toggle(1);  // expect-call: toggle
}

int main(void) {
  static struct led led = {toggle};
  void *timer;
  esp_timer_create_args_t args = {.callback = expired, .arg = &led};
  beside(2);  // expect-call: apart
  return esp_timer_create(&args, &timer);
}
