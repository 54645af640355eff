// A field holds what is stored to it, whatever the object; another field of that type does not.
struct port {
  int (*send)(int);
  int (*receive)(int);
};
static int uart_send(int byte) { return byte; }
static int spi_send(int byte) { return byte + 1; }
static int uart_receive(int byte) { return byte + 2; }
static struct port uart = {uart_send, uart_receive};
struct port spi;

int main(void) {
  spi.send = spi_send;
  return uart.send(1) +         // expect-call: spi_send uart_send
         spi.send(2) +          // expect-call: spi_send uart_send
         uart.receive(3);       // expect-call: uart_receive
}
