// A method called by its qualified name, or on an object itself, is no virtual call.
struct Port {
  virtual int send(int n) { return n; }
};
struct Uart : Port {
  int send(int n) override {
    return Port::send(n) + helper();
  }
  int helper() { return 2; }
};
struct Other : Port {
  int send(int n) override { return n - 1; }
};
static Uart uart;
static Other other;
Port *volatile port = &uart;

int main() {
  Port *second = &other;
  return port->send(1) +     // expect-call: _ZN4Uart4sendEi
         port->Port::send(2) +
         second->send(3);    // expect-call: _ZN5Other4sendEi
}
