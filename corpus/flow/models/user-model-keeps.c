// What a store without source gives back is a function that the program took the address of.
// fact: {"model": {"functions": ["store_get", "store_put"], "keeps": true}, "why": "a case"}
void store_put(int, void *);
void *store_get(int);
typedef void action(int);
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }
static void other_kind(int n, int m) { (void)(n + m); }
static void never_taken(int n) { (void)n; }
static void (*volatile beside)(int, int) = other_kind;

int main(void) {
  store_put(1, (void *)f);
  store_put(2, (void *)g);
  ((action *)store_get(1))(3);  // expect-call: by-signature f g
  beside(4, 5);                 // expect-call: other_kind
  never_taken(6);
  return 0;
}
