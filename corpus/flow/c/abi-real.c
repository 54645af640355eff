// Floating point is passed another way than a word; pointers and integers are passed alike.
struct number { void (*call)(int); };
struct pointer { void (*call)(void *); };
struct real { void (*call)(float); };
static void number(int a) { (void)a; }
static void pointer(void *a) { (void)a; }
static void real(float a) { (void)a; }
static struct number one = {number};
static struct pointer two = {pointer};
static struct real three = {real};

int main(void) {
  struct number *view = (struct number *)&two, *other = (struct number *)&three;
  view->call(1);     // expect-call: number pointer
  other->call(1);    // expect-call: number pointer
  one.call(1);       // expect-call: number pointer
  two.call(0);       // expect-call: number pointer
  three.call(1.0f);  // expect-call: real
  return 0;
}
