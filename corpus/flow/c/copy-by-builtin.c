// __builtin_memcpy is memcpy, also where the library's name is a macro, and returns its target.
#define memcpy(to, from, size) __builtin_memcpy(to, from, size)
typedef void action(void);
static void f(void) {}
static void g(void) {}
struct holder { action *call; };

int main(void) {
  action *from = f, *to, *beside = g;
  struct holder one = {g}, two;
  memcpy(&to, &from, sizeof to);
  struct holder *copy = memcpy(&two, &one, sizeof two);
  to();           // expect-call: f
  beside();       // expect-call: g
  copy->call();   // expect-call: g
  return 0;
}
