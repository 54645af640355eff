// An object in a buffer, found again by casting the buffer: any object that was made may be it.
using size = decltype(sizeof 0);
inline void *operator new(size, void *p) noexcept { return p; }
struct Port {
  virtual int send(int n) = 0;
};
struct Uart : Port {
  int send(int n) override { return n; }
};
struct Never : Port {
  int send(int n) override { return n + 1; }
};
alignas(8) static unsigned char memory[16];

int main() {
  new (memory) Uart;
  Port *port = __builtin_launder(reinterpret_cast<Uart *>(memory));
  Port *base = reinterpret_cast<Port *>(memory);
  return port->send(1) +  // expect-call: _ZN4Uart4sendEi
         base->send(2);   // expect-call: _ZN4Uart4sendEi
}
