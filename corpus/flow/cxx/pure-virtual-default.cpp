// A pure virtual method with a body is reached by its qualified name only.
struct Port {
  virtual int send(int n) = 0;
};
int Port::send(int n) { return n; }
struct Uart : Port {
  int send(int n) override { return Port::send(n) + 1; }
};
static Uart uart;
Port *volatile port = &uart;

int main() {
  return port->send(1);  // expect-call: _ZN4Uart4sendEi
}
