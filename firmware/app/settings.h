#pragma once
// What a product changes: its addresses, its servers, its schedule.

#include <cstdint>
#include <string_view>

#include "w5500/chip.h"

namespace app::settings {

/// 192.0.2.0/24 is for documentation (RFC 5737), the MAC address is locally administered.
inline constexpr w5500::Addresses addresses = {
    .mac = {0x02, 0x00, 0x00, 0x00, 0x55, 0x00},
    .ip = {192, 0, 2, 10},
    .subnet_mask = {255, 255, 255, 0},
    .gateway = {192, 0, 2, 1},
};
inline constexpr w5500::IpAddress name_server = {192, 0, 2, 1};

inline constexpr std::string_view fetch_url = "https://data.example.org/reading";
inline constexpr std::string_view report_url = "http://reports.example.org/results";

inline constexpr std::uint32_t period_ms = 60'000;
inline constexpr std::uint32_t link_ms = 5'000;
inline constexpr std::uint32_t resolve_ms = 5'000;
inline constexpr std::uint32_t connect_ms = 5'000;
inline constexpr std::uint32_t handshake_ms = 20'000;
inline constexpr std::uint32_t answer_ms = 10'000;
inline constexpr std::uint32_t close_ms = 2'000;

}  // namespace app::settings
