// Functions on strings return a place in their argument and move no pointers.
typedef __SIZE_TYPE__ size_t;
char *strchr(const char *, int);
size_t strlen(const char *);
struct name { char text[8]; void (*greet)(int); };
static void greet(int n) { (void)n; }
static void apart(int n) { (void)n; }
static void (*volatile beside)(int) = apart;

int main(void) {
  struct name name = {"a:b", greet};
  char *colon = strchr(name.text, ':');
  *colon = 0;
  name.greet((int)strlen(name.text));  // expect-call: greet
  beside(1);                           // expect-call: apart
  return 0;
}
