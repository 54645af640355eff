// Recursion that no compiler turns into a loop.
// target: thumbv6m-gcc-Os thumbv7m-clang-O2 xtensa-clang-Os
// expect-stack: tree unbounded recursion [thumbv*]
// Xtensa multiplies with libgcc's __mulsi3.
// expect-stack: tree unbounded recursion, unknown-external [xtensa-*]
int tree(const int *nodes, int index) {
  if (index > 100) return nodes[index];
  return tree(nodes, index * 2) + 3 * tree(nodes, index * 2 + 1);
}
