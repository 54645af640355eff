// The model of memcpy wins over a body of it: a loop over bytes would make all copies one.
typedef __SIZE_TYPE__ size_t;
typedef void action(void);
void *memcpy(void *to, const void *from, size_t size) {
  char *target = to;
  const char *source = from;
  while (size--) *target++ = *source++;
  return to;
}
static void f(void) {}
static void g(void) {}

int main(void) {
  action *from = f, *to, *beside = g, *other;
  memcpy(&to, &from, sizeof to);
  memcpy(&other, &beside, sizeof other);
  to();     // expect-call: f
  other();  // expect-call: g
  return 0;
}
