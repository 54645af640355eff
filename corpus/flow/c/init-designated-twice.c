// Of two initialisers of one field only the last counts (C17 6.7.9p19).
struct driver {
  void (*open)(void);
  void (*close)(void);
};
static void early(void) {}
static void late(void) {}
static void close_it(void) {}
struct driver uart = {.open = early, .close = close_it, .open = late};

int main(void) {
  uart.open();   // expect-call: late
  uart.close();  // expect-call: close_it
  return 0;
}
