#pragma once
// A little-endian ELF file of 32 or 64 bits, every part of it checked against the file's size
// before it is handed out. LLVM's ObjectFile aborts the process on several kinds of damage; its
// ELFFile, which this wraps, reports them.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "facts/input_error.h"
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
  /// A section's header, by the names the ELF specification uses.
  struct Section {
    std::uint32_t index = 0;
    std::uint32_t sh_type = 0, sh_link = 0, sh_info = 0;
    std::uint64_t sh_flags = 0, sh_addr = 0, sh_size = 0, sh_addralign = 0;
  };
  struct Symbol {
    std::uint32_t index = 0;
    std::uint64_t st_value = 0, st_size = 0;
    std::uint16_t st_shndx = 0;
    std::uint8_t type = 0, binding = 0;
    std::uint8_t getType() const { return type; }
    std::uint8_t getBinding() const { return binding; }
  };

  /// Throws InputError, as all members do, with what is malformed or not supported.
  explicit ElfFile(llvm::StringRef bytes);

  unsigned machine() const { return machine_; }
  unsigned flags() const { return flags_; }
  /// Bytes of an address: 4 or 8.
  unsigned address_bytes() const { return std::holds_alternative<File64>(file_) ? 8 : 4; }
  bool linked() const { return linked_; }
  const std::vector<Section> &sections() const { return sections_; }
  std::string name(const Section &section) const;
  /// Empty for a section that has no bytes in the file.
  llvm::StringRef contents(const Section &section) const;
  const std::vector<Symbol> &symbols() const { return symbols_; }
  std::string name(const Symbol &symbol) const;
  /// Index of the section a symbol is in; 0 if it is in none.
  std::uint32_t section_of(const Symbol &symbol) const;
  /// Index of the section that `section` holds relocations of, if it holds any.
  std::optional<std::uint32_t> relocated_by(const Section &section) const;
  std::vector<Relocation> relocations(const Section &section) const;

 private:
  /// LLVM's view of one of the two layouts.
  template <typename Type>
  struct File {
    explicit File(llvm::StringRef bytes)
        : elf(value_or_throw(llvm::object::ELFFile<Type>::create(bytes))) {}
    llvm::object::ELFFile<Type> elf;
    typename Type::ShdrRange sections;
    llvm::ArrayRef<typename Type::Sym> symbols;
    llvm::ArrayRef<typename Type::Word> extended_indices;
  };
  using File32 = File<llvm::object::ELF32LE>;
  using File64 = File<llvm::object::ELF64LE>;

  static std::variant<File32, File64> open(llvm::StringRef bytes);
  void read(auto &file);
  void read_symbol_table(auto &file, const Section &table);
  void check_links_of_relocations(const Section &section) const;

  std::variant<File32, File64> file_;
  unsigned machine_ = 0, flags_ = 0;
  bool linked_ = false;
  std::vector<Section> sections_;
  std::optional<std::uint32_t> symbol_table_;  // index of its section
  std::vector<Symbol> symbols_;
  llvm::StringRef symbol_names_;
};

}  // namespace stackcheck
