#pragma once
#include <memory>

#include "machine/cpu.h"

namespace stackcheck {

/// AVR with return addresses of 2 bytes, and with those of 3.
std::unique_ptr<Cpu> make_avr(const McTarget &target);
std::unique_ptr<Cpu> make_avr_wide(const McTarget &target);
/// More than 128 KiB of flash: avr6, avrxmega6, avrxmega7.
bool has_wide_addresses(const ElfFile &file);
/// Pieces of libgcc that are part of the functions that jump to them.
bool is_avr_fragment(const std::string &symbol);
/// The reduced core (avrtiny) has other encodings; it is not supported.
bool is_full_avr(const ElfFile &file);

}  // namespace stackcheck
