// A variable declared twice without initialiser is defined: it holds null or what is assigned.
void (*hook)(int);
void (*hook)(int);
void (*empty)(int);
static void f(int n) { (void)n; }

int main(void) {
  if (empty) empty(1);  // expect-call: never-set
  hook = f;
  hook(2);              // expect-call: f
  return 0;
}
