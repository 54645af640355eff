#include "machine/lines.h"

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

std::string Lines::producer() const {
  for (const auto &unit : dwarf_->compile_units()) {
    const auto name = unit->getUnitDIE().find(llvm::dwarf::DW_AT_producer);
    if (const char *text = llvm::dwarf::toString(name, nullptr)) return text;
  }
  return {};
}

}  // namespace stackcheck
