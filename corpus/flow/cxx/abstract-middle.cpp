// A method overridden in the middle of a hierarchy is final for those below that do not.
struct Base {
  virtual int run() = 0;
};
struct Middle : Base {
  int run() override { return step(); }  // expect-call: _ZN3One4stepEv _ZN3Two4stepEv
  virtual int step() = 0;
};
struct One : Middle {
  int step() override { return 1; }
};
struct Two : Middle {
  int step() override { return 2; }
};
struct Apart : Base {
  int run() override { return 3; }
};
static One one;
static Two two;
static Apart apart;
volatile int choice;

int main() {
  Base *base = choice ? static_cast<Base *>(&one) : &two;
  Base *other = &apart;
  return base->run() +    // expect-call: _ZN6Middle3runEv
         other->run();    // expect-call: _ZN5Apart3runEv
}
