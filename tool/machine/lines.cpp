#include "machine/lines.h"

#include <algorithm>
#include <filesystem>
#include <ranges>

#include "llvm/ADT/StringMap.h"
#include "llvm/DebugInfo/DIContext.h"
#include "llvm/DebugInfo/DWARF/DWARFContext.h"
#include "llvm/DebugInfo/DWARF/DWARFDie.h"
#include "llvm/Support/MemoryBuffer.h"
#include "machine/cpu.h"
#include "machine/line_header.h"

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

bool is_inlined(const llvm::DWARFDie &part) {
  return part.getTag() == llvm::dwarf::DW_TAG_inlined_subroutine;
}

/// What may hold inlined functions.
bool is_block(const llvm::DWARFDie &part) {
  return is_inlined(part) || part.getTag() == llvm::dwarf::DW_TAG_lexical_block;
}

// Damaged information may nest more deeply than this program's own stack allows.
std::set<std::string> inlined_into(const llvm::DWARFDie &function) {
  std::set<std::string> inlined;
  std::vector<llvm::DWARFDie> blocks = {function};
  while (!blocks.empty()) {
    const llvm::DWARFDie block = blocks.back();
    blocks.pop_back();
    for (const llvm::DWARFDie &part : block.children()) {
      if (!is_block(part)) continue;
      blocks.push_back(part);
      if (!is_inlined(part)) continue;
      if (const char *name = part.getSubroutineName(llvm::DINameKind::LinkageName))
        inlined.insert(name);
    }
  }
  return inlined;
}

using Kind = llvm::DILineInfoSpecifier::FileLineInfoKind;

Location location_of(const llvm::DILineInfo &line) {
  if (line.Line == 0 || line.FileName == llvm::DILineInfo::BadString) return {};
  return {line.FileName, line.Line, line.Column};
}

llvm::object::SectionedAddress in_any_section(std::uint64_t address) {
  return {address, llvm::object::SectionedAddress::UndefSection};
}

bool is_discarded(std::uint64_t begin, const Image &image) {
  return begin <= 1 && image.linked() && !image.function_at(begin);
}

/// The block or inlined function within `block` that `address` is in, or nothing.
llvm::DWARFDie part_at(const llvm::DWARFDie &block, std::uint64_t address) {
  for (const llvm::DWARFDie &part : block.children())
    if (is_block(part) && part.addressRangeContainsAddress(address)) return part;
  return {};
}

/// What is inlined at `address`, outermost first.
std::vector<llvm::DWARFDie> chain_at(const llvm::DWARFDie &function, std::uint64_t address) {
  std::vector<llvm::DWARFDie> chain;
  for (llvm::DWARFDie part = part_at(function, address); part; part = part_at(part, address))
    if (is_inlined(part)) chain.push_back(part);
  return chain;
}

Location call_of(const llvm::DWARFDie &inlined) {
  const auto number = [&](llvm::dwarf::Attribute attribute) {
    return static_cast<unsigned>(llvm::dwarf::toUnsigned(inlined.find(attribute), 0));
  };
  return {"", number(llvm::dwarf::DW_AT_call_line), number(llvm::dwarf::DW_AT_call_column)};
}

}  // namespace

/// Functions by address, and the lines of each unit.
class Lines::Index {
 public:
  Index(llvm::DWARFContext &dwarf, const Image &image) : dwarf_(dwarf), image_(image) {
    for (const auto &unit : dwarf.compile_units()) {
      add(unit->getUnitDIE(/*ExtractUnitDIEOnly=*/false), units_);
      for (const llvm::DWARFDebugInfoEntry &entry : unit->dies())
        if (entry.getTag() == llvm::dwarf::DW_TAG_subprogram) add_function({unit.get(), &entry});
    }
    sort(functions_);
    sort(units_);
  }

  const std::set<std::string> &never_return() const { return never_return_; }
  llvm::DWARFDie function(std::uint64_t address) const { return find(functions_, address); }
  llvm::DWARFDie unit(std::uint64_t address) const { return find(units_, address); }

  Location line(llvm::DWARFUnit &unit, std::uint64_t address) {
    llvm::DILineInfo found;
    lines_of(unit).getFileLineInfoForAddress(in_any_section(address), false,
                                             unit.getCompilationDir(), Kind::AbsoluteFilePath,
                                             found);
    return location_of(found);
  }

 private:
  struct Range {
    std::uint64_t begin = 0, end = 0;
    llvm::DWARFDie die;
  };
  using LineTable = llvm::DWARFDebugLine::LineTable;

