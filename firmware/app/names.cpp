#include "app/names.h"

#include <array>

namespace app {

namespace {

constexpr std::array<std::string_view, 6> outcomes = {
    "complete", "truncated", "timed-out", "malformed", "too-large", "not-sent"};
constexpr std::array<std::string_view, 11> statuses = {
    "ok",        "timed-out", "peer-closed", "refused",   "link-down", "chip-fault",
    "bad-reply", "not-found", "not-trusted", "no-memory", "failed"};

static_assert(outcomes[static_cast<std::size_t>(http::Outcome::not_sent)] == "not-sent");
static_assert(statuses[static_cast<std::size_t>(io::Status::failed)] == "failed");

}  // namespace

std::string_view name_of(http::Outcome outcome) {
  return outcomes[static_cast<std::size_t>(outcome)];
}

std::string_view name_of(io::Status status) { return statuses[static_cast<std::size_t>(status)]; }

}  // namespace app
