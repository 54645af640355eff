// A function without source that gets only numbers, or a buffer of them, changes no pointers.
int blob_sum(const unsigned char *, int);
static void f(void) {}
static void (*hook)(void) = f;
static unsigned char buffer[16];

int main(void) {
  int sum = blob_sum(buffer, 16);
  hook();  // expect-call: f
  return sum;
}
