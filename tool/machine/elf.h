#pragma once
// A 32-bit little-endian ELF file, every part of it checked against the file's size before
// it is handed out. LLVM's ObjectFile aborts the process on several kinds of damage; its
// ELFFile, which this wraps, reports them.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "facts/input_error.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Object/ELF.h"
#include "llvm/Support/Error.h"

namespace stackcheck {

/// The value, or InputError with LLVM's own words.
template <typename T>
T value_or_throw(llvm::Expected<T> expected) {
  if (expected) return std::move(*expected);
  throw InputError(llvm::toString(expected.takeError()));
}

/// One relocation, whichever of the two tables it stands in.
struct Relocation {
  std::uint64_t offset = 0;  ///< in the section it patches
  std::uint32_t type = 0;
  std::uint32_t symbol = 0;
  std::optional<std::int64_t> addend;  ///< RELA only; REL keeps it in the patched bytes
};

class ElfFile {
 public:
  using Type = llvm::object::ELF32LE;
  using Section = Type::Shdr;
  using Symbol = Type::Sym;

  /// Throws InputError, as all members do, with what is malformed or not supported.
  explicit ElfFile(llvm::StringRef bytes);

  unsigned machine() const { return file_.getHeader().e_machine; }
  bool linked() const { return file_.getHeader().e_type != llvm::ELF::ET_REL; }
  llvm::ArrayRef<Section> sections() const { return sections_; }
  std::string name(const Section &section) const;
  /// Empty for a section that has no bytes in the file.
  llvm::StringRef contents(const Section &section) const;
  llvm::ArrayRef<Symbol> symbols() const { return symbols_; }
  std::string name(const Symbol &symbol) const;
  /// Index of the section a symbol is in; 0 if it is in none.
  std::uint32_t section_of(const Symbol &symbol) const;
  /// Index of the section that `section` holds relocations of, if it holds any.
  std::optional<std::uint32_t> relocated_by(const Section &section) const;
  std::vector<Relocation> relocations(const Section &section) const;

 private:
  void read_symbol_table(const Section &table);
  void check_links_of_relocations(const Section &section) const;

  llvm::object::ELFFile<Type> file_;
  llvm::ArrayRef<Section> sections_;
  const Section *symbol_table_ = nullptr;
  llvm::ArrayRef<Symbol> symbols_;
  llvm::StringRef symbol_names_;
  llvm::ArrayRef<Type::Word> extended_indices_;
};

}  // namespace stackcheck
