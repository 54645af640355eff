// Unnamed unions in a record: same place is shared, the next place is not.
struct event {
  int kind;
  union {
    void (*on_data)(int);
    struct { void (*on_open)(int); void (*on_close)(int); };
  };
};
static void data(int n) { (void)n; }
static void opened(int n) { (void)n; }
static void closed(int n) { (void)n; }

static void deliver(const struct event *event) {
  if (event->kind == 1) event->on_data(1);   // expect-call: data opened
  if (event->kind == 2) event->on_open(2);   // expect-call: data opened
  if (event->kind == 3) event->on_close(3);  // expect-call: closed
}

int main(void) {
  struct event one = {1, .on_data = data};
  struct event two = {2, .on_open = opened, .on_close = closed};
  deliver(&one);
  deliver(&two);
  return 0;
}
