// Takes the place of the C++ library's, which would pull in unwinding and abort().

/// Called where a pure virtual function is called during construction, which no class here
/// does; stops where a debugger finds it.
extern "C" [[noreturn]] void __cxa_pure_virtual() {
  for (volatile bool stay = true; stay;) {
  }
  __builtin_unreachable();
}
