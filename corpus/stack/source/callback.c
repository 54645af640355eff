// A call through a function pointer argument has no known callee.
// target: thumbv6m-gcc-Os thumbv7m-clang-O2 xtensa-clang-Os
// expect-stack: apply unbounded unresolved-indirect-call
int apply(int (*operation)(int), int value) { return operation(value) + 1; }
