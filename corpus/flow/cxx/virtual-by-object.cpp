// A pointer that only ever points to objects of one class calls that class's method.
struct Port {
  virtual int send(int n) = 0;
};
struct Uart : Port {
  int send(int n) override { return n; }
};
struct Spi : Port {
  int send(int n) override { return n + 1; }
};
static Uart uart;
static Spi spi;
static Port *one = &uart;
static Port *other = &spi;

int main() {
  return one->send(1) +    // expect-call: _ZN4Uart4sendEi
         other->send(2);   // expect-call: _ZN3Spi4sendEi
}
