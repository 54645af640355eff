// A callback gets the context it was registered with, and calls what is in it.
struct context { void (*log)(int); int n; };
struct other { void (*log)(int); };
static void log_uart(int n) { (void)n; }
static void log_other(int n) { (void)n; }
static void (*callback)(void *);
static void *argument;

static void registered(void (*call)(void *), void *with) {
  callback = call;
  argument = with;
}
static void on_event(void *with) {
  struct context *context = with;
  context->log(context->n);  // expect-call: log_uart
}

int main(void) {
  static struct context context = {log_uart, 1};
  static struct other other = {log_other};
  registered(on_event, &context);
  callback(argument);  // expect-call: on_event
  other.log(2);        // expect-call: log_other
  return 0;
}
