// A single pointer that passes through a buffer of bytes meets the other pointers there.
typedef __SIZE_TYPE__ size_t;
void *memcpy(void *to, const void *from, size_t size);
typedef void action(int);
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }
static void apart(int n) { (void)n; }
static unsigned char buffer[8];
action *volatile beside = apart;

volatile int n;

int main(void) {
  action *one = f, *other = g, *out;
  memcpy(buffer, &one, sizeof one);
  memcpy(buffer + 4, &other, sizeof other);
  memcpy(&out, buffer + 4 * (n & 1), sizeof out);
  out(1);     // expect-call: f g
  beside(1);  // expect-call: apart
  return 0;
}
