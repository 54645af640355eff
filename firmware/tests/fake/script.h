#pragma once
#include <cstring>
#include <deque>
#include <string>
#include <vector>

#include "io/stream.h"

namespace fake {

/// A stream that says what it was told to say, piece by piece, and then ends in one way.
class Script final : public io::Stream {
 public:
  explicit Script(std::vector<std::string> pieces, io::ReadStatus ending = io::ReadStatus::end)
      : pieces_(pieces.begin(), pieces.end()), ending_(ending) {}

  io::ReadResult read(std::span<std::uint8_t> into, io::Deadline) override {
    if (pieces_.empty()) {
      ++reads_after_all;
      return {ending_, 0};
    }
    std::string &piece = pieces_.front();
    const std::size_t bytes = std::min(piece.size(), into.size());
    std::memcpy(into.data(), piece.data(), bytes);
    piece.erase(0, bytes);
    if (piece.empty()) pieces_.pop_front();
    return {io::ReadStatus::data, bytes};
  }

  io::WriteResult write(std::span<const std::uint8_t> from, io::Deadline) override {
    if (write_ends_with != io::Status::ok) return {write_ends_with, 0};
    const std::size_t bytes = std::min(from.size(), write_at_most);
    written.append(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(bytes));
    return {io::Status::ok, bytes};
  }

  std::string written;
  std::size_t write_at_most = SIZE_MAX;
  io::Status write_ends_with = io::Status::ok;
  int reads_after_all = 0;

 private:
  std::deque<std::string> pieces_;
  io::ReadStatus ending_;
};

}  // namespace fake
