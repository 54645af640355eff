// The user names what the calls of one line lead to; calls of other lines are as they were.
// fact: {"call": {"function": "main", "file": "user-call.c", "line": 8}, "targets": ["f"], "why": "a case"}
void (*blob_get(int))(int);
static void f(int n) { (void)n; }
static void (*volatile beside)(int) = f;

int main(void) {
  blob_get(1)(2);  // expect-call: f
  blob_get(2)(3);  // expect-call: unknown f
  beside(4);       // expect-call: f
  return 0;
}
