// A virtual call through a reference has no callee in the machine code.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
// The call is at depth 24 on Thumb, 48 on Xtensa.
// expect-stack: _Z6callerR6Stream unbounded unresolved-indirect-call at-least 24 [thumbv*]
// expect-stack: _Z6callerR6Stream unbounded unresolved-indirect-call at-least 48 [xtensa-*]
struct Stream {
  virtual int read(char *bytes, int count) = 0;
};
int caller(Stream &stream) {
  char bytes[16];
  return stream.read(bytes, 16) + bytes[3];
}
