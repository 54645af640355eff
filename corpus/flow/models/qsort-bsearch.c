// qsort and bsearch call what compares, with elements of the array (and the key).
typedef __SIZE_TYPE__ size_t;
void qsort(void *, size_t, size_t, int (*)(const void *, const void *));
void *bsearch(const void *, const void *, size_t, size_t, int (*)(const void *, const void *));
struct item { int (*rank)(void); int n; };
struct key { int (*rank)(void); };
static int first(void) { return 1; }
static int second(void) { return 2; }
static int of_key(void) { return 3; }
static int by_rank(const void *a, const void *b) {
  return ((const struct item *)a)->rank() -  // expect-call: first second
         ((const struct item *)b)->rank();   // expect-call: first second
}
static int to_key(const void *k, const void *b) {
  return ((const struct key *)k)->rank() -   // expect-call: of_key
         ((const struct item *)b)->rank();   // expect-call: first second
}
static struct item items[] = {{first, 0}, {second, 1}};

int main(void) {
  struct key key = {of_key};
  qsort(items, 2, sizeof items[0], by_rank);
  struct item *found = bsearch(&key, items, 2, sizeof items[0], to_key);
  return found ? found->rank() : 0;  // expect-call: first second
}
