volatile int ticks;

static int sum(const volatile int *values) {
  int total = 0;
  for (int i = 0; i < 16; ++i) total += values[i];
  return total;
}

__attribute__((noinline)) int fill(int seed) {
  volatile int values[16];
  for (int i = 0; i < 16; ++i) values[i] = seed + i;
  return sum(values);
}

void on_tick(void) { ticks = ticks + 1; }

int main(void) { return fill(ticks) + 1; }
