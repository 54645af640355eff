#pragma once
// An ELF object or linked image, laid out in one address space as a linker would: every
// allocated section of a relocatable object gets an address of its own, so that an address
// names one byte of one section from here on.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "facts/facts.h"
#include "llvm/ADT/StringRef.h"
#include "machine/elf.h"

namespace stackcheck {

struct CpuFamily;

/// What a relocation, or a linked image's bytes, make an instruction or word refer to.
struct Reference {
  std::uint32_t symbol = 0;    ///< index into Image::symbols
  std::optional<std::int64_t> addend;  ///< RELA only; REL keeps it in the patched bytes
  std::uint32_t type = 0;      ///< relocation type of the machine
  std::uint64_t place = 0;     ///< the address that is patched
};

struct ImageSymbol {
  std::string name;
  std::uint64_t address = 0;
  std::uint64_t bytes = 0;
  Binding binding = Binding::local;
  bool defined = false;
  bool common = false;  ///< "int x;" of old C: the linker makes room for it
  bool function = false;  ///< its type says so
  bool data = false;      ///< its type says so
  bool thumb = false;
};

struct ImageSection {
  std::string name;
  std::uint64_t address = 0;
  llvm::StringRef contents;
  bool code = false;
  bool constant = false;  ///< allocated and not writable
  std::uint64_t end() const { return address + contents.size(); }
};

/// ARM ELF 5.5.5: "$t" or "$t.anything", likewise "$a" and "$d": no name of anything.
bool is_mapping_symbol(const std::string &name);

class Image {
 public:
  /// Throws InputError with what is malformed.
  explicit Image(llvm::StringRef bytes);

  const CpuFamily &family() const { return *family_; }
  bool linked() const { return linked_; }
  const std::vector<ImageSection> &sections() const { return sections_; }
  const std::vector<ImageSymbol> &symbols() const { return symbols_; }

  /// The symbol of the function that starts at `address`, or null.
  const ImageSymbol *function_at(std::uint64_t address) const;
  const ImageSection *section_at(std::uint64_t address) const;
  /// The `width` little-endian bytes at `address`, if they are in one section.
  std::optional<std::uint64_t> read(std::uint64_t address, unsigned width) const;
  /// The relocation that touches [address, address + width).
  const Reference *reference(std::uint64_t address, unsigned width) const;
  /// True for a plain 32-bit relocation of this machine.
  bool is_absolute_word(const Reference &reference) const;
  /// The addend of a relocated word that holds `word`.
  std::int64_t addend_of(const Reference &reference, std::uint32_t word) const;
  /// All relocations by the address they patch.
  const std::map<std::uint64_t, Reference> &references() const { return references_; }

  /// True where mapping symbols say that code, not data, stands.
  bool is_code(std::uint64_t address) const;
  /// The end of the code or data region, by mapping symbols, that `address` is in.
  std::uint64_t region_end(std::uint64_t address) const;

  /// The debug sections with relocations applied, by name without the leading dot. Those
  /// that are malformed are left out: they cost locations, never the analysis.
  std::map<std::string, std::string> debug_sections() const;

 private:
  void read_sections();
  void lay_out(std::uint32_t index, std::uint64_t address);
  void check_layout() const;
  void read_symbols();
  void read_mapping_symbol(const ImageSymbol &symbol);
  std::uint64_t address_of(const ElfFile::Symbol &symbol) const;
  void read_relocations();
  void read_relocations_of(std::uint64_t base, const ElfFile::Section &section);
  void apply_relocations(const ElfFile::Section &section, std::string &bytes) const;

  ElfFile file_;
  const CpuFamily *family_ = nullptr;
  bool linked_ = false;
  std::vector<ImageSection> sections_;               // allocated, by address
  std::map<std::uint32_t, std::uint64_t> base_of_;   // ELF section index -> address
  std::vector<ImageSymbol> symbols_;
  std::map<std::uint64_t, std::size_t> function_at_;  // address -> index into symbols_
  std::map<std::uint64_t, Reference> references_;
  std::map<std::uint64_t, bool> regions_;            // start -> is code
};

}  // namespace stackcheck
