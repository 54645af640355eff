// A record whose bytes come from elsewhere holds functions that are not known.
typedef __SIZE_TYPE__ size_t;
void *memcpy(void *to, const void *from, size_t size);
struct header { unsigned size; void (*start)(void); };
static void f(void) {}
static unsigned char block[512];
void (*volatile beside)(void) = f;

static void read_block(unsigned char *to) {
  for (int i = 0; i < 512; i++) to[i] = *(volatile unsigned char *)0x40001000u;
}

int main(void) {
  struct header header;
  read_block(block);
  memcpy(&header, block, sizeof header);
  header.start();  // expect-call: unknown f
  beside();        // expect-call: f
  return 0;
}
