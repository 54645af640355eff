#include "ports.h"
static int fill(int seed) {
  volatile int room[20];
  room[seed] = seed;
  return room[1];
}
static struct Flat port = {fill};
struct Flat *volatile flat;
void open_flat(void) { flat = &port; }
