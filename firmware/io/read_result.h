#pragma once
#include <cstddef>
#include <cstdint>

#include "io/status.h"

namespace io {

/// What a read came to; every layer that can be read from speaks this one language.
enum class ReadStatus : std::uint8_t {
  data,         ///< 1 up to the buffer's size bytes; the only status with bytes
  end,          ///< the peer finished in order and all it sent has been read; stays so
  nothing_yet,  ///< the deadline passed, or the buffer is empty; reading again is right
  failed,       ///< reset, truncated, chip or link gone; stays so
};

struct [[nodiscard]] ReadResult {
  ReadStatus status = ReadStatus::failed;
  std::size_t bytes = 0;
};

/// Bytes taken from the caller (they must not be sent again), and why it was not more:
/// `ok` with at least one byte, or another status with none.
struct [[nodiscard]] WriteResult {
  Status status = Status::failed;
  std::size_t bytes = 0;
};

}  // namespace io
