// Arithmetic the CPU does not have is a call into the compiler's library.
// target: thumbv7m-gcc-Os thumbv7em-hf-gcc-Os
// expect-stack: scale unbounded unknown-external at-least 8
double scale(double value) { return value * 1.5; }
