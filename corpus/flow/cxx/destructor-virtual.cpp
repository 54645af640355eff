// delete calls the deleting destructor of the object's class, p->~Base() the complete one.
// Both variants of a destructor make the calls of its body.
using size = decltype(sizeof 0);
void *operator new(size, void *p) noexcept { return p; }
void operator delete(void *) noexcept {}
void operator delete(void *, size) noexcept {}
extern "C" int on_end() { return 1; }
struct Base {
  virtual ~Base() {}
  int (*hook)() = nullptr;
};
struct Derived : Base {
  ~Derived() override { hook(); }  // expect-call: on_end; on_end
};
struct Other : Base {
  ~Other() override { on_end(); }
};
alignas(8) static char memory[64], more[64];

int main() {
  Base *one = new (memory) Derived;
  one->hook = on_end;
  delete one;        // expect-call: _ZN7DerivedD0Ev
  Base *two = new (more) Other;
  two->~Base();      // expect-call: _ZN5OtherD2Ev
  return 0;
}
