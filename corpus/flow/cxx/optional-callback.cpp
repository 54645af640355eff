// An optional callback that holds its value in a union, as std::optional does.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
template <typename T>
class Optional {
 public:
  constexpr Optional() : none_{}, has_(false) {}
  constexpr Optional(T value) : value_(value), has_(true) {}
  explicit operator bool() const { return has_; }
  T &operator*() { return value_; }

 private:
  union {
    char none_;
    T value_;
  };
  bool has_;
};
static Optional<action> set = f;
static Optional<void (*)(int)> unset;
static action volatile beside = g;

int main() {
  if (set) (*set)();       // expect-call: f
  if (unset) (*unset)(1);  // expect-call: never-set
  beside();                // expect-call: g
  return 0;
}
