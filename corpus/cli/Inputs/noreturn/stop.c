_Noreturn void stop(unsigned code) {
  volatile unsigned last = code;
  for (;;) (void)last;
}
