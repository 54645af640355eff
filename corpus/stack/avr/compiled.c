// What avr-gcc makes of frames, a dense switch and variable arguments.
// target: avr-gcc-Os avr6-gcc-O2
// r28 and r29, and the array.
// expect-stack: shallow = 34
// expect-stack: deep = 194
// 2 registers, or none; the return address; deep.
// expect-stack: caller = 198 [avr-gcc-Os]
// expect-stack: caller = 197 [avr6-gcc-O2]
// 15 registers, or 16 with RAMPZ; the return address; deep.
// expect-stack: __vector_1 = 211 [avr-gcc-Os]
// expect-stack: __vector_1 = 213 [avr6-gcc-O2]
#define FRAME(name, bytes)                              \
  __attribute__((noinline)) char name(char value) {     \
    volatile char data[bytes];                          \
    data[value & 3] = value;                            \
    return data[1];                                     \
  }
FRAME(shallow, 32)
FRAME(deep, 192)

char caller(unsigned char key, char value) {
  switch (key) {
    case 0: return shallow(value) + 1;
    case 1: return (value << 3) - 1;
    case 2: return deep(value) + 7;
    case 3: return shallow(value) - 9;
    case 4: return value >> 3;
    case 5: return value ^ 0x55;
    case 6: return shallow(value) + 5;
    case 7: return value + 9;
    case 8: return value ^ 3;
    default: return -1;
  }
}

__attribute__((signal, used)) void __vector_1(void) { deep(1); }
