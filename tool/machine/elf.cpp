#include "machine/elf.h"

#include <algorithm>

namespace stackcheck {
namespace {

using namespace llvm::ELF;

/// What makes the bytes no 32-bit little-endian ELF file; empty if nothing does.
std::string objection(llvm::StringRef bytes) {
  if (!bytes.starts_with(ElfMagic))
    return "not an ELF object; wanted an ELF object, archive or image";
  if (bytes.size() < sizeof(Elf32_Ehdr)) return "the ELF header is cut off";
  if (bytes[EI_CLASS] != ELFCLASS32) return "a 64-bit ELF file; wanted a 32-bit one";
  if (bytes[EI_DATA] != ELFDATA2LSB) return "big-endian; wanted a little-endian ELF object";
  return {};
}

llvm::object::ELFFile<ElfFile::Type> open(llvm::StringRef bytes) {
  const std::string why_not = objection(bytes);
  if (!why_not.empty()) throw InputError(why_not);
  return value_or_throw(llvm::object::ELFFile<ElfFile::Type>::create(bytes));
}

bool holds_relocations(const ElfFile::Section &section) {
  return section.sh_type == SHT_REL || section.sh_type == SHT_RELA || section.sh_type == SHT_CREL;
}

Relocation read(const ElfFile::Type::Rel &rel) {
  return {rel.r_offset, rel.getType(false), rel.getSymbol(false), std::nullopt};
}

Relocation read(const ElfFile::Type::Rela &rela) {
  return {rela.r_offset, rela.getType(false), rela.getSymbol(false),
          static_cast<std::int32_t>(rela.r_addend)};
}

std::vector<Relocation> read_all(const auto &table) {
  std::vector<Relocation> relocations;
  relocations.reserve(table.size());
  for (const auto &row : table) relocations.push_back(read(row));
  return relocations;
}

}  // namespace

ElfFile::ElfFile(llvm::StringRef bytes)
    : file_(open(bytes)), sections_(value_or_throw(file_.sections())) {
  for (const Section &section : sections_)
    if (section.sh_type == SHT_SYMTAB) read_symbol_table(section);
  for (const Section &section : sections_)
    if (section.sh_type == SHT_SYMTAB_SHNDX && symbol_table_ &&
        section.sh_link == static_cast<std::uint32_t>(symbol_table_ - sections_.begin()))
      extended_indices_ = value_or_throw(file_.getSHNDXTable(section, sections_));
}

void ElfFile::read_symbol_table(const Section &table) {
  if (symbol_table_) throw InputError("two symbol tables; wanted at most one");
  symbol_table_ = &table;
  symbols_ = value_or_throw(file_.symbols(&table));
  symbol_names_ = value_or_throw(file_.getStringTableForSymtab(table, sections_));
}

std::string ElfFile::name(const Section &section) const {
  return value_or_throw(file_.getSectionName(section)).str();
}

llvm::StringRef ElfFile::contents(const Section &section) const {
  if (section.sh_type == SHT_NOBITS) return {};
  const auto bytes = value_or_throw(file_.getSectionContents(section));
  return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

std::string ElfFile::name(const Symbol &symbol) const {
  return value_or_throw(symbol.getName(symbol_names_)).str();
}

std::uint32_t ElfFile::section_of(const Symbol &symbol) const {
  const auto index = value_or_throw(file_.getSectionIndex(
      symbol, symbols_, llvm::object::DataRegion<Type::Word>(extended_indices_)));
  if (index >= sections_.size())
    throw InputError("symbol " + name(symbol) + " is in section " + std::to_string(index) +
                     ", of " + std::to_string(sections_.size()));
  return index;
}

void ElfFile::check_links_of_relocations(const Section &section) const {
  const auto sections = static_cast<std::uint32_t>(sections_.size());
  if (section.sh_type == SHT_CREL)
    throw InputError("compact relocations (SHT_CREL); wanted SHT_REL or SHT_RELA");
  if (section.sh_info >= sections)
    throw InputError("relocations of section " + std::to_string(section.sh_info) + ", of " +
                     std::to_string(sections));
  if (!symbol_table_ || section.sh_link != symbol_table_ - sections_.begin())
    throw InputError("relocations whose symbol table is section " +
                     std::to_string(section.sh_link) + ", which is none");
}

std::optional<std::uint32_t> ElfFile::relocated_by(const Section &section) const {
  if (!holds_relocations(section)) return std::nullopt;
  check_links_of_relocations(section);
  return section.sh_info;
}

std::vector<Relocation> ElfFile::relocations(const Section &section) const {
  std::vector<Relocation> relocations = section.sh_type == SHT_RELA
                                            ? read_all(value_or_throw(file_.relas(section)))
                                            : read_all(value_or_throw(file_.rels(section)));
  const auto lost = std::ranges::find_if(
      relocations, [&](const Relocation &row) { return row.symbol >= symbols_.size(); });
  if (lost != relocations.end())
    throw InputError("a relocation of symbol " + std::to_string(lost->symbol) + ", of " +
                     std::to_string(symbols_.size()));
  return relocations;
}

}  // namespace stackcheck
