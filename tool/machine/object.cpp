#include <algorithm>
#include <map>

#include "facts/input_error.h"
#include "facts/readable_name.h"
#include "llvm/Demangle/Demangle.h"
#include "machine/engine.h"
#include "machine/lines.h"
#include "machine/machine.h"

namespace stackcheck {
namespace {

/// The rules and descriptions of a family, made on first use.
struct LoadedFamily {
  explicit LoadedFamily(const CpuFamily &family)
      : target(family.triple, family.features), cpu(family.make(target)) {}
  McTarget target;
  std::unique_ptr<Cpu> cpu;
};

const LoadedFamily &load(const CpuFamily &family) {
  static std::map<const CpuFamily *, std::unique_ptr<LoadedFamily>> loaded;
  std::unique_ptr<LoadedFamily> &place = loaded[&family];
  if (!place) place = std::make_unique<LoadedFamily>(family);
  return *place;
}

/// Real code takes about ten visits and words a byte, and up to a hundred on AVR, where all of a big
/// frame is touched byte by byte; hostile code must not take hours.
std::uint64_t work_for(const Image &image) {
  constexpr std::uint64_t least_work = 1'000'000, work_per_byte = 200;
  std::uint64_t work = least_work;
  for (const ImageSection &section : image.sections())
    if (section.code) work += section.contents.size() * work_per_byte;
  return work;
}

class Reader {
 public:
  Reader(const Image &image, const LoadedFamily &family)
      : image_(image),
        names_(image),
        decoder_(image, family.target,
                 image.family().decodes_in_order ? names_.starts() : std::set<std::uint64_t>{}),
        lines_(image),
        context_{image, *family.cpu, decoder_, names_, {}, {}, work_for(image)} {}

  void read(Unit &unit) {
    believe_declarations();
    for (const auto &[address, name] : names_.all())
      if (!name.fragment) pending_.insert(address);
    analyse_pending();
    while (learn_never_return()) analyse_pending();
    for (auto &[address, facts] : functions_) {
      locate(address, facts);
      trace(address, facts.function, unit.linking);
      unit.functions.push_back(std::move(facts.function));
    }
    unit.linking.linked = image_.linked();
    if (image_.linked()) unit.linking.sources = lines_.sources();
    unit.aliases = names_.aliases();
    read_symbols(unit);
    if (unit.evidence.producer.empty()) unit.evidence.producer = lines_.producer();
  }

 private:
  /// By address, so that names do not depend on chance; analysing may name more functions.
  void analyse_pending() {
    while (!pending_.empty()) {
      const std::uint64_t address = *pending_.begin();
      pending_.erase(pending_.begin());
      forget_tables(address);
      functions_[address] = analyse(FunctionName(*names_.at(address)));
      for (const std::uint64_t found : names_.take_added()) pending_.insert(found);
      if (pending_.empty()) pend_unsettled_tables();
    }
  }

  /// What a function says of jump tables counts for others only until it is looked at again.
  void forget_tables(std::uint64_t address) {
    for (const ReadTable &table : functions_[address].tables) {
      const auto start = context_.table_starts.find(table.start);
      if (start == context_.table_starts.end()) continue;
      start->second.erase(address);
      if (start->second.empty()) context_.table_starts.erase(start);
    }
  }

  /// Functions that read beyond another table's start, which was not known then, or stopped at
  /// one that is none.
  void pend_unsettled_tables() {
    const auto is_unsettled = [&](const ReadTable &table) {
      const auto next = context_.table_starts.upper_bound(table.start);
      const std::uint64_t start = next == context_.table_starts.end() ? 0 : next->first;
      return (start && start < table.end) || (table.cut_by && start != table.cut_by);
    };
    constexpr int most_rounds = 8;
    const bool last = ++rounds_ > most_rounds;
    for (auto &[address, facts] : functions_) {
      if (!std::ranges::any_of(facts.tables, is_unsettled)) continue;
      if (!last) pending_.insert(address);
      if (last) add_overlap(facts);
    }
  }

  static void add_overlap(FunctionFacts &facts) {
    facts.tables.clear();
    facts.function.unknowns.push_back(
        {Reason::unresolved_jump, {}, "where its jump tables end is not known"});
    facts.unknown_offsets.push_back(0);
  }

  FunctionFacts analyse(const FunctionName &name) {
    if (name.decodable) return analyse_function(context_, name);
    FunctionFacts facts;
    facts.function.symbol = name.symbol;
    facts.function.binding = name.binding;
    facts.function.unknowns.push_back(
        {Reason::undecodable_instruction, {}, "ARM (A32) code; only Thumb is supported"});
    facts.unknown_offsets.push_back(0);
    return facts;
  }

