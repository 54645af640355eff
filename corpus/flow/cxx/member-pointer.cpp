// Pointers to methods: a plain one is that method, in tables and fields as well.
struct Parser {
  using state = int (Parser::*)(int);
  int idle(int n) { return n; }
  int body(int n) { return n + 1; }
  int never(int n) { return n + 2; }
  int step(int n) {
    return (this->*now)(n);  // expect-call: _ZN6Parser4bodyEi _ZN6Parser4idleEi
  }
  state now = &Parser::idle;
};
static constexpr Parser::state table[] = {&Parser::never, nullptr};

int main() {
  static volatile int index;
  Parser parser;
  parser.step(1);
  parser.now = &Parser::body;
  parser.step(2);
  return (parser.*table[index])(3);  // expect-call: _ZN6Parser5neverEi
}
