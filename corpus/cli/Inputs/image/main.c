#include "ports.h"
int main(void) {
  open_flat();
  return flat->fill(1) + 1;
}
int on_tick(void) {
  open_deep();
  return deep->fill(2) + 1;
}
