// Array designators and GNU ranges initialise elements of one table, not of another.
static void unused(void) {}
static void tick(void) {}
static void pulse(void) {}
static void (*const table[8])(void) = {[0 ... 5] = unused, [2] = tick, pulse};
static void (*const other[2])(void) = {[1] = tick};

int main(int index) {
  table[index]();  // expect-call: pulse tick unused
  other[index]();  // expect-call: tick
  return 0;
}
