#pragma once
#include <cstdint>

namespace io {

/// How an action of any layer ended, when the answer is no data.
enum class [[nodiscard]] Status : std::uint8_t {
  ok,
  timed_out,    ///< the deadline passed first
  peer_closed,  ///< the other end hung up
  refused,      ///< the other end is not there, or does not want this
  link_down,    ///< no cable, or nothing at its other end
  chip_fault,   ///< the chip does not answer, or says what cannot be
  bad_reply,    ///< the peer says what cannot be
  not_found,    ///< the name does not exist
  not_trusted,  ///< the peer's certificate does not hold
  no_memory,    ///< a fixed buffer or pool is too small
  failed,       ///< anything else
};

/// A value, which means something only where `status` is ok.
template <class Value>
struct [[nodiscard]] Result {
  Status status = Status::failed;
  Value value{};
};

}  // namespace io