  /// The compiler did: behind a call of such a function may be anything. A linked image has the
  /// functions themselves.
  void believe_declarations() {
    if (image_.linked()) return;
    for (const std::string &symbol : lines_.never_return())
      context_.never_return.emplace(/*local=*/false, symbol);
  }

  /// True if some function turned out not to return: its callers must be looked at again.
  bool learn_never_return() {
    std::set<std::pair<bool, std::string>> learned;
    for (const auto &[address, facts] : functions_) {
      const Function &function = facts.function;
      if (function.returns || !function.unknowns.empty() || function.binding == Binding::weak)
        continue;
      const bool local = function.binding == Binding::local || image_.linked();
      if (context_.never_return.emplace(local, function.symbol).second)
        learned.emplace(local, function.symbol);
    }
    for (const auto &[address, facts] : functions_)
      if (calls_any(facts.function, learned)) pending_.insert(address);
    return !pending_.empty();
  }

  static bool calls_any(const Function &function,
                        const std::set<std::pair<bool, std::string>> &callees) {
    return std::ranges::any_of(function.calls, [&](const Call &call) {
      return callees.contains({call.local, call.callee});
    });
  }

  void trace(std::uint64_t address, Function &function, Linking &linking) const {
    Origin origin = lines_.origin(address);
    function.inlined = std::move(origin.inlined);
    if (!image_.linked()) return;
    function.source = std::move(origin.source);
    function.producer = std::move(origin.producer);
    linking.mixed |= origin.from_another_unit;
  }

  void locate(std::uint64_t address, FunctionFacts &facts) {
    Function &function = facts.function;
    function.name = llvm::demangle(without_copy_number(function.symbol));
    function.where = lines_.at(address).where;
    for (Call &call : function.calls) {
      Place place = lines_.at(address + call.offset);
      call.where = std::move(place.where);
      call.inlined_from = std::move(place.inlined_from);
    }
    for (std::size_t i = 0; i < function.unknowns.size(); ++i) {
      Unknown &unknown = function.unknowns[i];
      unknown.where = lines_.at(address + facts.unknown_offsets[i]).where;
      if (unknown.where.line == 0)
        unknown.detail += " (at byte " + std::to_string(facts.unknown_offsets[i]) + ")";
    }
  }

  void read_symbols(Unit &unit) const {
    for (const ImageSymbol &symbol : image_.symbols()) {
      if (symbol.name.empty() || symbol.binding == Binding::local) continue;
      if (!symbol.defined && !symbol.common) {
        // ELF gABI, "Symbol Table": a weak undefined symbol pulls no archive member.
        if (symbol.binding != Binding::weak) unit.undefined.push_back(symbol.name);
      } else if (!names_function(image_, symbol)) {
        unit.defined_data.push_back(symbol.name);
      }
    }
    std::ranges::sort(unit.undefined);
    std::ranges::sort(unit.defined_data);
  }

  const Image &image_;
  Names names_;
  Decoder decoder_;
  Lines lines_;
  Context context_;
  std::map<std::uint64_t, FunctionFacts> functions_;
  std::set<std::uint64_t> pending_;
  int rounds_ = 0;  // of settling where jump tables end
};

/// A function the compiler failed to make code for has no facts but this one.
void add_failed(Unit &unit, const std::vector<Unknown> &failed) {
  for (const Unknown &unknown : failed) {
    std::erase_if(unit.functions,
                  [&](const Function &known) { return known.symbol == unknown.detail; });
    Function function;
    function.symbol = unknown.detail;
    function.name = llvm::demangle(unknown.detail);
    function.where = unknown.where;
    function.unknowns.push_back(
        {unknown.reason, unknown.where, "the compiler could not make code for " + function.name});
    unit.functions.push_back(std::move(function));
  }
}

}  // namespace

Unit read_object(std::span<const char> bytes, const ObjectOrigin &origin) {
  Unit unit;
  unit.name = origin.name;
  unit.evidence = origin.evidence;
  try {
    const Image image(llvm::StringRef(bytes.data(), bytes.size()));
    unit.cpu_family = image.family().name;
    Reader(image, load(image.family())).read(unit);
  } catch (const InputError &error) {
    unit.problems.push_back({Reason::unreadable_object, {origin.name, 0, 0}, error.what()});
  }
  add_failed(unit, origin.failed_functions);
  std::ranges::stable_sort(unit.functions, {}, &Function::symbol);
  return unit;
}

}  // namespace stackcheck
