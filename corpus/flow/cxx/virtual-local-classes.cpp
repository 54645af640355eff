// Classes of one name in unnamed namespaces of two units are two classes.
//--- port.h
struct Port {
  virtual int send(int n) = 0;
};
//--- main.cpp
#include "port.h"
int other();
namespace {
struct Uart : Port {
  int send(int n) override { return n; }
};
Uart uart;
Port *volatile port = &uart;
}
int main() {
  return port->send(1) +  // expect-call: _ZN12_GLOBAL__N_14Uart4sendEi
         other();
}
//--- other.cpp
#include "port.h"
extern "C" int marked() { return 7; }
namespace {
struct Uart : Port {
  virtual int mark() { return marked(); }
  int send(int n) override { return n + mark(); }  // expect-call: _ZN12_GLOBAL__N_14Uart4markEv
};
Uart uart;
Port *volatile port = &uart;
}
int other() {
  return port->send(2);  // expect-call: _ZN12_GLOBAL__N_14Uart4sendEi
}
