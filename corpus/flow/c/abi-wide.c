// A wide integer takes another place than a word, as an argument and as a result.
struct narrow { int (*call)(int, int); };
struct wide { int (*call)(long long, int); };
struct result { long long (*call)(int, int); };
static int narrow(int a, int b) { return a + b; }
static int wide(long long a, int b) { return (int)a + b; }
static long long result(int a, int b) { return a + b; }
static struct narrow one = {narrow};
static struct wide two = {wide};
static struct result three = {result};

int main(void) {
  struct narrow *view = (struct narrow *)&two, *other = (struct narrow *)&three;
  return view->call(1, 2) +       // expect-call: narrow
         other->call(1, 2) +      // expect-call: narrow
         one.call(1, 2) +         // expect-call: narrow
         two.call(1, 2) +         // expect-call: wide
         (int)three.call(1, 2);   // expect-call: result
}
