#pragma once
// Reads as bytes: what a worker process sends back.

#include <cstdint>
#include <span>
#include <vector>

#include "facts/reads.h"

namespace stackcheck {

/// `reads` as CBOR (RFC 8949).
std::vector<std::uint8_t> to_cbor(const Reads &reads);

/// Throws InputError for anything to_cbor could not have written.
Reads reads_from_cbor(std::span<const std::uint8_t> bytes);

}  // namespace stackcheck
