// A record by value, given or returned, is passed another way than a word.
struct pair { int a, b, c; };
struct word { void (*call)(int); };
struct taking { void (*call)(struct pair); };
struct giving { struct pair (*call)(int); };
static void word(int a) { (void)a; }
static void taking(struct pair pair) { (void)pair; }
static struct pair giving(int a) { return (struct pair){a, a, a}; }
static struct word one = {word};
static struct taking two = {taking};
static struct giving three = {giving};

int main(void) {
  struct word *view = (struct word *)&two, *other = (struct word *)&three;
  view->call(1);                       // expect-call: word
  other->call(1);                      // expect-call: word
  one.call(1);                         // expect-call: word
  two.call((struct pair){1, 2, 3});    // expect-call: taking
  return three.call(1).a;              // expect-call: giving
}
