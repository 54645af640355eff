#pragma once
// Assembly text to an object in memory, so that a test reads as code and claim.

#include <string>

#include "facts/facts.h"

namespace stackcheck {

/// An ELF object; throws std::runtime_error with the assembler's message.
std::string assemble(const std::string &triple, const std::string &features,
                     const std::string &text);

/// Thumb for v7-M and v6-M, and Xtensa with register windows. Thumb text starts in section
/// .text with ".syntax unified" and ".thumb" said.
std::string thumb(const std::string &text);
std::string thumb_v6m(const std::string &text);
std::string xtensa(const std::string &text);

/// ".type", ".global" and label of a Thumb function, and its size behind `body`.
std::string global_function(const std::string &name, const std::string &body);
std::string local_function(const std::string &name, const std::string &body);

/// The object as an image whose code a linker put at 0x8000; it may have no relocations.
std::string linked(std::string object);

/// The facts of an object, and of one of its functions; the unit must have no problems.
Unit facts_of(const std::string &object);
Function function_of(const Unit &unit, const std::string &symbol);

}  // namespace stackcheck
