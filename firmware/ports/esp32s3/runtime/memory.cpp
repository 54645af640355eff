// The C library's memory and string functions that the compiler and mbedTLS call, because no
// library for the windowed ABI comes with LLVM. no_builtin keeps the compiler from making a
// function out of a call of itself.

#include <cstddef>

extern "C" {

[[clang::no_builtin]] void *memcpy(void *__restrict into, const void *__restrict from,
                                   std::size_t bytes) {
  auto *to = static_cast<unsigned char *>(into);
  const auto *source = static_cast<const unsigned char *>(from);
  for (; bytes != 0; --bytes) *to++ = *source++;
  return into;
}

[[clang::no_builtin]] void *memmove(void *into, const void *from, std::size_t bytes) {
  auto *to = static_cast<unsigned char *>(into);
  const auto *source = static_cast<const unsigned char *>(from);
  if (to <= source) return memcpy(into, from, bytes);
  while (bytes-- != 0) to[bytes] = source[bytes];
  return into;
}

[[clang::no_builtin]] void *memset(void *into, int value, std::size_t bytes) {
  auto *to = static_cast<unsigned char *>(into);
  for (; bytes != 0; --bytes) *to++ = static_cast<unsigned char>(value);
  return into;
}

[[clang::no_builtin]] int memcmp(const void *left, const void *right, std::size_t bytes) {
  const auto *a = static_cast<const unsigned char *>(left);
  const auto *b = static_cast<const unsigned char *>(right);
  for (; bytes != 0; --bytes, ++a, ++b)
    if (*a != *b) return *a - *b;
  return 0;
}

[[clang::no_builtin]] void *memchr(const void *in, int value, std::size_t bytes) {
  const auto *at = static_cast<const unsigned char *>(in);
  for (; bytes != 0; --bytes, ++at)
    if (*at == static_cast<unsigned char>(value)) return const_cast<unsigned char *>(at);
  return nullptr;
}

[[clang::no_builtin]] std::size_t strlen(const char *text) {
  const char *end = text;
  while (*end != '\0') ++end;
  return static_cast<std::size_t>(end - text);
}

[[clang::no_builtin]] int strcmp(const char *left, const char *right) {
  for (; *left != '\0' && *left == *right; ++left) ++right;
  return static_cast<unsigned char>(*left) - static_cast<unsigned char>(*right);
}
}
