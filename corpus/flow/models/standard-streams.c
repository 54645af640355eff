// A stream of the C library that is kept as a context does not make the callback beside it unknown.
typedef struct __FILE FILE;
extern FILE *stdout;
extern void *vendor_context;
struct config {
  void (*debug)(void *context, int level);
  void *context;
};
struct other {
  void (*debug)(void *context, int level);
  void *context;
};
static void to_stream(void *context, int level) { (void)context, (void)level; }
static struct config config;
static struct other other;

int main(void) {
  config.debug = to_stream;
  config.context = stdout;
  other.debug = to_stream;
  other.context = vendor_context;
  config.debug(config.context, 1);  // expect-call: to_stream
  other.debug(other.context, 2);    // expect-call: to_stream
  void (*from_outside)(void) = (void (*)(void))other.context;
  from_outside();  // expect-call: unknown
  void (*from_stream)(void) = (void (*)(void))config.context;
  from_stream();  // expect-call: never-set
  return 0;
}
