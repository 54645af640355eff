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
#include "llvm/Object/ELFObjectFile.h"

namespace stackcheck {

struct CpuFamily;

/// What a relocation, or a linked image's bytes, make an instruction or word refer to.
struct Reference {
  std::uint32_t symbol = 0;    ///< index into Image::symbols
  std::optional<std::int64_t> addend;  ///< RELA only; REL keeps it in the patched bytes
  std::uint32_t type = 0;      ///< relocation type of the machine
};

struct ImageSymbol {
  std::string name;
  std::uint64_t address = 0;
  std::uint64_t bytes = 0;
  Binding binding = Binding::local;
  bool defined = false;
  bool function = false;
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

class Image {
 public:
  /// Throws InputError with what is malformed.
  explicit Image(llvm::StringRef bytes);

  const llvm::object::ELFObjectFileBase &file() const { return *file_; }
  const CpuFamily &family() const { return *family_; }
  bool linked() const { return linked_; }
  const std::vector<ImageSection> &sections() const { return sections_; }
  const std::vector<ImageSymbol> &symbols() const { return symbols_; }

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

  /// The debug sections with relocations applied, by name without the leading dot.
  std::map<std::string, std::string> debug_sections() const;

 private:
  void read_sections();
  void read_symbols();
  void read_relocations();
  void read_mapping_symbols(const llvm::object::ELFSymbolRef &symbol, std::uint64_t address);
  std::uint64_t address_of(const llvm::object::SymbolRef &symbol) const;

  std::unique_ptr<llvm::object::ObjectFile> owner_;
  const llvm::object::ELFObjectFileBase *file_ = nullptr;
  const CpuFamily *family_ = nullptr;
  bool linked_ = false;
  std::vector<ImageSection> sections_;               // allocated, by address
  std::map<std::uint64_t, std::uint64_t> base_of_;   // ELF section index -> address
  std::vector<ImageSymbol> symbols_;
  std::map<std::uint64_t, Reference> references_;
  std::map<std::uint64_t, bool> regions_;            // start -> is code
};

}  // namespace stackcheck
