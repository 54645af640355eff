#include "machine/elf.h"

#include <algorithm>

namespace stackcheck {
namespace {

using namespace llvm::ELF;

/// What makes the bytes no little-endian ELF file; empty if nothing does.
std::string objection(llvm::StringRef bytes) {
  if (!bytes.starts_with(ElfMagic))
    return "not an ELF object; wanted an ELF object, archive or image";
  if (bytes.size() < sizeof(Elf32_Ehdr)) return "the ELF header is cut off";
  if (bytes[EI_CLASS] != ELFCLASS32 && bytes[EI_CLASS] != ELFCLASS64)
    return "neither a 32-bit nor a 64-bit ELF file";
  if (bytes[EI_CLASS] == ELFCLASS64 && bytes.size() < sizeof(Elf64_Ehdr))
    return "the ELF header is cut off";
  if (bytes[EI_DATA] != ELFDATA2LSB) return "big-endian; wanted a little-endian ELF object";
  return {};
}

bool holds_relocations(const ElfFile::Section &section) {
  return section.sh_type == SHT_REL || section.sh_type == SHT_RELA || section.sh_type == SHT_CREL;
}

/// Whether a row of a relocation table has an addend: RELA's do.
template <typename Row>
constexpr bool has_addend = requires(const Row &row) { row.r_addend; };

template <typename Row>
std::vector<Relocation> read_all(llvm::ArrayRef<Row> table) {
  std::vector<Relocation> relocations;
  relocations.reserve(table.size());
  for (const Row &row : table) {
    relocations.push_back({row.r_offset, row.getType(false), row.getSymbol(false), {}});
    if constexpr (has_addend<Row>)
      relocations.back().addend = static_cast<std::int64_t>(row.r_addend);
  }
  return relocations;
}

}  // namespace

std::variant<ElfFile::File32, ElfFile::File64> ElfFile::open(llvm::StringRef bytes) {
  const std::string why_not = objection(bytes);
  if (!why_not.empty()) throw InputError(why_not);
  if (bytes[EI_CLASS] == ELFCLASS64) return File64(bytes);
  return File32(bytes);
}

ElfFile::ElfFile(llvm::StringRef bytes) : file_(open(bytes)) {
  std::visit([this](auto &file) { read(file); }, file_);
}

void ElfFile::read(auto &file) {
  machine_ = file.elf.getHeader().e_machine;
  flags_ = file.elf.getHeader().e_flags;
  linked_ = file.elf.getHeader().e_type != ET_REL;
  file.sections = value_or_throw(file.elf.sections());
  for (const auto &raw : file.sections)
    sections_.push_back({static_cast<std::uint32_t>(sections_.size()), raw.sh_type, raw.sh_link,
                         raw.sh_info, raw.sh_flags, raw.sh_addr, raw.sh_size, raw.sh_addralign});
  for (const Section &section : sections_)
    if (section.sh_type == SHT_SYMTAB) read_symbol_table(file, section);
  for (const Section &section : sections_)
    if (section.sh_type == SHT_SYMTAB_SHNDX && section.sh_link == symbol_table_)
      file.extended_indices =
          value_or_throw(file.elf.getSHNDXTable(file.sections[section.index], file.sections));
}

void ElfFile::read_symbol_table(auto &file, const Section &table) {
  if (symbol_table_) throw InputError("two symbol tables; wanted at most one");
  symbol_table_ = table.index;
  const auto &raw_table = file.sections[table.index];
  file.symbols = value_or_throw(file.elf.symbols(&raw_table));
  symbol_names_ = value_or_throw(file.elf.getStringTableForSymtab(raw_table, file.sections));
  for (const auto &raw : file.symbols)
    symbols_.push_back({static_cast<std::uint32_t>(symbols_.size()), raw.st_value, raw.st_size,
                        raw.st_shndx, raw.getType(), raw.getBinding()});
}

std::string ElfFile::name(const Section &section) const {
  const auto read_name = [&](const auto &file) {
    return value_or_throw(file.elf.getSectionName(file.sections[section.index])).str();
  };
  return std::visit(read_name, file_);
}

llvm::StringRef ElfFile::contents(const Section &section) const {
  if (section.sh_type == SHT_NOBITS) return {};
  const auto read_bytes = [&](const auto &file) {
    return value_or_throw(file.elf.getSectionContents(file.sections[section.index]));
  };
  const llvm::ArrayRef<std::uint8_t> bytes = std::visit(read_bytes, file_);
  return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

std::string ElfFile::name(const Symbol &symbol) const {
  const auto read_name = [&](const auto &file) {
    return value_or_throw(file.symbols[symbol.index].getName(symbol_names_)).str();
  };
  return std::visit(read_name, file_);
}

std::uint32_t ElfFile::section_of(const Symbol &symbol) const {
  const auto read_index = [&](const auto &file) {
    return value_or_throw(file.elf.getSectionIndex(
        file.symbols[symbol.index], file.symbols,
        llvm::object::DataRegion<std::remove_cvref_t<decltype(file.extended_indices[0])>>(
            file.extended_indices)));
  };
  const std::uint32_t index = std::visit(read_index, file_);
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
  if (section.sh_link != symbol_table_)
    throw InputError("relocations whose symbol table is section " +
                     std::to_string(section.sh_link) + ", which is none");
}

std::optional<std::uint32_t> ElfFile::relocated_by(const Section &section) const {
  if (!holds_relocations(section)) return std::nullopt;
  check_links_of_relocations(section);
  return section.sh_info;
}

std::vector<Relocation> ElfFile::relocations(const Section &section) const {
  const auto read_table = [&](const auto &file) {
    const auto &raw = file.sections[section.index];
    return section.sh_type == SHT_RELA ? read_all(value_or_throw(file.elf.relas(raw)))
                                       : read_all(value_or_throw(file.elf.rels(raw)));
  };
  std::vector<Relocation> relocations = std::visit(read_table, file_);
  const auto lost = std::ranges::find_if(
      relocations, [&](const Relocation &row) { return row.symbol >= symbols_.size(); });
  if (lost != relocations.end())
    throw InputError("a relocation of symbol " + std::to_string(lost->symbol) + ", of " +
                     std::to_string(symbols_.size()));
  return relocations;
}

}  // namespace stackcheck
