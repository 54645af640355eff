// A thunk that changes what a method returns has a frame of its own.
struct Port {
  virtual int number() { return 1; }
};
struct Shape {
  virtual Shape *copy(int n) = 0;
};
struct Square : Port, Shape {
  __attribute__((noinline)) Square *copy(int n) override {
    char used[200];
    asm volatile("" : "+r"(n) : "r"(used) : "memory");
    return n ? this : nullptr;
  }
};
static Square square;
Shape *volatile shape = &square;

int main() {
  return shape->copy(1) != nullptr;  // expect-call: _ZN6Square4copyEi
}
// main pushes 8, the thunk 8, copy reserves 200.
// expect-bound: main = 216
