// malloc's and realloc's objects are found through void pointers, each with its own fields.
typedef __SIZE_TYPE__ size_t;
void *malloc(size_t);
void *calloc(size_t, size_t);
void *realloc(void *, size_t);
void free(void *);
struct job { void (*run)(int); };
typedef void action(int);
static void work(int n) { (void)n; }
static void more(int n) { (void)n; }
static void listed(int n) { (void)n; }

int main(int n) {
  struct job *job = malloc(sizeof *job);
  job->run = work;
  struct job *jobs = calloc(4, sizeof *jobs);
  jobs = realloc(jobs, 8 * sizeof *jobs);
  jobs[5].run = more;
  action **table = malloc(4 * sizeof *table);
  action **empty = malloc(4 * sizeof *empty);
  table[n] = listed;
  job->run(1);                     // expect-call: more work
  table[n](2);                     // expect-call: listed
  if (empty[n]) empty[n](3);       // expect-call: never-set
  free(job);
  return 0;
}
