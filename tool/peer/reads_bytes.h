#pragma once
// Reads as bytes: what a worker process sends back.

#include <cstdint>
#include <span>
#include <vector>

#include "facts/reads.h"
#include "peer/peer.h"

namespace stackcheck {

/// `answer` as CBOR (RFC 8949).
std::vector<std::uint8_t> to_cbor(const UnitAnswer &answer);

/// An inferred contract as text that is the same for the same promise.
std::string to_text(const Contract &contract);

/// Throws InputError for anything to_cbor could not have written.
UnitAnswer answer_from_cbor(std::span<const std::uint8_t> bytes);

}  // namespace stackcheck
