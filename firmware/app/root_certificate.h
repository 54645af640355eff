#pragma once
#include <cstdint>
#include <span>

namespace app {

/// ISRG Root X1 (RSA 4096), the root of Let's Encrypt, as DER; its SHA-256 is
/// 96bcec06264976f37460779acf28c5a7cfe8a3c0aae11a8ffcee05c0bddf08c6.
extern const std::span<const std::uint8_t> root_certificate;

}  // namespace app
