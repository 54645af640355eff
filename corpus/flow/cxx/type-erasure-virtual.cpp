// A holder that erases a type by a virtual method of a template.
extern "C" int f(int n) { return n; }
extern "C" int g(int n) { return n + 1; }
struct Holder {
  virtual int call(int n) = 0;
};
template <typename Call>
struct Held : Holder {
  explicit Held(Call given) : held(given) {}
  int call(int n) override { return held(n); }  // expect-call: f g
  Call held;
};
struct Other : Holder {
  int call(int n) override { return n; }
};

int main() {
  Held<int (*)(int)> one(f), two(g);
  Other none;
  Holder &first = one;
  Holder &last = none;
  return first.call(1) + two.call(2) +  // expect-call: _ZN4HeldIPFiiEE4callEi
         last.call(3);                  // expect-call: _ZN5Other4callEi
}
