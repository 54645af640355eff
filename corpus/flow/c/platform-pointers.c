// Static pointers that start as functions of the C library and can be replaced.
typedef __SIZE_TYPE__ size_t;
void *calloc(size_t, size_t);
void free(void *);
int snprintf(char *, size_t, const char *, ...);
static void *(*platform_calloc)(size_t, size_t) = calloc;
static void (*platform_free)(void *) = free;
static int (*platform_snprintf)(char *, size_t, const char *, ...) = snprintf;
static void *pool_calloc(size_t n, size_t size) { (void)(n + size); return 0; }
static void pool_free(void *p) { (void)p; }

static void replace(void *(*give)(size_t, size_t), void (*take)(void *)) {
  platform_calloc = give;
  platform_free = take;
}

int main(void) {
  char text[8];
  replace(pool_calloc, pool_free);
  platform_free(platform_calloc(1, 2));      // expect-call: free pool_free; calloc pool_calloc
  return platform_snprintf(text, 8, "%d", 1);  // expect-call: snprintf
}
