// container_of goes from a member back to its record, past other members.
#include <stddef.h>
#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))
struct list { struct list *next; };
struct timer { int ticks; void (*expired)(int); struct list link; };
struct job { struct list link; void (*run)(int); };
static void ring(int n) { (void)n; }
static void work(int n) { (void)n; }
static struct list *timers, *jobs;

int main(void) {
  struct timer timer = {1, ring, {0}};
  struct job job = {{0}, work};
  timers = &timer.link;
  jobs = &job.link;
  for (struct list *at = timers; at; at = at->next)
    container_of(at, struct timer, link)->expired(1);  // expect-call: ring
  for (struct list *at = jobs; at; at = at->next)
    container_of(at, struct job, link)->run(2);  // expect-call: work
  return 0;
}
