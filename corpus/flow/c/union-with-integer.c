// A function's address that goes through the integer of a union comes back as a function.
union word {
  void (*code)(void);
  unsigned long number;
};
static void f(void) {}
static void g(void) {}
unsigned long saved;
void (*volatile beside)(void) = g;

int main(void) {
  union word in, out;
  in.code = f;
  saved = in.number;
  out.number = saved;
  out.code();  // expect-call: f
  beside();    // expect-call: g
  return 0;
}
