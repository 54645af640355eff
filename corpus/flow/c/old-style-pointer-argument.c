// A function without prototype gets a pointer that it calls; so does one declared in a block.
// flags: -std=c89 -Wno-deprecated-non-prototype -Wno-implicit-function-declaration
//--- main.c
static void f() {}
static void g() {}

static void run(action, times) void (*action)(); int times; {
  while (times--) action();  // expect-call: f
}

int main() {
  extern void away();
  run(f, 2);
  away(g);
  return 0;
}
//--- away.c
void away(action) void (*action)(); {
  action();  // expect-call: g
}
