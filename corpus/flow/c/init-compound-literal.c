// Compound literals are objects of their own, in a file's initialisers and within functions.
struct driver {
  void (*open)(void);
  void (*close)(void);
};
static void open_a(void) {}
static void close_a(void) {}
static void open_b(void) {}
static void plain(void) {}
static void listed(void) {}
const struct driver *const fixed = &(const struct driver){.open = open_a, .close = close_a};
static void (*const *const list)(void) = (void (*const[])(void)){listed, 0};

static void start(const struct driver *driver) {
  driver->open();   // expect-call: open_a open_b
  driver->close();  // expect-call: close_a
}

int main(void) {
  start(fixed);
  start(&(struct driver){open_b});
  list[0]();                          // expect-call: listed
  void (*once)(void) = (void (*)(void)){plain};
  once();                             // expect-call: plain
  return 0;
}
