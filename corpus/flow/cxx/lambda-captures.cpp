// Captures by value, by reference, with an initialiser, and of this.
using action = void (*)();
extern "C" void by_value() {}
extern "C" void by_reference() {}
extern "C" void by_init() {}
extern "C" void of_this() {}
extern "C" void late() {}
struct Owner {
  action hook = of_this;
  auto make() {
    return [this] { hook(); };  // expect-call: of_this
  }
  auto copy() {
    return [*this] { hook(); };  // expect-call: of_this
  }
};

int main() {
  action one = by_value, two = by_reference;
  auto call = [one, &two, three = action(by_init)] {
    one();    // expect-call: by_value
    two();    // expect-call: by_reference late
    three();  // expect-call: by_init
  };
  two = late;
  call();
  Owner owner;
  owner.make()();
  owner.copy()();
  return 0;
}
