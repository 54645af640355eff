_Noreturn void stop(unsigned code);

// As GCC lays it out: what calls `stop` has no frame, and stands before the end of what has one.
__attribute__((naked)) int at(unsigned index) {
  __asm__("cmp r0, #7\n"
          "bhi 1f\n"
          "push {r4, lr}\n"
          "b 2f\n"
          "1: bl stop\n"
          "2: pop {r4, pc}\n");
}

int main(void) {
  int row = at(3);
  if (row < 0) stop(1);
  return row;
}
