// A function without source and model may write to what it gets a pointer to, however far away.
struct inner { void (*call)(int); };
struct outer { struct inner *inner; };
struct apart { void (*call)(int); };
void blob_fill(struct outer *);
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }
static struct inner inner = {f};
static struct apart apart = {g};

int main(void) {
  struct outer outer = {&inner};
  blob_fill(&outer);
  inner.call(1);  // expect-call: unknown f g
  apart.call(2);  // expect-call: g
  return 0;
}
