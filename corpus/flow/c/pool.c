// Objects of two types out of one static pool of bytes keep their fields apart.
struct job { void (*run)(int); struct job *next; };
struct timer { int ticks; void (*expired)(int); };
static void work(int n) { (void)n; }
static void ring(int n) { (void)n; }
static _Alignas(8) unsigned char pool[1024];
static unsigned used;

static void *take(unsigned size) {
  void *taken = pool + used;
  used += (size + 7u) & ~7u;
  return taken;
}

int main(void) {
  struct job *job = take(sizeof *job);
  struct timer *timer = take(sizeof *timer);
  job->run = work;
  timer->expired = ring;
  job->run(1);        // expect-call: work
  timer->expired(2);  // expect-call: ring
  return 0;
}
