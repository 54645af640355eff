#pragma once
#include <span>

#include "io/deadline.h"
#include "io/read_result.h"

namespace io {

/// Bytes in order both ways. TLS is a stream over a stream.
class Stream {
 public:
  /// Waits until there is something to say or `deadline` has passed (see ReadStatus).
  virtual ReadResult read(std::span<std::uint8_t> into, Deadline deadline) = 0;

  /// Takes as many bytes of `from` as there is room for, waiting for the first until
  /// `deadline`. An empty `from` is ok and takes none.
  virtual WriteResult write(std::span<const std::uint8_t> from, Deadline deadline) = 0;

 protected:
  Stream() = default;
  ~Stream() = default;  // nobody deletes through this type
};

/// Writes all of `from`, or says why not; how much went out is then not known.
template <class AnyStream>
Status write_all(AnyStream &stream, std::span<const std::uint8_t> from, Deadline deadline) {
  while (!from.empty()) {
    const WriteResult written = stream.write(from, deadline);
    if (written.status != Status::ok) return written.status;
    from = from.subspan(written.bytes);
  }
  return Status::ok;
}

}  // namespace io
