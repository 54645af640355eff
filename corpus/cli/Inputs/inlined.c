__attribute__((noinline)) static int read_one(int channel) {
  volatile int values[4];
  values[3] = channel;
  return values[3];
}

static int twice(int channel) { return read_one(channel) + read_one(channel + 1); }

int main(void) { return twice(1); }
