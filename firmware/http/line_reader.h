#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace http {

/// One line of a message, in pieces of any size; its first `bytes_kept` letters are kept. It ends
/// with LF, and a CR before that belongs to the end (RFC 9112 section 2.2).
template <std::size_t bytes_kept>
class LineReader {
 public:
  /// Uses `input` up to the end of the line, or all of it, and says how much that is.
  std::size_t take(std::span<const std::uint8_t> input) {
    const auto end = std::find(input.begin(), input.end(), std::uint8_t{'\n'});
    const auto letters = static_cast<std::size_t>(end - input.begin());
    keep(input.first(letters));
    whole_ = end != input.end();
    if (!whole_) return letters;
    if (bytes_ != 0 && !cut_off_ && letters_[bytes_ - 1] == '\r') --bytes_;
    return letters + 1;
  }

  void restart() {
    bytes_ = 0;
    cut_off_ = whole_ = false;
  }

  bool whole() const { return whole_; }
  bool cut_off() const { return cut_off_; }
  std::string_view text() const { return {letters_.data(), bytes_}; }

 private:
  void keep(std::span<const std::uint8_t> part) {
    const std::size_t kept = std::min(part.size(), bytes_kept - bytes_);
    std::copy_n(part.begin(), kept, letters_.begin() + static_cast<std::ptrdiff_t>(bytes_));
    bytes_ += kept;
    cut_off_ = cut_off_ || kept < part.size();
  }

  std::array<char, bytes_kept> letters_{};
  std::size_t bytes_ = 0;
  bool cut_off_ = false;
  bool whole_ = false;
};

}  // namespace http
