#include "machine/lines.h"

#include <filesystem>
#include <set>

#include "llvm/ADT/StringMap.h"
#include "llvm/DebugInfo/DIContext.h"
#include "llvm/DebugInfo/DWARF/DWARFContext.h"
#include "llvm/DebugInfo/DWARF/DWARFDie.h"
#include "llvm/Support/MemoryBuffer.h"
#include "machine/cpu.h"

namespace stackcheck {
namespace {

/// Broken debug information costs locations, never the analysis.
void ignore(llvm::Error error) { llvm::consumeError(std::move(error)); }

std::string text_of(const llvm::DWARFDie &die, llvm::dwarf::Attribute attribute) {
  return llvm::dwarf::toString(die.find(attribute), "");
}

std::string source_of(llvm::DWARFUnit &unit) {
  const std::string name = text_of(unit.getUnitDIE(), llvm::dwarf::DW_AT_name);
  if (name.empty()) return name;
  const char *directory = unit.getCompilationDir();
  return (std::filesystem::path(directory ? directory : "") / name).lexically_normal().string();
}

/// The DIE that describes the function as its source does. A damaged chain may have no end.
llvm::DWARFDie abstract_of(llvm::DWARFDie function) {
  for (int steps = 0; steps < 8; ++steps) {
    const auto origin =
        function.getAttributeValueAsReferencedDie(llvm::dwarf::DW_AT_abstract_origin);
    if (!origin) break;
    function = origin;
  }
  return function;
}

void add_inlined(const llvm::DWARFDie &block, std::set<std::string> &inlined) {
  for (const llvm::DWARFDie &part : block.children()) {
    const auto tag = part.getTag();
    if (tag != llvm::dwarf::DW_TAG_inlined_subroutine && tag != llvm::dwarf::DW_TAG_lexical_block)
      continue;
    if (tag == llvm::dwarf::DW_TAG_inlined_subroutine)
      if (const char *name = part.getSubroutineName(llvm::DINameKind::LinkageName))
        inlined.insert(name);
    add_inlined(part, inlined);
  }
}

}  // namespace

Lines::Lines(const Image &image) : sections_(image.debug_sections()) {
  llvm::StringMap<std::unique_ptr<llvm::MemoryBuffer>> buffers;
  for (const auto &[name, bytes] : sections_)
    buffers[name] = llvm::MemoryBuffer::getMemBuffer(bytes, name, false);
  dwarf_ = llvm::DWARFContext::create(buffers, image.family().address_bytes, true, ignore, ignore);
}

Lines::~Lines() = default;

Place Lines::at(std::uint64_t address) const {
  using Kind = llvm::DILineInfoSpecifier::FileLineInfoKind;
  const llvm::DILineInfoSpecifier wanted(Kind::AbsoluteFilePath,
                                         llvm::DINameKind::LinkageName);
  const llvm::DIInliningInfo frames =
      dwarf_->getInliningInfoForAddress({address, llvm::object::SectionedAddress::UndefSection},
                                        wanted);
  Place place;
  const unsigned count = frames.getNumberOfFrames();
  for (unsigned i = 0; i + 1 < count; ++i)
    place.inlined_from.push_back(frames.getFrame(i).FunctionName);
  if (count == 0) return place;
  const llvm::DILineInfo &innermost = frames.getFrame(0);
  if (innermost.Line != 0 && innermost.FileName != llvm::DILineInfo::BadString)
    place.where = {innermost.FileName, innermost.Line, innermost.Column};
  return place;
}

Origin Lines::origin(std::uint64_t address) const {
  const llvm::DWARFDie function = dwarf_->getDIEsForAddress(address).FunctionDIE;
  if (!function) return {};
  const llvm::DWARFDie abstract = abstract_of(function);
  std::set<std::string> inlined;
  add_inlined(function, inlined);
  return {source_of(*abstract.getDwarfUnit()),
          text_of(function.getDwarfUnit()->getUnitDIE(), llvm::dwarf::DW_AT_producer),
          {inlined.begin(), inlined.end()},
          abstract.getDwarfUnit() != function.getDwarfUnit()};
}

std::vector<std::string> Lines::sources() const {
  std::set<std::string> sources;
  for (const auto &unit : dwarf_->compile_units()) sources.insert(source_of(*unit));
  return {sources.begin(), sources.end()};
}

std::string Lines::producer() const {
  for (const auto &unit : dwarf_->compile_units()) {
    const auto name = unit->getUnitDIE().find(llvm::dwarf::DW_AT_producer);
    if (const char *text = llvm::dwarf::toString(name, nullptr)) return text;
  }
  return {};
}

}  // namespace stackcheck
