#pragma once
#include <string>

namespace stackcheck {

/// The function of a linker symbol as its source names it: "tls::Client::send(void*, int)" of
/// "_ZN3tls6Client4sendEPvi"; a symbol that is no mangled name is its own.
std::string readable_name(const std::string &symbol);

}  // namespace stackcheck
