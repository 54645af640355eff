#pragma once
#include <string>
#include <string_view>

namespace stackcheck {

/// The method that a C++ thunk goes on to: "_ZN4File5writeEi" of "_ZThn4_N4File5writeEi";
/// empty for what is no thunk's symbol. A vtable can hold the thunk for the method.
std::string thunk_target(std::string_view symbol);

}  // namespace stackcheck
