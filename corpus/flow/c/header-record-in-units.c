// A record that a header defines is one record in all units, a local one of its name is not.
//--- port.h
struct port { void (*send)(int); };
extern struct port port;
//--- main.c
#include "port.h"
int local(void);
int main(void) {
  port.send(1);  // expect-call: uart_send
  return local();
}
//--- uart.c
#include "port.h"
static void uart_send(int n) { (void)n; }
struct port port = {uart_send};
//--- local.c
struct port { void (*send)(int); };
static void local_send(int n) { (void)n; }
static struct port mine = {local_send};
int local(void) {
  mine.send(2);  // expect-call: local_send
  return 0;
}
