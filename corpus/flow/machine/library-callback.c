// Code without source that a model says calls its argument: what it calls counts on its stack.
//--- main.c
typedef __SIZE_TYPE__ size_t;
void qsort(void *, size_t, size_t, int (*)(const void *, const void *));
static int compare(const void *a, const void *b) {
  char used[200];
  __asm__ volatile("" : : "r"(used) : "memory");
  return *(const char *)a - *(const char *)b;
}
static int values[4];
static int (*volatile beside)(const void *, const void *) = compare;

int main(int n) {
  if (n == 77) return beside(values, values);  // expect-call: compare
  qsort(values, 4, sizeof values[0], compare);
  return values[0];
}
// main pushes 8, qsort 8 and reserves 24, compare reserves 200.
// expect-bound: main = 240
// expect-chain: main qsort compare
//--- qsort.s
  .syntax unified
  .thumb
  .text
  .globl qsort
  .type qsort, %function
  .thumb_func
qsort:
  push {r4, lr}
  sub sp, #24
  mov r1, r0
  blx r3
  add sp, #24
  pop {r4, pc}
  .size qsort, . - qsort
