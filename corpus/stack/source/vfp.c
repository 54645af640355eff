// Callee-saved FPU registers: 8 bytes each, pushed in pairs or alone.
// target: thumbv7em-hf-gcc-Os thumbv7em-hf-gcc-O2 thumbv7em-hf-clang-Os
// GCC: source sub sp 8; mix push 8, and 8 for source.
// Clang: source sub sp 4; mix push 8 + vpush of d8-d12 40 = 48, and 4 for source.
// expect-stack: source = 8 [*-gcc-*]
// expect-stack: mix = 16 [*-gcc-*]
// expect-stack: source = 4 [*-clang-*]
// expect-stack: mix = 52 [*-clang-*]
__attribute__((noinline)) float source(float value) {
  volatile float copy = value;
  return copy;
}

float mix(float a, float b, float c) {
  float x = source(a), y = source(b), z = source(c);
  return x * y + z * x + y * z + a * b * c;
}
