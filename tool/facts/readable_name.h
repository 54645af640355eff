#pragma once
#include <string>
#include <string_view>

namespace stackcheck {

/// The function of a linker symbol as its source names it: "tls::Client::send(void*, int)" of
/// "_ZN3tls6Client4sendEPvi"; a symbol that is no mangled name is its own.
std::string readable_name(const std::string &symbol);

/// "ns::f(int) const" without its parameter list: "ns::f"; other names as they are.
std::string_view without_parameters(std::string_view name);

}  // namespace stackcheck
