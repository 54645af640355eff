typedef int (*Operation)(int);
struct Port { Operation send; };
int fill(int seed);
__attribute__((noinline)) int run(struct Port *port) { return port->send(3) + 1; }
int run_fill(void) { struct Port port = {fill}; return run(&port) + 2; }
