// GCC's atomic builtins move pointers as their C11 counterparts do.
typedef void action(void);
static void f(void) {}
static void g(void) {}
static void h(void) {}
static action *first, *second, *third;

int main(void) {
  __atomic_store_n(&first, f, __ATOMIC_RELEASE);
  action *desired = g;
  __atomic_store(&second, &desired, __ATOMIC_RELEASE);
  __sync_bool_compare_and_swap(&third, 0, h);
  action *loaded;
  __atomic_load(&second, &loaded, __ATOMIC_ACQUIRE);
  __atomic_load_n(&first, __ATOMIC_ACQUIRE)();  // expect-call: f
  loaded();                                     // expect-call: g
  third();                                      // expect-call: h
  return 0;
}
