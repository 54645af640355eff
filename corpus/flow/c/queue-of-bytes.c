// Records that pass through a queue of bytes come out with their fields; others stay apart.
typedef __SIZE_TYPE__ size_t;
void *memcpy(void *to, const void *from, size_t size);
struct job { void (*run)(int); int value; };
struct timer { void (*expired)(int); int ticks; };
static void work(int n) { (void)n; }
static void ring(int n) { (void)n; }
static unsigned char ring_buffer[256];
static unsigned head, tail;

static void put(const void *item, size_t size) {
  memcpy(ring_buffer + head, item, size);
  head += size;
}
static void get(void *item, size_t size) {
  memcpy(item, ring_buffer + tail, size);
  tail += size;
}

int main(void) {
  struct job job = {work, 1}, next;
  struct timer timer = {ring, 2}, due;
  put(&job, sizeof job);
  put(&timer, sizeof timer);
  get(&next, sizeof next);
  get(&due, sizeof due);
  next.run(next.value);    // expect-call: work
  due.expired(due.ticks);  // expect-call: ring
  return 0;
}
