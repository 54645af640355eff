// Each state is a function that returns the next one in a record, as C has no recursive type.
struct state { struct state (*next)(int); };
static struct state idle(int), busy(int), done(int), never(int);
static struct state idle(int n) { return (struct state){n ? busy : idle}; }
static struct state busy(int n) { return (struct state){n ? done : busy}; }
static struct state done(int n) { return (struct state){n ? idle : 0}; }
static struct state never(int n) { return (struct state){n ? never : 0}; }
static struct state (*volatile beside)(int) = never;

int main(int n) {
  struct state state = {idle};
  while (state.next) state = state.next(n);  // expect-call: busy done idle never
  beside(n);                                 // expect-call: never
  return 0;
}
