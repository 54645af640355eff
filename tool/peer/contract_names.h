#pragma once
#include <array>
#include <string_view>
#include <utility>

#include "peer/contract.h"

namespace stackcheck {

/// The enumerators of contract files and reports, by their names there.
template <typename Enum, std::size_t Count>
using NameTable = std::array<std::pair<std::string_view, Enum>, Count>;

inline constexpr NameTable<Role, 14> role_names = {{{"read", Role::read},
                                                    {"poll", Role::poll},
                                                    {"status", Role::status},
                                                    {"reason", Role::reason},
                                                    {"open", Role::open},
                                                    {"release", Role::release},
                                                    {"shutdown", Role::shutdown},
                                                    {"write", Role::write},
                                                    {"mode", Role::mode},
                                                    {"wait", Role::wait},
                                                    {"takes", Role::takes},
                                                    {"neutral", Role::neutral},
                                                    {"supplies", Role::supplies},
                                                    {"told", Role::told}}};

inline constexpr NameTable<Means, 6> means_names = {{{"data", Means::data},
                                                     {"end", Means::end},
                                                     {"truncated-end", Means::truncated_end},
                                                     {"reset", Means::reset},
                                                     {"nothing-yet", Means::nothing_yet},
                                                     {"error", Means::error}}};

inline constexpr NameTable<FlagMeans, 4> flag_names = {{{"peek", FlagMeans::peek},
                                                        {"whole", FlagMeans::whole},
                                                        {"nonblocking", FlagMeans::nonblocking},
                                                        {"resets", FlagMeans::resets}}};

inline constexpr NameTable<Sends, 3> sends_names = {
    {{"fin", Sends::fin}, {"nothing", Sends::nothing}, {"reset", Sends::reset}}};

/// The enumerator of a name the schema allows.
template <typename Enum, std::size_t Count>
constexpr Enum named(const NameTable<Enum, Count> &table, std::string_view name) {
  for (const auto &[key, value] : table)
    if (key == name) return value;
  return table[0].second;
}

template <typename Enum, std::size_t Count>
constexpr std::string_view name_in(const NameTable<Enum, Count> &table, Enum value) {
  for (const auto &[key, one] : table)
    if (one == value) return key;
  return "?";
}

constexpr std::string_view to_name(Role role) { return name_in(role_names, role); }
constexpr std::string_view to_name(Means means) { return name_in(means_names, means); }
constexpr std::string_view to_name(Sends sends) { return name_in(sends_names, sends); }

}  // namespace stackcheck
