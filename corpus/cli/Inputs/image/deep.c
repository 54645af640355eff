#include "ports.h"
static int fill(int seed) {
  volatile int room[200];
  room[seed] = seed;
  return room[1];
}
static struct Deep port = {fill};
struct Deep *volatile deep;
void open_deep(void) { deep = &port; }
