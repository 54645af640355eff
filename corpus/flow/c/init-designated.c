// Designators name the field, in any order; what comes after one goes on from there.
struct driver {
  void (*open)(void);
  void (*close)(void);
  void (*reset)(void);
  void (*sleep)(void);
};
static void uart_open(void) {}
static void uart_close(void) {}
static void uart_reset(void) {}
struct driver uart = {.close = uart_close, uart_reset, .open = uart_open};

int main(void) {
  uart.open();                    // expect-call: uart_open
  uart.close();                   // expect-call: uart_close
  uart.reset();                   // expect-call: uart_reset
  if (uart.sleep) uart.sleep();   // expect-call: never-set
  return 0;
}
