// A function that the optimiser removed is nobody's target, though the source names it.
//--- port.h
struct port { int (*send)(int); };
extern struct port *volatile shared;
//--- main.c
#include "port.h"
#define DEEP(bytes) char used[bytes]; __asm__ volatile("" : "+r"(n) : "r"(used) : "memory"); return n
struct port *volatile shared;
static int removed(int n) { return n + 1; }
static int kept(int n) { DEEP(200); }
static const struct port constant = {removed};
static struct port variable = {kept};
int use(int);
int main(int n) {
  shared = &variable;
  return constant.send(n) +  // expect-call: kept removed
         use(n);
}
// main and use push 8 each, kept reserves 200.
// expect-bound: main = 216
// expect-chain: main use kept
//--- use.c
#include "port.h"
int use(int n) {
  return shared->send(n) + 1;  // expect-call: kept removed
}
