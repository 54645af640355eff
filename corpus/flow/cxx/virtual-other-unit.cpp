// Overriders stand in units that the caller's knows nothing of, and so do their objects.
//--- port.h
struct Port {
  virtual int send(int n);
};
Port &make();
//--- main.cpp
#include "port.h"
int main() {
  return make().send(1);  // expect-call: _ZN4Uart4sendEi
}
//--- uart.cpp
#include "port.h"
int Port::send(int n) { return n; }
struct Uart : Port {
  int send(int n) override { return n + 1; }
};
static Uart uart;
Port &make() { return uart; }
//--- unused.cpp
#include "port.h"
struct Unused : Port {
  int send(int n) override { return n + 2; }
};
static Unused unused;
static Port *beside = &unused;
int other() {
  return beside->send(2);  // expect-call: _ZN6Unused4sendEi
}
