#include "machine/image.h"

#include <algorithm>
#include <bit>

#include "facts/input_error.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/Decompressor.h"
#include "llvm/Support/Endian.h"
#include "machine/cpu.h"

namespace stackcheck {
namespace {

using namespace llvm::ELF;

// Addresses fit the 32 bits of the debug information's own address fields; zero and small
// numbers stay free, so that an address is never mistaken for a null pointer.
constexpr std::uint64_t first_address = 0x1000'0000;
constexpr std::uint64_t last_address = 0xf000'0000;
constexpr std::uint64_t end_of_memory = std::uint64_t{1} << 32;
constexpr std::uint64_t section_gap = 64;
constexpr std::uint64_t least_alignment = 16;
constexpr std::uint64_t greatest_alignment = 1 << 20;
// A damaged length in a compressed section must not take all memory.
constexpr std::uint64_t most_debug_bytes = std::uint64_t{1} << 28;

Binding binding_of(std::uint8_t elf_binding) {
  if (elf_binding == STB_LOCAL) return Binding::local;
  return elf_binding == STB_WEAK ? Binding::weak : Binding::global;
}

std::uint64_t alignment_of(const ElfFile::Section &section) {
  const std::uint64_t wanted = section.sh_addralign;
  if (wanted > greatest_alignment || (wanted & (wanted - 1)) != 0)
    throw InputError("a section aligned to " + std::to_string(wanted) + " bytes");
  return std::max(wanted, least_alignment);
}

std::string decompressed(const std::string &name, llvm::StringRef contents) {
  auto decompressor =
      value_or_throw(llvm::object::Decompressor::create(name, contents, true, false));
  if (decompressor.getDecompressedSize() > most_debug_bytes)
    throw InputError("section " + name + " is too large");
  llvm::SmallVector<std::uint8_t, 0> plain;
  if (llvm::Error error = decompressor.resizeAndDecompress(plain))
    throw InputError(llvm::toString(std::move(error)));
  return {plain.begin(), plain.end()};
}

}  // namespace

bool is_mapping_symbol(const std::string &name) {
  return name.size() > 1 && name[0] == '$' && (name.size() == 2 || name[2] == '.');
}

Image::Image(llvm::StringRef bytes) : file_(bytes), family_(find_family(file_)) {
  if (!family_)
    throw InputError("code for " + convertEMachineToArchName(file_.machine()).str() +
                     "; supported are " + family_names());
  linked_ = file_.linked();
  read_sections();
  check_layout();
  read_symbols();
  if (!linked_) read_relocations();
}

void Image::read_sections() {
  std::uint64_t next = first_address;
  for (std::uint32_t index = 0; index < file_.sections().size(); ++index) {
    const ElfFile::Section &section = file_.sections()[index];
    if (!(section.sh_flags & SHF_ALLOC)) continue;
    const std::uint64_t alignment = alignment_of(section);
    const std::uint64_t free = (next + alignment - 1) / alignment * alignment;
    lay_out(index, linked_ ? section.sh_addr : free);
    next = free + section.sh_size + section_gap;
    if (!linked_ && next > last_address) throw InputError("the sections do not fit 32 bits");
  }
  std::ranges::stable_sort(sections_, {}, &ImageSection::address);
}

void Image::lay_out(std::uint32_t index, std::uint64_t address) {
  const ElfFile::Section &section = file_.sections()[index];
  base_of_[index] = address;
  ImageSection laid_out;
  laid_out.name = file_.name(section);
  laid_out.address = address;
  laid_out.contents = file_.contents(section);
  laid_out.code = section.sh_flags & SHF_EXECINSTR;
  laid_out.constant = !(section.sh_flags & SHF_WRITE);
  if (!laid_out.contents.empty()) sections_.push_back(std::move(laid_out));
}

/// An address must name one byte: of overlays only one could be analysed.
void Image::check_layout() const {
  for (std::size_t i = 0; i < sections_.size(); ++i) {
    const ImageSection &section = sections_[i];
    if (section.end() > end_of_memory)
      throw InputError("section " + section.name + " does not fit 32 bits");
    if (i + 1 < sections_.size() && section.end() > sections_[i + 1].address)
      throw InputError("sections " + section.name + " and " + sections_[i + 1].name + " overlap");
  }
}

/// 0, where no section ever is, for a symbol that lies beyond its section.
std::uint64_t Image::address_of(const ElfFile::Symbol &symbol) const {
  const bool tagged = file_.machine() == EM_ARM && symbol.getType() == STT_FUNC;
  const std::uint64_t value = symbol.st_value & ~std::uint64_t{tagged};
  const std::uint32_t section = file_.section_of(symbol);
  if (linked_ || section == SHN_UNDEF) return value;
  if (value > file_.sections()[section].sh_size) return 0;
  const auto base = base_of_.find(section);
  return base == base_of_.end() ? value : base->second + value;
}

void Image::read_symbols() {
  for (const ElfFile::Symbol &symbol : file_.symbols()) {
    ImageSymbol read;
    read.name = file_.name(symbol);
    read.binding = binding_of(symbol.getBinding());
    read.common = symbol.st_shndx == SHN_COMMON;
    read.defined = symbol.st_shndx != SHN_UNDEF && !read.common;
    read.function = symbol.getType() == STT_FUNC;
    // An absolute symbol is a number that may only look like an address.
    read.data = symbol.getType() == STT_OBJECT || symbol.getType() == STT_TLS ||
                (symbol.st_shndx == SHN_ABS && !read.function);
    read.thumb = read.function && (symbol.st_value & 1);
    read.bytes = symbol.st_size;
    if (read.defined) read.address = address_of(symbol);
    if (read.defined) read_mapping_symbol(read);
    if (read.defined && read.function) function_at_.try_emplace(read.address, symbols_.size());
    symbols_.push_back(std::move(read));
  }
}

void Image::read_mapping_symbol(const ImageSymbol &symbol) {
  if (file_.machine() != EM_ARM || !is_mapping_symbol(symbol.name)) return;
  const char kind = symbol.name[1];
  if (kind == 't') regions_[symbol.address] = true;
  if (kind == 'a' || kind == 'd') regions_[symbol.address] = false;
}

void Image::read_relocations() {
  for (const ElfFile::Section &section : file_.sections()) {
    const auto patched = file_.relocated_by(section);
    if (!patched) continue;
    const auto base = base_of_.find(*patched);
    if (base != base_of_.end()) read_relocations_of(base->second, section);
  }
}

void Image::read_relocations_of(std::uint64_t base, const ElfFile::Section &section) {
  const std::uint64_t bytes = file_.sections()[section.sh_info].sh_size;
  constexpr std::uint32_t none = 0;  // R_*_NONE only keeps sections alive
  for (const Relocation &relocation : file_.relocations(section)) {
    if (relocation.offset >= bytes)
      throw InputError("a relocation at " + std::to_string(relocation.offset) +
                       ", beyond the end of its section");
    if (relocation.type == none || std::ranges::count(family_->hints, relocation.type)) continue;
    references_.emplace(base + relocation.offset,
                        Reference{relocation.symbol, relocation.addend, relocation.type,
                                  base + relocation.offset});
  }
}

const ImageSymbol *Image::function_at(std::uint64_t address) const {
  const auto found = function_at_.find(address);
  return found == function_at_.end() ? nullptr : &symbols_[found->second];
}

const ImageSection *Image::section_at(std::uint64_t address) const {
  auto after = std::ranges::upper_bound(sections_, address, {}, &ImageSection::address);
  if (after == sections_.begin()) return nullptr;
  const ImageSection &section = *--after;
  return address < section.end() ? &section : nullptr;
}

std::optional<std::uint64_t> Image::read(std::uint64_t address, unsigned width) const {
  const ImageSection *section = section_at(address);
  if (!section || section->end() - address < width) return std::nullopt;
  const char *bytes = section->contents.data() + (address - section->address);
  std::uint64_t value = 0;
  for (unsigned i = width; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

const Reference *Image::reference(std::uint64_t address, unsigned width) const {
  const auto found = references_.lower_bound(address);
  return found != references_.end() && found->first < address + width ? &found->second : nullptr;
}

bool Image::is_absolute_word(const Reference &reference) const {
  return word_bytes(family_->absolute, reference.type) != 0;
}

std::int64_t Image::addend_of(const Reference &reference, std::uint32_t word) const {
  const auto in_place = static_cast<std::int32_t>(word);
  if (!reference.addend) return in_place;
  return *reference.addend + (family_->addend_in_place ? in_place : 0);
}

bool Image::is_code(std::uint64_t address) const {
  const ImageSection *section = section_at(address);
  if (!section || !section->code) return false;
  // Where there are no mapping symbols (Xtensa), a relocated word gives a literal away.
  const Reference *relocated = reference(address, 1);
  if (relocated && is_absolute_word(*relocated)) return false;
  auto after = regions_.upper_bound(address);
  if (after == regions_.begin()) return true;
  --after;
  return after->first < section->address || after->second;
}

std::uint64_t Image::region_end(std::uint64_t address) const {
  const ImageSection *section = section_at(address);
  if (!section) return address;
  const auto after = regions_.upper_bound(address);
  return after == regions_.end() ? section->end() : std::min(after->first, section->end());
}

std::map<std::string, std::string> Image::debug_sections() const {
  std::map<std::string, std::string> result;
  std::map<std::uint32_t, std::string *> by_index;
  for (std::uint32_t index = 0; index < file_.sections().size(); ++index) {
    const ElfFile::Section &section = file_.sections()[index];
    try {
      const std::string name = file_.name(section);
      if (!name.starts_with(".debug_")) continue;
      const llvm::StringRef contents = file_.contents(section);
      std::string &copy = result[name.substr(1)];
      by_index[index] = &copy;
      copy = section.sh_flags & SHF_COMPRESSED ? decompressed(name, contents) : contents.str();
    } catch (const InputError &) {
    }
  }
  if (linked_) return result;
  for (const ElfFile::Section &section : file_.sections()) {
    const auto patched = file_.relocated_by(section);
    if (patched && by_index.contains(*patched)) apply_relocations(section, *by_index[*patched]);
  }
  return result;
}

void Image::apply_relocations(const ElfFile::Section &section, std::string &bytes) const {
  for (const Relocation &relocation : file_.relocations(section)) {
    if (relocation.offset >= bytes.size()) continue;
    const llvm::MutableArrayRef<char> place(bytes.data() + relocation.offset,
                                            bytes.size() - relocation.offset);
    const std::uint64_t target = address_of(file_.symbols()[relocation.symbol]);
    if (family_->patch && family_->patch(relocation, target, place)) continue;
    const unsigned width = word_bytes(family_->absolute, relocation.type);
    if (width == 0 || width > place.size()) continue;
    const std::int64_t addend =
        addend_of({relocation.symbol, relocation.addend, relocation.type, 0},
                  width < 4 ? 0 : llvm::support::endian::read32le(place.data()));
    for (unsigned i = 0; i < width; ++i)
      place[i] = static_cast<char>((target + static_cast<std::uint64_t>(addend)) >> 8 * i);
  }
}

}  // namespace stackcheck
