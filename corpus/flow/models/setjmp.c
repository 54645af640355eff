// longjmp moves no pointers: what was set before setjmp or before longjmp is what is called.
typedef int jmp_buf[32];
int setjmp(jmp_buf);
void longjmp(jmp_buf, int);
static jmp_buf saved;
static void f(void) {}
static void g(void) {}
static void apart(void) {}
static void (*hook)(void) = f;
static void (*volatile beside)(void) = apart;
static void fail(void) {
  hook = g;
  longjmp(saved, 1);
}

int main(void) {
  if (setjmp(saved)) hook();  // expect-call: f g
  else fail();
  beside();  // expect-call: apart
  return 0;
}
