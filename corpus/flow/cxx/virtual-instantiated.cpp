// A virtual call reaches overriders of classes that some object has, not of the others.
struct Port {
  virtual int send(int n) = 0;
  virtual int stop() { return 1; }
};
struct Uart : Port {
  int send(int n) override { return n; }
};
struct Spi : Port {
  int send(int n) override { return n + 1; }
  int stop() override { return 2; }
};
struct Can : Port {  // nobody makes one
  int send(int n) override { return n + 2; }
};
Uart uart;
Spi spi;

static int use(Port &port) {
  return port.send(1) +  // expect-call: _ZN3Spi4sendEi _ZN4Uart4sendEi
         port.stop();    // expect-call: _ZN3Spi4stopEv _ZN4Port4stopEv
}

int main() { return use(uart) + use(spi); }
