// A call through a second base goes by a thunk, which moves the object and goes on.
struct Reader {
  virtual int read(int n) { return n; }
};
struct Writer {
  virtual int write(int n) = 0;
};
struct File : Reader, Writer {
  __attribute__((noinline)) int write(int n) override {
    char used[200];
    asm volatile("" : "+r"(n) : "r"(used) : "memory");
    return n;
  }
};
struct Never : Writer {
  int write(int n) override {
    char used[400];
    asm volatile("" : "+r"(n) : "r"(used) : "memory");
    return n;
  }
};
static File file;
Writer *volatile writer = &file;

int main() {
  return writer->write(1) + 1;  // expect-call: _ZN4File5writeEi
}
// main pushes 8, the thunk jumps to write, which reserves 200.
// expect-bound: main = 208
