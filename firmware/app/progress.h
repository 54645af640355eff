#pragma once
#include <cstdint>

#include "http/exchange.h"
#include "io/status.h"

namespace app {

/// What a fetch came to: why there is no answer, or the answer.
struct Fetched {
  io::Status status = io::Status::failed;
  http::Answer answer;
};

/// What the firmware has done since it started.
struct Progress {
  Fetched last;
  std::uint32_t fetches = 0;
  std::uint32_t complete = 0;  ///< of the fetches
  std::uint32_t reports = 0;   ///< that their server took
  std::uint32_t visits = 0;    ///< clients that had their answer
  std::uint32_t starts = 0;    ///< of the network
};

}  // namespace app
