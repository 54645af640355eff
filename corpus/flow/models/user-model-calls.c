// The user's model of a function without source: it calls its second argument with the first.
// fact: {"model": {"functions": ["for_each"], "calls": [{"function": "1", "with": ["0"]}]}, "why": "a case"}
struct item { void (*show)(int); };
struct other { void (*show)(int); };
void for_each(struct item *, void (*)(struct item *));
static void show(int n) { (void)n; }
static void apart(int n) { (void)n; }
static struct other other = {apart};
static void visit(struct item *item) {
  item->show(1);  // expect-call: show
}

int main(void) {
  static struct item items[2] = {{show}, {show}};
  for_each(items, visit);
  items[0].show(2);  // expect-call: show
  other.show(3);     // expect-call: apart
  return 0;
}
