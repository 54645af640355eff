// Records in a union, one written and another read: what lies at the same offset is the same.
struct raw { int kind; void (*call)(int); void (*unused)(int); };
struct cooked { int kind; void (*run)(int); };
union both { struct raw raw; struct cooked cooked; };
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }

int main(void) {
  union both both;
  both.raw.call = f;
  both.raw.unused = g;
  both.cooked.run(1);  // expect-call: f
  both.raw.unused(2);  // expect-call: g
  return 0;
}
