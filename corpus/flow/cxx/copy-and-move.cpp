// Copy and move operations, implicit and written, carry what the object holds.
using action = void (*)();
extern "C" void f() {}
extern "C" void g() {}
struct Plain { action call; };
struct Owner {
  explicit Owner(action given) : call(given) {}
  Owner(Owner &&other) : call(other.call) { other.call = nullptr; }
  Owner &operator=(Owner &&other) {
    call = other.call;
    return *this;
  }
  action call;
};

int main() {
  Plain plain = {f}, copy = plain, again{};
  again = copy;
  Owner owner(g), moved(static_cast<Owner &&>(owner)), last(nullptr);
  last = static_cast<Owner &&>(moved);
  again.call();  // expect-call: f
  last.call();   // expect-call: g
  return 0;
}
