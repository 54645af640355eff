#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace stackcheck {

/// The candidate a reader most likely meant by `name`, or empty if none is near.
std::string closest_name(std::string_view name, const std::vector<std::string> &candidates);

/// "; did you mean \"x\"?" for the closest candidate, or nothing.
std::string did_you_mean(std::string_view name, const std::vector<std::string> &candidates);

/// "\"a\", \"b\" or \"c\"", for messages that list what is possible.
std::string quoted_list(const std::vector<std::string> &names);

}  // namespace stackcheck
