// A number that memcpy makes a function, as boot loaders do, is not "never set".
typedef __SIZE_TYPE__ size_t;
void *memcpy(void *to, const void *from, size_t size);
static void f(void) {}
void (*volatile beside)(void) = f;

int main(void) {
  unsigned address = *(volatile unsigned *)0x08004004u;
  void (*start)(void);
  memcpy(&start, &address, sizeof start);
  start();   // expect-call: unknown f
  beside();  // expect-call: f
  return 0;
}
