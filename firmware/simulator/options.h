#pragma once
#include <optional>
#include <span>
#include <string>

#include "simulator/network.h"

namespace simulator {

/// What a run of the simulator is told.
struct Options {
  std::string directory;  ///< of the pipes
  Routes routes;
  std::uint32_t link_up_after_ms = 0;
  bool absent = false;                         ///< the bus reads as all ones
  std::optional<std::uint64_t> bus_fails_at;   ///< SPI frame from which on nothing answers
  std::optional<std::uint64_t> loses_byte_at;  ///< SPI byte from the chip that reads as ones
  std::optional<int> received_lie;             ///< Sn_RX_RSR of every socket
  std::optional<int> free_lie;                 ///< Sn_TX_FSR of every socket
  bool stuck_commands = false;
};

inline constexpr const char *usage =
    "usage: w5500-simulator DIRECTORY [OPTION...]\n"
    "\n"
    "Plays a W5500 at the other end of the pipes DIRECTORY/w5500-to-chip and w5500-from-chip;\n"
    "a byte goes to DIRECTORY/w5500-interrupt.in, if there is one, when INTn falls.\n"
    "\n"
    "  tcp:PORT=HERE      connections to PORT go to port HERE of this machine; others are refused\n"
    "  udp:PORT=HERE      datagrams likewise; others are lost\n"
    "  listen:PORT=HERE   clients that call HERE reach the firmware listening at PORT\n"
    "  refuse:PORT, silent:PORT             instead of tcp:PORT\n"
    "  finish-after:PORT=BYTES, reset-after:PORT=BYTES   of what the server sends\n"
    "  link-up-after=MS, absent, stuck-commands\n"
    "  bus-fails-at=FRAME, loses-byte-at=BYTE, received-lie=BYTES, free-lie=BYTES\n";

/// Throws std::invalid_argument that names the option it does not understand.
Options parse_options(std::span<const std::string> arguments);

}  // namespace simulator
