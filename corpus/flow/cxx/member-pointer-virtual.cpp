// A pointer to a virtual method calls what the object's class makes of it.
struct Port {
  virtual int send(int n) = 0;
  virtual int stop(int n) { return n; }
};
struct Uart : Port {
  int send(int n) override { return n; }
};
struct Spi : Port {
  int send(int n) override { return n + 1; }
};
struct Can : Port {  // nobody makes one
  int send(int n) override { return n + 2; }
};
static Uart uart;
static Spi spi;

static int call(Port &port, int (Port::*method)(int)) {
  return (port.*method)(1);  // expect-call: _ZN3Spi4sendEi _ZN4Uart4sendEi
}

int main() {
  int (Uart::*own)(int) = &Port::stop;
  return call(uart, &Port::send) + call(spi, &Port::send) +
         (uart.*own)(2);  // expect-call: _ZN4Port4stopEi
}
