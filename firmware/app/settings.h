#pragma once
// What a product changes: its address, its servers, its schedule.

#include <cstdint>
#include <string_view>

#include "w5500/chip.h"

namespace app::settings {

/// Locally administered; every device of a product has its own. The other addresses are DHCP's.
inline constexpr w5500::MacAddress mac = {0x02, 0x00, 0x00, 0x00, 0x55, 0x00};

inline constexpr std::string_view time_server = "time.example.org";
inline constexpr std::string_view fetch_url = "https://data.example.org/reading";
inline constexpr std::string_view report_url = "http://reports.example.org/results";
inline constexpr std::uint16_t http_port = 80;

inline constexpr std::uint32_t period_ms = 60'000;
inline constexpr std::uint32_t retry_ms = 1'000;  ///< while the network is not there
inline constexpr std::uint32_t clock_period_ms = 3'600'000;
inline constexpr std::uint32_t look_for_clients_ms = 100;

inline constexpr std::uint32_t link_ms = 5'000;
inline constexpr std::uint32_t lease_ms = 10'000;
inline constexpr std::uint32_t resolve_ms = 5'000;
inline constexpr std::uint32_t time_ms = 5'000;
inline constexpr std::uint32_t connect_ms = 5'000;
inline constexpr std::uint32_t handshake_ms = 20'000;
inline constexpr std::uint32_t answer_ms = 10'000;
inline constexpr std::uint32_t request_ms = 3'000;
inline constexpr std::uint32_t close_ms = 2'000;

}  // namespace app::settings
