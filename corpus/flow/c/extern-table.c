// A table that one unit defines and another calls; a static table of that name is another.
//--- main.c
extern int (*const commands[])(int);
int other(void);
int main(int n) {
  return commands[n](1) +  // expect-call: get set
         other();
}
//--- table.c
static int get(int n) { return n; }
static int set(int n) { return n + 1; }
int (*const commands[2])(int) = {get, set};
//--- other.c
static int mine(int n) { return n + 2; }
static int (*const commands[])(int) = {mine};
volatile int index;
int other(void) {
  return commands[index](2);  // expect-call: mine
}
