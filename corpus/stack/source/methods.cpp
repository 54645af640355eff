// C++ methods and templates under their linker names.
// target: thumbv6m-gcc-Os thumbv7m-gcc-O2 thumbv7m-clang-Os xtensa-clang-Os
// GCC: push 4 + sub sp 124; Clang: push 8 + sub sp 120; put pushes nothing.
// Xtensa: caller entry 160, and 32 + 16 for put.
// expect-stack: _Z6calleri = 128 [thumbv*]
// expect-stack: _ZN6BufferILi30EE3putEii = 0 [thumbv*]
// expect-stack: _Z6calleri = 208 [xtensa-*]
// expect-stack: _ZN6BufferILi30EE3putEii = 48 [xtensa-*]
template <int words>
struct Buffer {
  volatile int data[words];
  __attribute__((noinline)) int put(int index, int value) {
    data[index] = value;
    return data[0];
  }
};

int caller(int value) {
  Buffer<30> buffer;
  return buffer.put(value & 15, value) + 1;
}
