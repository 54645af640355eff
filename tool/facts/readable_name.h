#pragma once
#include <string>
#include <string_view>

namespace stackcheck {

/// The function of a linker symbol as its source names it: "tls::Client::send(void*, int)" of
/// "_ZN3tls6Client4sendEPvi"; a symbol that is no mangled name is its own.
std::string readable_name(const std::string &symbol);

/// "f" of "f@2", the second function of that name in an image. No symbol of a function ends so.
std::string without_copy_number(const std::string &symbol);

/// "ns::f(int) const" without its parameter list: "ns::f"; other names as they are.
std::string_view without_parameters(std::string_view name);

}  // namespace stackcheck
