// A volatile constant pointer to memset keeps the optimiser from seeing through; we do.
typedef __SIZE_TYPE__ size_t;
void *memset(void *, int, size_t);
static void *(*const volatile memset_func)(void *, int, size_t) = memset;
static void *mine(void *p, int c, size_t n) { (void)(c + n); return p; }
static void *(*const volatile other)(void *, int, size_t) = mine;

int main(void) {
  char secret[8];
  memset_func(secret, 0, 8);  // expect-call: memset
  other(secret, 0, 8);        // expect-call: mine
  return 0;
}
