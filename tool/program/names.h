#pragma once
#include <string>
#include <string_view>

#include "facts/facts.h"

namespace stackcheck {

/// "f" of "f.constprop.0.isra.0" and of "f@2": the linker symbol of the source's function that
/// the compiler made a copy, a part or a variant of. No identifier of C or C++ has a dot; where no
/// name may have one it is "f$isra$0".
std::string source_symbol(const std::string &symbol);

/// A piece that the compiler split off a function, and no function of the source as a whole.
bool is_part(const std::string &symbol);

/// "f" of "f.lto_priv.0", "f.llvm.123" and "f@2": a local function as its unit calls it, where
/// link-time optimisation or this tool told it apart from others of its name.
std::string unit_symbol(const std::string &symbol);

/// Whether a person means a function by `name`: its symbol, or its source name with or
/// without the parameter list.
bool is_named(std::string_view symbol, std::string_view source_name, std::string_view name);
bool is_named(const Function &function, std::string_view name);

/// Whether `glob` (* any characters, ? one) matches the whole of `text`.
bool matches_glob(std::string_view glob, std::string_view text);

/// The same for any of a function's names.
bool is_named_by_glob(const Function &function, std::string_view glob);

/// "file:line", or the file alone, for messages.
std::string to_text(const Location &where);

}  // namespace stackcheck
