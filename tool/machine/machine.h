#pragma once
// Objects, archives and linked images to facts, by decoding the machine code.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "facts/facts.h"

namespace stackcheck {

/// Where an object comes from and what its compiler could not do.
struct ObjectOrigin {
  std::string name;      ///< becomes Unit::name
  Evidence evidence;
  std::vector<Unknown> failed_functions;  ///< detail = symbol: no code although asked for
};

/// The facts of one relocatable object or linked image. Never fails: what cannot be read
/// becomes Unit::problems.
Unit read_object(std::span<const char> bytes, const ObjectOrigin &origin);

/// The same for the bytes of the file `path`, which may also be an archive: one unit per
/// member then.
std::vector<Unit> read_object_bytes(std::span<const char> bytes, const std::string &path);
std::vector<Unit> read_object_file(const std::string &path);

/// The members a linker would pull from `archives` to define what `units` leave undefined.
std::vector<Unit> pull_members(const std::vector<Unit> &units,
                               const std::vector<std::string> &archives);

/// What the hardware of a CPU puts on the stack when an interrupt enters, worst case; none
/// where software does it.
struct ExceptionFrame {
  std::optional<std::uint32_t> bytes;
  std::string source;
};

struct CpuFacts {
  std::string family;  ///< what Unit::cpu_family must be
  ExceptionFrame exception_frame;
};

/// A CPU by the name budgets use ("cortex-m4", "esp32s3"), and all such names.
std::optional<CpuFacts> find_cpu(const std::string &cpu);
std::vector<std::string> cpu_names();

}  // namespace stackcheck
