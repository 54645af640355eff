// All elements of an array of records share their fields, whichever index is called.
struct command {
  const char *name;
  int (*run)(int);
  int (*help)(int);
};
static int get(int n) { return n; }
static int set(int n) { return n + 1; }
static int drop(int n) { return n + 2; }
static int help_all(int n) { return n + 3; }
static const struct command commands[] = {
    {"get", get, help_all},
    {.run = set, .name = "set"},
    [3] = {"drop", drop, 0},
};

int main(int index) {
  return commands[index].run(1) +  // expect-call: drop get set
         commands[index].help(2);  // expect-call: help_all
}
