#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace http {

/// Puts text into a fixed buffer; once something does not fit, nothing more is put and
/// fits() stays false.
class TextWriter {
 public:
  explicit TextWriter(std::span<char> into) : into_(into) {}

  TextWriter &put(std::string_view text);
  TextWriter &put_number(std::uint32_t number);

  bool fits() const { return fits_; }
  std::string_view text() const { return {into_.data(), used_}; }

 private:
  std::span<char> into_;
  std::size_t used_ = 0;
  bool fits_ = true;
};

/// The text as the bytes that go over the wire.
inline std::span<const std::uint8_t> bytes_of(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

}  // namespace http
