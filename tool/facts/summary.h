#pragma once
// Units as bytes: what a worker process sends back, and what a cache keeps.

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <vector>

#include "facts/facts.h"

namespace stackcheck {

/// The whole of `unit`; unit_from_json gives the same unit back.
nlohmann::json to_json(const Unit &unit);

/// Throws InputError for anything to_json could not have written.
Unit unit_from_json(const nlohmann::json &json);

/// `units` as CBOR (RFC 8949), which unlike JSON text carries names that are not UTF-8.
std::vector<std::uint8_t> to_cbor(const std::vector<Unit> &units);

/// Throws InputError for anything to_cbor could not have written.
std::vector<Unit> units_from_cbor(std::span<const std::uint8_t> bytes);

}  // namespace stackcheck
