// The user names what a field holds: every call through it goes there, whatever the program says.
// fact: {"field": "port.send", "targets": ["uart_send"], "why": "a case"}
struct port { void (*send)(int); void (*stop)(int); };
void blob_fill(struct port *);
static void uart_send(int n) { (void)n; }
static void spi_send(int n) { (void)n; }
static void stop(int n) { (void)n; }

int main(void) {
  struct port port = {spi_send, stop};
  blob_fill(&port);
  port.send(1);                     // expect-call: uart_send
  void (*taken)(int) = port.send;
  taken(2);                         // expect-call: uart_send
  port.stop(3);                     // expect-call: unknown spi_send stop
  return 0;
}
