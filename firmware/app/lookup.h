#pragma once
#include <string_view>

#include "io/status.h"
#include "net/endpoint.h"

namespace app {

/// Asks the network's name server, or its gateway where DHCP named none.
io::Result<net::IpAddress> look_up(std::string_view name);

}  // namespace app
