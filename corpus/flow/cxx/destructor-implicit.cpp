// Destructors that no one writes a call of: of locals, members, bases and temporaries.
extern "C" int on_member() { return 1; }
extern "C" int on_base() { return 2; }
extern "C" int apart() { return 3; }
struct Member {
  int (*hook)();
  ~Member() { hook(); }  // expect-call: on_member
};
struct Base {
  int (*hook)();
  ~Base() { hook(); }  // expect-call: on_base
};
struct Whole : Base {
  Member member;
};
struct Never {
  int (*hook)();
  ~Never() { if (hook) hook(); }  // expect-call: apart
};

int main() {
  { Whole whole = {{on_base}, {on_member}}; }
  Never{apart};
  return 0;
}
