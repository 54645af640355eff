// Handlers in a list of nodes, the list of another type apart from it.
struct handler { int event; void (*handle)(int); struct handler *next; };
struct closer { void (*close)(int); struct closer *next; };
static void on_data(int n) { (void)n; }
static void on_error(int n) { (void)n; }
static void close_all(int n) { (void)n; }
static struct handler *handlers;
static struct closer *closers;

static void add(struct handler *handler) {
  handler->next = handlers;
  handlers = handler;
}

int main(void) {
  static struct handler data = {1, on_data, 0}, error = {2, on_error, 0};
  static struct closer closer = {close_all, 0};
  add(&data);
  add(&error);
  closers = &closer;
  for (struct handler *at = handlers; at; at = at->next)
    at->handle(at->event);  // expect-call: on_data on_error
  closers->close(1);        // expect-call: close_all
  return 0;
}
