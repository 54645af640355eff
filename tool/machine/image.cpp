#include "machine/image.h"

#include <algorithm>

#include "facts/input_error.h"
#include "llvm/Object/Decompressor.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/MemoryBuffer.h"
#include "machine/cpu.h"

namespace stackcheck {
namespace {

using namespace llvm::object;

// Addresses fit the 32 bits of the debug information's own address fields; zero and small
// numbers stay free, so that an address is never mistaken for a null pointer.
constexpr std::uint64_t first_address = 0x1000'0000;
constexpr std::uint64_t last_address = 0xf000'0000;
constexpr std::uint64_t section_gap = 64;

template <typename T>
T value_or_throw(llvm::Expected<T> expected) {
  if (expected) return std::move(*expected);
  throw InputError(llvm::toString(expected.takeError()));
}

Binding binding_of(std::uint8_t elf_binding) {
  if (elf_binding == llvm::ELF::STB_LOCAL) return Binding::local;
  return elf_binding == llvm::ELF::STB_WEAK ? Binding::weak : Binding::global;
}

}  // namespace

Image::Image(llvm::StringRef bytes) {
  llvm::MemoryBufferRef buffer(bytes, "object");
  owner_ = value_or_throw(ObjectFile::createObjectFile(buffer));
  file_ = llvm::dyn_cast<ELFObjectFileBase>(owner_.get());
  if (!file_) throw InputError("not an ELF object; wanted an ELF object, archive or image");
  if (!file_->isLittleEndian()) throw InputError("big-endian; wanted a little-endian ELF object");
  family_ = find_family(file_->getEMachine());
  if (!family_)
    throw InputError("code for " + std::string(file_->getFileFormatName()) +
                     "; supported are " + family_names());
  linked_ = !file_->isRelocatableObject();
  read_sections();
  read_symbols();
  if (!linked_) read_relocations();
}

void Image::read_sections() {
  std::uint64_t next = first_address;
  for (const ELFSectionRef section : file_->sections()) {
    if (!(section.getFlags() & llvm::ELF::SHF_ALLOC)) continue;
    const std::uint64_t alignment = std::max<std::uint64_t>(16, section.getAlignment().value());
    const std::uint64_t address =
        linked_ ? section.getAddress() : (next + alignment - 1) / alignment * alignment;
    if (section.getSize() > last_address - first_address)
      throw InputError("section " + value_or_throw(section.getName()).str() + " is too large");
    next = address + section.getSize() + section_gap;
    if (!linked_ && next > last_address) throw InputError("sections do not fit 32 bits");
    base_of_[section.getIndex()] = address;
    ImageSection laid_out;
    laid_out.name = value_or_throw(section.getName()).str();
    laid_out.address = address;
    if (section.getType() != llvm::ELF::SHT_NOBITS)
      laid_out.contents = value_or_throw(section.getContents());
    laid_out.code = section.getFlags() & llvm::ELF::SHF_EXECINSTR;
    laid_out.constant = !(section.getFlags() & llvm::ELF::SHF_WRITE);
    sections_.push_back(std::move(laid_out));
  }
  std::ranges::stable_sort(sections_, {}, &ImageSection::address);
}

std::uint64_t Image::address_of(const SymbolRef &symbol) const {
  const std::uint64_t value = value_or_throw(symbol.getValue());
  if (linked_) return value;
  const section_iterator section = value_or_throw(symbol.getSection());
  if (section == file_->section_end()) return value;
  const auto base = base_of_.find(section->getIndex());
  return base == base_of_.end() ? value : base->second + value;
}

void Image::read_symbols() {
  for (const ELFSymbolRef symbol : file_->symbols()) {
    ImageSymbol read;
    read.name = value_or_throw(symbol.getName()).str();
    const std::uint32_t flags = value_or_throw(symbol.getFlags());
    read.binding = binding_of(symbol.getBinding());
    read.defined = !(flags & SymbolRef::SF_Undefined) && !(flags & SymbolRef::SF_Common);
    read.function = symbol.getELFType() == llvm::ELF::STT_FUNC;
    read.thumb = flags & SymbolRef::SF_Thumb;
    read.bytes = symbol.getSize();
    if (read.defined) read.address = address_of(symbol);
    if (read.defined) read_mapping_symbols(symbol, read.address);
    symbols_.push_back(std::move(read));
  }
}

// ARM ELF, "Mapping symbols": $t Thumb code, $a ARM code, $d data, each up to the next.
void Image::read_mapping_symbols(const ELFSymbolRef &symbol, std::uint64_t address) {
  if (file_->getEMachine() != llvm::ELF::EM_ARM) return;
  const llvm::StringRef name = value_or_throw(symbol.getName());
  if (name == "$t" || name.starts_with("$t.")) regions_[address] = true;
  if (name == "$a" || name.starts_with("$a.")) regions_[address] = false;
  if (name == "$d" || name.starts_with("$d.")) regions_[address] = false;
}

void Image::read_relocations() {
  std::map<std::uint64_t, std::uint32_t> index_of;  // raw symbol identity -> symbols_ index
  std::uint32_t index = 0;
  for (const ELFSymbolRef symbol : file_->symbols())
    index_of[symbol.getRawDataRefImpl().d.b] = index++;
  for (const ELFSectionRef section : file_->sections()) {
    const section_iterator patched = value_or_throw(section.getRelocatedSection());
    if (patched == file_->section_end()) continue;
    const auto base = base_of_.find(patched->getIndex());
    if (base == base_of_.end()) continue;
    for (const ELFRelocationRef relocation : section.relocations()) {
      const symbol_iterator symbol = relocation.getSymbol();
      if (symbol == file_->symbol_end()) continue;
      Reference reference;
      reference.symbol = index_of.at(symbol->getRawDataRefImpl().d.b);
      reference.type = static_cast<std::uint32_t>(relocation.getType());
      if (section.getType() == llvm::ELF::SHT_RELA)
        reference.addend = value_or_throw(relocation.getAddend());
      references_.emplace(base->second + relocation.getOffset(), reference);
    }
  }
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
  return reference.type == family_->absolute_word;
}

std::int64_t Image::addend_of(const Reference &reference, std::uint32_t word) const {
  return reference.addend ? *reference.addend : static_cast<std::int32_t>(word);
}

bool Image::is_code(std::uint64_t address) const {
  const ImageSection *section = section_at(address);
  if (!section || !section->code) return false;
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
  std::map<std::uint64_t, std::string *> by_index;
  for (const ELFSectionRef section : file_->sections()) {
    llvm::StringRef name = value_or_throw(section.getName());
    if (!name.consume_front(".debug_")) continue;
    llvm::StringRef contents = value_or_throw(section.getContents());
    std::string &copy = result["debug_" + name.str()];
    copy = contents.str();
    if (section.isCompressed()) {
      Decompressor decompressor =
          value_or_throw(Decompressor::create(name, contents, true, file_->is64Bit()));
      llvm::SmallVector<std::uint8_t, 0> plain;
      if (llvm::Error error = decompressor.resizeAndDecompress(plain))
        throw InputError(llvm::toString(std::move(error)));
      copy.assign(plain.begin(), plain.end());
    }
    by_index[section.getIndex()] = &copy;
  }
  if (linked_) return result;
  for (const ELFSectionRef section : file_->sections()) {
    const section_iterator patched = value_or_throw(section.getRelocatedSection());
    if (patched == file_->section_end() || !by_index.contains(patched->getIndex())) continue;
    std::string &bytes = *by_index[patched->getIndex()];
    for (const ELFRelocationRef relocation : section.relocations()) {
      const symbol_iterator symbol = relocation.getSymbol();
      const std::uint64_t offset = relocation.getOffset();
      if (relocation.getType() != family_->absolute_word ||
          symbol == file_->symbol_end() || bytes.size() < 4 || offset > bytes.size() - 4)
        continue;
      char *word = bytes.data() + offset;
      const bool rela = section.getType() == llvm::ELF::SHT_RELA;
      const std::int64_t addend = rela ? value_or_throw(relocation.getAddend())
                                       : llvm::support::endian::read32le(word);
      llvm::support::endian::write32le(word,
                                       static_cast<std::uint32_t>(address_of(*symbol) + addend));
    }
  }
  return result;
}

}  // namespace stackcheck
