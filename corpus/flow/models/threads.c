// pthread_create starts a root on another stack, with its argument and no other.
// expect-root: worker task
typedef unsigned long pthread_t;
int pthread_create(pthread_t *, const void *, void *(*)(void *), void *);
struct work { void (*run)(int); };
static void f(int n) { (void)n; }
static void g(int n) { (void)n; }
static struct work mine = {f};
static void (*beside)(int) = g;
static void *worker(void *given) {
  struct work *work = given;
  work->run(1);  // expect-call: f
  return given;
}

int main(void) {
  pthread_t thread;
  beside(2);  // expect-call: g
  return pthread_create(&thread, 0, worker, &mine);
}
