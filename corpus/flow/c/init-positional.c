// A positional initialiser gives each field its own function.
struct driver {
  void (*open)(void);
  int unit;
  void (*close)(void);
};
static void uart_open(void) {}
static void uart_close(void) {}
const struct driver uart = {uart_open, 7, &uart_close};

int main(void) {
  const struct driver *driver = &uart;
  driver->open();   // expect-call: uart_open
  driver->close();  // expect-call: uart_close
  return 0;
}
