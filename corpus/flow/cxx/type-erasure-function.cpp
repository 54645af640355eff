// A hand-written function object that erases the type of what it holds.
using size = decltype(sizeof 0);
void *operator new(size, void *p) noexcept;
inline void *operator new(size, void *p) noexcept { return p; }
extern "C" int f(int n) { return n; }
extern "C" int g(int n) { return n + 1; }
class Function {
 public:
  template <typename Call>
  Function(Call call) {
    static_assert(sizeof(Call) <= sizeof memory_);
    new (memory_) Call(call);
    invoke_ = [](void *memory, int n) { return (*static_cast<Call *>(memory))(n); };  // expect-call: g
  }
  int operator()(int n) { return invoke_(memory_, n); }  // expect-call: _ZZN8FunctionC1IPFiiEEET_ENUlPviE_8__invokeES4_i _ZZN8FunctionC1IZ4mainvE3$_0EET_ENUlPviE_8__invokeES3_i

 private:
  alignas(8) char memory_[16];
  int (*invoke_)(void *, int);
};

int main() {
  int (*kept)(int) = f;
  Function one = [kept](int n) { return kept(n); };  // expect-call: f
  Function two = g;
  return one(1) + two(2);
}
