// The user's models of a function that copies memory, and of one that returns its argument.
// fact: {"model": {"functions": ["blob_move"], "copies": [{"to": "*0", "from": "*1"}]}, "why": "a case"}
// fact: {"model": {"functions": ["blob_same"], "copies": [{"to": "result", "from": "0"}]}, "why": "a case"}
struct hooks { void (*call)(int); };
void blob_move(void *, const void *, int);
struct hooks *blob_same(struct hooks *);
typedef void action(int);
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }

int main(void) {
  static struct hooks hooks = {f};
  action *from = g, *to;
  blob_move(&to, &from, sizeof to);
  to(1);                         // expect-call: g
  blob_same(&hooks)->call(2);    // expect-call: f
  return 0;
}
