#include "app/device.h"

#include "board.h"

namespace app {

alignas(8) constinit std::array<std::uint8_t, tls_pool_bytes> tls_pool{};
constinit std::array<std::uint8_t, body_bytes> body{};

Device &device() {
  static constinit Device the_device(board::chip_bus);
  return the_device;
}

}  // namespace app
