// A lambda that gets itself to call itself, and one in a static local.
extern "C" int f(int n) { return n; }

int main() {
  auto down = [](auto &self, int (*end)(int), int n) -> int {
    return n ? self(self, end, n - 1) : end(n);  // expect-call: f
  };
  static const auto kept = [](int (*call)(int)) { return call(1); };  // expect-call: f
  return down(down, f, 3) + kept(f);
}
