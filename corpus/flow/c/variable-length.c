// The size of a variable-length array is evaluated, in a declaration and in sizeof.
static int three(void) { return 3; }
static int four(void) { return 4; }
static int five(void) { return 5; }
static int (*count)(void);
int (*volatile rows)(void) = four;
int (*volatile columns)(void) = five;

int main(void) {
  volatile char used[(count = three, 2)];
  used[0] = 0;
  return count() +                         // expect-call: three
         (int)sizeof(char[rows()]) +       // expect-call: four
         (int)sizeof(char[2][columns()]);  // expect-call: five
}
