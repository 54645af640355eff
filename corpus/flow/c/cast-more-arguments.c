// A function called with more arguments than it takes, or for a result it does not give.
typedef int full(int, void *);
static void f(void) {}
static int g(int n) { return n; }
static int other(int n, void *p) { return p ? n : 0; }
full *hook = (full *)f;
full *volatile beside = other;

int main(int n) {
  if (n) hook = (full *)g;
  return hook(1, 0) +     // expect-call: f g
         beside(2, 0);    // expect-call: other
}
