#include "http/text_writer.h"

#include <algorithm>
#include <array>

namespace http {

TextWriter &TextWriter::put(std::string_view text) {
  fits_ = fits_ && text.size() <= into_.size() - used_;
  if (!fits_) return *this;
  std::copy(text.begin(), text.end(), into_.begin() + static_cast<std::ptrdiff_t>(used_));
  used_ += text.size();
  return *this;
}

TextWriter &TextWriter::put_number(std::uint32_t number) {
  std::array<char, 10> digits;  // 4294967295
  std::size_t first = digits.size();
  do {
    digits[--first] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  return put({digits.data() + first, digits.size() - first});
}

}  // namespace http
