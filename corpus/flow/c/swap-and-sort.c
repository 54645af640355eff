// Elements of an array that a function sorts stay in that array.
typedef int action(int);
struct entry { int rank; action *run; };
struct plain { action *run; };
static int f(int n) { return n; }
static int g(int n) { return n + 1; }
static int h(int n) { return n + 2; }
static struct entry entries[] = {{2, f}, {1, g}};
static struct plain plain = {h};

static void sort(struct entry *all, int count) {
  for (int i = 1; i < count; i++)
    if (all[i - 1].rank > all[i].rank) {
      struct entry kept = all[i];
      all[i] = all[i - 1];
      all[i - 1] = kept;
    }
}

int main(void) {
  sort(entries, 2);
  return entries[0].run(1) +  // expect-call: f g
         plain.run(2);        // expect-call: h
}