  void add_function(const llvm::DWARFDie &die) {
    add(die, functions_);
    if (!die.find(llvm::dwarf::DW_AT_noreturn) || !die.find(llvm::dwarf::DW_AT_external)) return;
    if (const char *name = die.getSubroutineName(llvm::DINameKind::LinkageName))
      never_return_.insert(name);
  }

  void add(const llvm::DWARFDie &die, std::vector<Range> &to) {
    if (!die) return;  // a damaged unit has none, and LLVM does not ask
    auto ranges = die.getAddressRanges();
    if (!ranges) return ignore(ranges.takeError());
    for (const llvm::DWARFAddressRange &range : *ranges)
      if (range.LowPC < range.HighPC && !is_discarded(range.LowPC, image_))
        to.push_back({range.LowPC, range.HighPC, die});
  }

  static void sort(std::vector<Range> &ranges) {
    std::ranges::sort(ranges, {}, [](const Range &range) {
      return std::pair(range.begin, range.die.getOffset());
    });
  }

  static llvm::DWARFDie find(const std::vector<Range> &ranges, std::uint64_t address) {
    const auto after = std::ranges::upper_bound(ranges, address, {}, &Range::begin);
    if (after == ranges.begin() || address >= std::prev(after)->end) return {};
    return std::prev(after)->die;
  }

  const LineTable &lines_of(llvm::DWARFUnit &unit) {
    const auto known = lines_.find(&unit);
    if (known != lines_.end()) return known->second;
    const LineTable *table = has_readable_lines(unit) ? dwarf_.getLineTableForUnit(&unit) : nullptr;
    LineTable &lines = lines_.emplace(&unit, table ? *table : LineTable()).first->second;
    std::erase_if(lines.Sequences, [&](const llvm::DWARFDebugLine::Sequence &sequence) {
      return is_discarded(sequence.LowPC, image_);
    });
    return lines;
  }

  bool has_readable_lines(llvm::DWARFUnit &unit) const {
    const auto offset =
        llvm::dwarf::toSectionOffset(unit.getUnitDIE().find(llvm::dwarf::DW_AT_stmt_list));
    return offset && has_sound_header(dwarf_.getDWARFObj().getLineSection().Data,
                                      *offset + unit.getLineTableOffset());
  }

  llvm::DWARFContext &dwarf_;
  const Image &image_;
  std::vector<Range> functions_, units_;
  std::set<std::string> never_return_;
  std::map<llvm::DWARFUnit *, LineTable> lines_;
};

Lines::Lines(const Image &image) : sections_(image.debug_sections()) {
  llvm::StringMap<std::unique_ptr<llvm::MemoryBuffer>> buffers;
  for (const auto &[name, bytes] : sections_)
    buffers[name] = llvm::MemoryBuffer::getMemBuffer(bytes, name, false);
  dwarf_ = llvm::DWARFContext::create(buffers, image.family().address_bytes, true, ignore, ignore);
  index_ = std::make_unique<Index>(*dwarf_, image);
}

Lines::~Lines() = default;

/// Assembly has lines, and often nothing that says it is a function.
Location Lines::line_without_function(std::uint64_t address) const {
  const llvm::DWARFDie unit = index_->unit(address);
  return unit ? index_->line(*unit.getDwarfUnit(), address) : Location();
}

Place Lines::at(std::uint64_t address) const {
  const llvm::DWARFDie function = index_->function(address);
  if (!function) return {line_without_function(address), {}};
  Place place{index_->line(*function.getDwarfUnit(), address), {}};
  for (const llvm::DWARFDie &inlined : std::views::reverse(chain_at(function, address)))
    if (const char *name = inlined.getSubroutineName(llvm::DINameKind::LinkageName))
      place.inlined_from.push_back({name, call_of(inlined)});
  return place;
}

Origin Lines::origin(std::uint64_t address) const {
  llvm::DWARFDie function = index_->function(address);
  // GCC leaves some functions out and has their code in the unit all the same.
  if (!function) function = index_->unit(address);
  if (!function) return {};
  const llvm::DWARFDie abstract = abstract_of(function);
  const std::set<std::string> inlined = inlined_into(function);
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

const std::set<std::string> &Lines::never_return() const { return index_->never_return(); }

std::string Lines::producer() const {
  for (const auto &unit : dwarf_->compile_units()) {
    const auto name = unit->getUnitDIE().find(llvm::dwarf::DW_AT_producer);
    if (const char *text = llvm::dwarf::toString(name, nullptr)) return text;
  }
  return {};
}

}  // namespace stackcheck
