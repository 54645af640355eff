#pragma once
#include <cstdint>
#include <string_view>

#include "app/progress.h"
#include "http/text_writer.h"
#include "net/dhcp_message.h"

namespace app {

/// What the status page shows.
struct Situation {
  const Progress &progress;
  const net::Lease &lease;
  std::uint32_t unix_s;  ///< 0: nobody knows
};

/// Writes the page at `path`; false: there is none.
bool write_status_page(std::string_view path, const Situation &now, http::TextWriter &writer);

}  // namespace app
