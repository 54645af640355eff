// A C interface with a context gets a static method that calls the object's virtual one.
extern "C" {
typedef int (*c_callback)(void *, int);
static c_callback callback;
static void *context;
void c_register(c_callback call, void *with) {
  callback = call;
  context = with;
}
int c_run(int n) {
  return callback(context, n);  // expect-call: _ZN5Owner5thunkEPvi
}
}
struct Owner {
  static int thunk(void *self, int n) {
    return static_cast<Owner *>(self)->on_event(n);  // expect-call: _ZN7Derived8on_eventEi
  }
  virtual int on_event(int n) = 0;
};
struct Derived : Owner {
  int on_event(int n) override { return n; }
};
struct Never : Owner {
  int on_event(int n) override { return n + 1; }
};

int main() {
  static Derived derived;
  Owner *owner = &derived;
  c_register(&Owner::thunk, owner);
  return c_run(1);
}
