#include "machine/engine.h"

#include <algorithm>
#include <map>

namespace stackcheck {
namespace {

using Kind = Value::Kind;

// Loops that keep moving the stack pointer are given up after this many visits of one place.
constexpr unsigned visits_before_widening = 40;
// No function of real firmware comes near these; a hostile object may: the words of memory
// its states take, and the visits (weighed like Context::work_left) until they are final.
constexpr std::size_t most_state_words = 1'000'000;
constexpr std::uint64_t most_work = 20'000'000;

/// A program point: an address, the condition known to hold there (Thumb's IT blocks), and the
/// call of a subroutine within the function that led there.
struct Point {
  std::uint64_t address;
  std::uint8_t condition;
  std::uint32_t context;
  auto operator<=>(const Point &) const = default;
};

/// A call of a subroutine within the function, which may itself be within another.
struct LocalCall {
  std::uint64_t back;     ///< where it returns to
  std::uint32_t outer;
  bool operator==(const LocalCall &) const = default;
};

State joined(const State &left, const State &right, bool widen) {
  State result = left;
  for (std::size_t i = 0; i < left.registers.size(); ++i)
    result.registers[i] = join(left.registers[i], right.registers[i], widen);
  const auto slot_of = [](const State &state, std::int64_t offset) {
    const auto slot = state.slots.find(offset);
    return slot == state.slots.end() ? Value::any() : slot->second;
  };
  for (const auto &[offset, value] : right.slots) result.slots.emplace(offset, Value::any());
  for (auto &[offset, value] : result.slots)
    value = join(slot_of(left, offset), slot_of(right, offset), widen);
  std::erase_if(result.slots, [](const auto &slot) { return slot.second.is(Kind::any); });
  return result;
}

class Walk {
 public:
  Walk(Context &context, const FunctionName &self) : context_(context), self_(self) {}

  FunctionFacts run() {
    State entry;
    entry.registers.resize(context_.cpu.register_count());
    entry.registers[context_.cpu.stack_pointer()] = Value::stack(0);
    context_.cpu.enter(entry, context_.image);
    taken_off_ = context_.cpu.enter_epilogue(self_.symbol, entry);
    reach(self_.address, entry);
    do {
      while (!pending_.empty() && !exhausted_) visit(take_pending());
    } while (!exhausted_ && take_entries());
    recording_ = true;
    if (exhausted_)
      fail(self_.address, Reason::unresolved_jump, "the function is too large to follow");
    for (const auto &[point, state] : states_) visit(point);
    if (first_unlimited_ && !reported(Reason::unanalysable_stack_pointer))
      fail(*first_unlimited_, Reason::dynamic_stack,
           "the stack pointer moves by an amount without a limit");
    return finish();
  }

 private:
  Point take_pending() {
    const Point point = *pending_.begin();
    pending_.erase(pending_.begin());
    return point;
  }

  void spend(std::uint64_t work) {
    const std::uint64_t limit = std::min(most_work - work_, context_.work_left);
    if (work >= limit || state_words_ > most_state_words) exhausted_ = true;
    work_ += std::min(work, limit);
    context_.work_left -= std::min(work, limit);
  }

  Value stack_of(const State &state) const { return state.registers[context_.cpu.stack_pointer()]; }

  void reach(std::uint64_t address, State state) {
    if (recording_) return;
    if (state.context && local_calls_[state.context - 1].back == address)
      state.context = local_calls_[state.context - 1].outer;
    const Point point{address, state.condition, state.context};
    const auto [place, first] = states_.try_emplace(point, state);
    const std::size_t words = 1 + state.slots.size() * context_.cpu.slot_bytes() / 4;
    spend(words);
    if (first) {
      state_words_ += words;
    } else {
      const bool widen = ++visits_[point] > visits_before_widening;
      State merged = joined(place->second, state, widen);
      if (merged == place->second) return;
      place->second = std::move(merged);
    }
    pending_.insert(point);
  }

  void fail(std::uint64_t address, Reason reason, std::string detail) {
    stack_lost_ |= reason == Reason::unanalysable_stack_pointer;
    if (recording_) unknowns_[{address, reason}] = std::move(detail);
  }

  bool reported(Reason reason) const {
    return std::ranges::any_of(unknowns_,
                               [&](const auto &row) { return row.first.second == reason; });
  }

  void visit(const Point &point) {
    const State before = states_.at(point);
    const Instruction *instruction = context_.decoder.at(point.address);
    if (!instruction) {
      fail(point.address, Reason::undecodable_instruction, "the bytes there are no instruction");
      return;
    }
    note_depth(before, point.address);
    const std::uint8_t needed = context_.cpu.predicate(*instruction);
    if (needed == no_condition) return execute(*instruction, before);
    const std::uint8_t refused = context_.cpu.opposite(needed);
    if (before.condition != refused) execute(*instruction, with_condition(before, needed));
    if (before.condition != needed) go_on(instruction->end(), with_condition(before, refused));
  }

  static State with_condition(State state, std::uint8_t condition) {
    state.condition = condition;
    return state;
  }

  void note_depth(const State &state, std::uint64_t address) {
    if (!recording_) return;
    const Value stack = stack_of(state);
    if (stack.low > no_lower_limit)
      deepest_ = std::min(deepest_, stack.low);
    else if (!first_unlimited_)
      first_unlimited_ = address;
  }

  void execute(const Instruction &instruction, const State &before) {
    Step step(context_.cpu, context_.image, instruction, before);
    context_.cpu.execute(instruction, step);
    const Step::Outcome &outcome = step.outcome();
    for (const auto &[reason, detail] : outcome.failures) fail(instruction.address, reason, detail);
    spill_area_ = std::max(spill_area_, outcome.spill_area_bytes);
    lowest_touched_ = std::min(lowest_touched_, outcome.lowest_touched);
    lowest_of_leaf_ = std::min(lowest_of_leaf_, outcome.lowest_of_leaf);
    note_depth(step.state, instruction.address);
    callee_stack_ = outcome.callee_stack;
    for (const Value &target : outcome.followed) follow(instruction, target, step.state);
    for (const Value &target : outcome.branches) transfer(instruction, target, step.state);
    for (const Value &target : outcome.jumps) transfer(instruction, target, step.state);
    for (const JumpTable &table : outcome.tables) dispatch(instruction, table, step.state);
    if (outcome.returned) leave(instruction, step.state, outcome.must_balance);
    if (outcome.loop_end) add_loop(instruction.end(), *outcome.loop_end);
    if (outcome.call) return call(instruction, outcome, step.state);
    if (outcome.may_stop && is_end_of_function(instruction.end())) return;
    if (outcome.falls_through) go_on(instruction.end(), step.state);
  }

  /// Whatever reached `end` before this loop was known has to be looked at again.
  void add_loop(std::uint64_t start, std::uint64_t end) {
    if (!loops_[end].insert(start).second) return;
    for (const auto &[point, state] : states_) pending_.insert(point);
  }

  void go_on(std::uint64_t next, const State &state) {
    callee_stack_.reset();
    if (const auto loops = loops_.find(next); loops != loops_.end())
      for (const std::uint64_t start : loops->second) reach(start, state);
    const FunctionName *other = context_.names.at(next);
    if (other && next != self_.address && other->binding != Binding::local && !is_epilogue(*other))
      return leave_by_jump(next, Value::of(Kind::address, static_cast<std::int64_t>(next)), state);
    reach(next, state);
  }

  /// Pieces of epilogue go on into each other, whoever went there.
  bool is_epilogue(const FunctionName &name) const {
    State unused;
    unused.registers.resize(context_.cpu.register_count());
    return taken_off_ || context_.cpu.enter_epilogue(name.symbol, unused);
  }

  // --- leaving the function -------------------------------------------------------------

  void leave(const Instruction &instruction, const State &state, bool must_balance) {
    returns_ = true;
    if (must_balance) check_balance(instruction.address, state);
    if (taken_off_) return;
    for (const Register index : context_.cpu.preserved())
      if (state.registers[index] != Value::entry_of(index))
        fail(instruction.address, Reason::clobbered_register,
             "a register that callers rely on does not come back as it was");
  }

  void check_balance(std::uint64_t address, const State &state) {
    if (stack_of(state) != Value::stack(taken_off_.value_or(0)) && !stack_lost_)
      fail(address, Reason::unbalanced_return,
           "the stack pointer is not back where it was at entry");
  }

  /// Where a call's or jump's value leads: a symbol, an address, or nowhere known.
  std::optional<std::uint64_t> address_of(const Value &target) const {
    const bool place = target.is(Kind::address) ||
                       (target.is(Kind::number) && target.exact() && context_.image.linked());
    if (place)
      return code_address(context_.image.family(),
                          static_cast<std::uint64_t>(target.low) & address_mask());
    return std::nullopt;
  }

  bool is_own_label(std::uint64_t address) const {
    if (address == self_.address) return true;
    return address > self_.address && address < self_.end && !context_.names.at(address);
  }

  void follow(const Instruction &instruction, const Value &target, const State &state) {
    const auto address = address_of(target);
    if (!address)
      return fail(instruction.address, Reason::unresolved_jump, "where this jump leads is not known");
    reach(*address, state);
  }

  void transfer(const Instruction &instruction, const Value &target, const State &state) {
    if (target.is(Kind::symbol)) {
      const ImageSymbol &symbol = context_.image.symbols()[target.base];
      if (symbol.defined && symbol.binding == Binding::global && target.low != 0)
        return transfer_to(instruction, symbol.address + target.low, state);
      if (symbol.defined && target.low == 0 && symbol.address == self_.address) return reach(self_.address, state);
      return leave_by_jump(instruction.address, target, state);
    }
    if (const auto address = address_of(target)) return transfer_to(instruction, *address, state);
    if (target.is(Kind::choice)) {
      for (Value one : std::vector(choices(target))) {
        one.reloaded = target.reloaded;
        transfer(instruction, one, state);
      }
      if (target.open) computed_jump(instruction, Value::any(), state);
      return fail_if_too_many(instruction.address, target);
    }
    computed_jump(instruction, target, state);
  }

  void leave_by_jump(std::uint64_t from, const Value &target, const State &state) {
    depart(from, target, state, true);
  }

  void transfer_to(const Instruction &instruction, std::uint64_t address, const State &state) {
    const FunctionName *other = context_.names.at(address);
    if (other && !other->fragment && address != self_.address)
      return leave_by_jump(instruction.address,
                           Value::of(Kind::address, static_cast<std::int64_t>(address)), state);
    reach(address, state);
  }

  /// A jump to an unknown value: a tail call if the frame is gone and everything restored, a
  /// computed jump to the labels whose addresses are taken otherwise; both where both can be.
  void computed_jump(const Instruction &instruction, const Value &target, const State &state) {
    if (jump_through_table(instruction.address, target, state)) return;
    // A table of distances has no address of a label in it.
    const bool relative = target.is(Kind::indexed) || target.is(Kind::table_target);
    const bool labels = !relative && jump_to_labels(state);
    const bool restored = stack_of(state) == Value::stack(0) &&
                          std::ranges::all_of(context_.cpu.preserved(), [&](Register index) {
                            return state.registers[index] == Value::entry_of(index);
                          });
    if (restored) return leave_by_jump(instruction.address, target, state);
    if (!labels)
      fail(instruction.address, Reason::unresolved_jump, "where this jump leads is not known");
  }

  /// Every code address inside this function that the image's data holds.
  bool jump_to_labels(const State &state) {
    const auto &addresses = context_.names.addresses_in_data();
    bool any = false;
    for (auto place = addresses.upper_bound(self_.address);
         place != addresses.end() && *place < self_.end; ++place) {
      reach(*place, state);
      any = true;
    }
    return any;
  }

  void dispatch(const Instruction &instruction, const JumpTable &table, const State &state) {
    if (!reach_all(targets_of(point_of(instruction.address, state), table), state))
      fail(instruction.address, Reason::unresolved_jump, "the jump table was not understood");
  }

  /// A jump to an entry of a table, or to an entry added to the place it counts from.
  bool jump_through_table(std::uint64_t from, const Value &target, const State &state) {
    if (!target.is(Kind::table_entry) && !target.is(Kind::table_target)) return false;
    const bool relative = target.is(Kind::table_target);
    const JumpTable table{static_cast<std::uint64_t>(target.low), target.width, target.is_signed,
                          target.detail,
                          relative ? static_cast<std::uint64_t>(target.high) : 0};
    if (!reach_all(targets_of(point_of(from, state), table), state)) return false;
    if (!relative) jump_to_labels(state);
    return true;
  }

  static Point point_of(std::uint64_t address, const State &state) {
    return {address, state.condition, state.context};
  }

  bool reach_all(const std::set<std::uint64_t> &targets, const State &state) {
    for (const std::uint64_t target : targets) reach(target, state);
    return !targets.empty();
  }

  std::set<std::uint64_t> targets_of(const Point &from, const JumpTable &table) {
    const ImageSection *section = context_.image.section_at(table.address);
    if (!section) return {};
    if (section->code && context_.image.family().marks_data) return targets_amid_code(table);
    const auto [open, first] = open_tables_.try_emplace({from, table.address}, table);
    if (first && take_entry(open->second))
      context_.table_starts[table.address].insert(self_.address);
    return open->second.targets;
  }

  /// Where data stands amid code, entries go up to the next code, and padding behind the last
  /// leads into the table itself.
  std::set<std::uint64_t> targets_amid_code(const JumpTable &table) {
    std::set<std::uint64_t> targets;
    const Image &image = context_.image;
    if (image.is_code(table.address)) return targets;
    const std::uint64_t end = image.region_end(table.address);
    spend((end - table.address) / table.width);
    for (std::uint64_t at = table.address; at + table.width <= end; at += table.width) {
      const auto target = entry_of(table, at);
      if (target && image.is_code(*target) &&
          image.section_at(*target) == image.section_at(table.address))
        targets.insert(*target);
    }
    return targets;
  }

  /// A table in a section of data, of which so many entries have been taken. Its entries lead
  /// into this function; those of another table behind it, counted from another place, would
  /// lead astray. So one entry of each table is taken at a time: whatever it leads to may be the
  /// jump that shows where the other table starts.
  struct OpenTable {
    explicit OpenTable(const JumpTable &read) : table(read), next(read.address) {}
    JumpTable table;
    std::uint64_t next;
    std::set<std::uint64_t> targets;
    std::uint64_t cut_by = 0;
  };

  /// True if there was a further entry, with a target not known before.
  bool take_entry(OpenTable &open) {
    const JumpTable &table = open.table;
    const std::uint64_t end = context_.image.region_end(table.address);
    const auto other = context_.table_starts.upper_bound(table.address);
    const bool limited = other != context_.table_starts.end() && other->first < end;
    while (open.next + table.width <= end) {
      open.cut_by = limited && open.next + table.width > other->first ? other->first : 0;
      if (open.cut_by) return false;
      spend(1);
      const auto target = entry_of(table, open.next);
      if (!target || !context_.image.is_code(*target) || !is_own(*target)) return false;
      open.next += table.width;
      if (open.targets.insert(*target).second) return true;
    }
    return false;
  }

  /// One more of each open table; the jumps that got one are looked at again.
  bool take_entries() {
    for (auto &[place, open] : open_tables_)
      if (!open.targets.empty() && take_entry(open)) pending_.insert(place.first);
    return !pending_.empty();
  }

  /// Inside this function or its cold part.
  bool is_own(std::uint64_t address) const {
    if (address > self_.address && address < self_.end) return true;
    const FunctionName *cover = context_.names.covering(address);
    return cover && cover->fragment && cover->symbol == self_.symbol + ".cold";
  }

  std::optional<std::uint64_t> entry_of(const JumpTable &table, std::uint64_t at) const {
    const Image &image = context_.image;
    const std::uint64_t word = *image.read(at, table.width);
    if (const Reference *reference = image.reference(at, table.width))
      return relocated_entry(table, *reference, at, word);
    const bool by_assembler = image.section_at(at)->code && image.family().marks_data;
    if (!image.linked() && !by_assembler) return std::nullopt;
    auto entry = static_cast<std::int64_t>(word);
    const unsigned bits = table.width * 8;
    if (table.is_signed && bits < 64 && (entry >> (bits - 1) & 1)) entry -= std::int64_t{1} << bits;
    const auto distance = static_cast<std::uint64_t>(entry) << table.shift;
    return code_address(image.family(), (table.anchor + distance) & address_mask());
  }

  std::optional<std::uint64_t> relocated_entry(const JumpTable &table, const Reference &reference,
                                               std::uint64_t at, std::uint64_t word) const {
    const CpuFamily &family = context_.image.family();
    const ImageSymbol &symbol = context_.image.symbols()[reference.symbol];
    if (!symbol.defined) return std::nullopt;
    const std::uint64_t place =
        symbol.address + static_cast<std::uint64_t>(context_.image.addend_of(
                             reference, static_cast<std::uint32_t>(word)));
    if (word_bytes(family.absolute, reference.type) == table.width)
      return code_address(family, place);
    if (word_bytes(family.relative, reference.type) == table.width)
      return code_address(family, place - at + table.anchor);
    // The other half of the difference is the place that the code adds the entry to.
    if (word_bytes(family.differences, reference.type) == table.width) return place;
    return std::nullopt;
  }

  std::uint64_t address_mask() const {
    return context_.image.family().address_bytes == 4 ? 0xffff'ffff : ~std::uint64_t{0};
  }

  // --- calls ----------------------------------------------------------------------------

  void call(const Instruction &instruction, const Step::Outcome &outcome, State state) {
    const Value &target = *outcome.call;
    if (const auto address = address_of(target);
        address && is_own_label(*address) && *address != self_.address)
      // a subroutine within the function, or v6-M's far jump
      return reach(*address, outcome.callee_state ? within(instruction.end(), *outcome.callee_state)
                                                  : state);
    if (!depart(instruction.address, target, state, false) || !outcome.falls_through) return;
    for (const Register index : context_.cpu.scratch()) state.registers[index] = Value::any();
    let_other_code_run(state);
    state.condition = no_condition;
    if (is_end_of_function(instruction.end())) return;
    go_on(instruction.end(), state);
  }

  /// Calls of a subroutine are told apart by where they return to, as the stack may stand at
  /// another depth in each; not in recursion.
  State within(std::uint64_t back, State state) {
    for (std::uint32_t outer = state.context; outer; outer = local_calls_[outer - 1].outer)
      if (local_calls_[outer - 1].back == back) return state;
    const LocalCall call{back, state.context};
    const auto known = std::ranges::find(local_calls_, call);
    state.context = static_cast<std::uint32_t>(known - local_calls_.begin()) + 1;
    if (known == local_calls_.end()) local_calls_.push_back(call);
    return state;
  }

  bool never_returns(const Call &call) const {
    return context_.never_return.contains({call.local, call.callee}) ||
           ((!call.local || context_.image.linked()) && is_known_never_to_return(call.callee));
  }

  /// Padding and the first bytes of the literal behind it can look like an instruction.
  bool holds_literal(const Instruction &instruction) const {
    return instruction.reference && context_.image.is_absolute_word(*instruction.reference);
  }

  /// A call that would fall into data, another function or the section's end cannot return:
  /// compilers put nothing but padding behind a call that never does.
  bool is_end_of_function(std::uint64_t next) const {
    for (;;) {
      if (!context_.image.is_code(next)) return true;
      if (self_.end > self_.address && next >= self_.end && context_.names.at(next)) return true;
      const Instruction *instruction = context_.decoder.at(next);
      if (!instruction) return false;
      if (holds_literal(*instruction)) return true;
      if (!context_.cpu.is_padding(*instruction)) return false;
      next = instruction->end();
    }
  }

  /// Records a call, or one for each callee it can have; false if it never comes back.
  bool depart(std::uint64_t address, const Value &target, const State &state, bool tail) {
    if (!target.is(Kind::choice)) return depart_to(address, target, state, tail);
    fail_if_too_many(address, target);
    bool comes_back = target.open && depart_to(address, Value::any(), state, tail);
    for (Value one : std::vector(choices(target))) {
      one.reloaded = target.reloaded;
      comes_back |= depart_to(address, one, state, tail);
    }
    return comes_back;
  }

  void fail_if_too_many(std::uint64_t address, const Value &choice) {
    if (choices(choice).empty())
      fail(address, Reason::unresolved_indirect_call, "too many callees meet at this call");
  }

  bool depart_to(std::uint64_t address, const Value &target, const State &state, bool tail) {
    Call call;
    call.offset = address - self_.address;
    call.tail = tail;
    call.reloaded = target.reloaded;
    const Value stack = callee_stack_.value_or(stack_of(state));
    call.depth_bytes =
        static_cast<std::uint32_t>(std::clamp<std::int64_t>(-stack.low, 0, 0x7fff'ffff));
    name_callee(call, target);
    const bool comes_back = !never_returns(call);
    if (tail && comes_back) {
      returns_ = true;
      check_balance(address, state);
    }
    if (stack.low <= no_lower_limit) calls_at_unknown_depth_.insert(call.offset);
    if (recording_) record(std::move(call));
    return comes_back;
  }

  void record(Call call) {
    Call &kept = calls_.try_emplace({call.offset, call.callee}, call).first->second;
    kept.depth_bytes = std::max(kept.depth_bytes, call.depth_bytes);
  }

  void name_callee(Call &call, const Value &target) {
    if (target.is(Kind::symbol) && target.low == 0) {
      call.callee = context_.image.symbols()[target.base].name;
      return;
    }
    std::optional<std::uint64_t> address = address_of(target);
    if (target.is(Kind::symbol) && context_.image.symbols()[target.base].defined)
      address = code_address(context_.image.family(),
                             context_.image.symbols()[target.base].address + target.low);
    if (!address || !context_.image.is_code(*address)) return;
    const FunctionName *name = context_.names.at(*address);
    if (!name) name = &context_.names.add(*address);
    call.callee = name->symbol;
    call.local = name->binding == Binding::local || context_.image.linked();
  }

  FunctionFacts finish() {
    FunctionFacts facts;
    Function &function = facts.function;
    function.symbol = self_.symbol;
    function.binding = self_.binding;
    function.code_bytes = static_cast<std::uint32_t>(self_.end - self_.address);
    function.frame_bytes = static_cast<std::uint32_t>(-deepest_);
    function.reach_bytes =
        std::max(function.frame_bytes + static_cast<std::uint32_t>(spill_area_),
                 static_cast<std::uint32_t>(-lowest_touched()));
    function.returns = returns_;
    for (auto &[key, call] : calls_) {
      if (calls_at_unknown_depth_.contains(call.offset)) call.depth_bytes = function.frame_bytes;
      function.calls.push_back(std::move(call));
    }
    for (auto &[key, detail] : unknowns_) {
      function.unknowns.push_back({key.second, {}, std::move(detail)});
      facts.unknown_offsets.push_back(key.first - self_.address);
    }
    for (const auto &[place, open] : open_tables_)
      if (!open.targets.empty())
        facts.tables.push_back({open.table.address, open.next, open.cut_by});
    return facts;
  }

  std::int64_t lowest_touched() const {
    const bool leaf = std::ranges::all_of(calls_, [](const auto &row) { return row.second.tail; });
    return leaf ? std::min(lowest_touched_, lowest_of_leaf_) : lowest_touched_;
  }

  Context &context_;
  const FunctionName self_;
  std::map<Point, State> states_;
  std::map<Point, unsigned> visits_;
  std::set<Point> pending_;
  std::vector<LocalCall> local_calls_;  // State::context is an index into it, plus one
  std::map<std::pair<Point, std::uint64_t>, OpenTable> open_tables_;  // by jump and start
  std::map<std::uint64_t, std::set<std::uint64_t>> loops_;  // end -> starts of hardware loops
  std::map<std::pair<std::uint64_t, std::string>, Call> calls_;
  std::set<std::uint64_t> calls_at_unknown_depth_;
  std::map<std::pair<std::uint64_t, Reason>, std::string> unknowns_;
  std::optional<std::int64_t> taken_off_;  // of the caller's frame, by an epilogue of its own
  std::int64_t deepest_ = 0;
  std::int64_t spill_area_ = 0;
  std::int64_t lowest_touched_ = 0, lowest_of_leaf_ = 0;
  std::optional<Value> callee_stack_;  // SP at the entry of what this instruction enters
  std::optional<std::uint64_t> first_unlimited_;
  bool recording_ = false;
  bool returns_ = false;
  bool stack_lost_ = false;
  bool exhausted_ = false;
  std::uint64_t work_ = 0;
  std::size_t state_words_ = 0;
};

}  // namespace

FunctionFacts analyse_function(Context &context, const FunctionName &start) {
  return Walk(context, start).run();
}

bool is_known_never_to_return(const std::string &symbol) {
  static const std::set<std::string> known = {"abort",
                                              "exit",
                                              "_exit",
                                              "_Exit",
                                              "quick_exit",
                                              "__assert",
                                              "__assert_func",
                                              "longjmp",
                                              "siglongjmp",
                                              "__cxa_throw",
                                              "__cxa_rethrow",
                                              "__cxa_pure_virtual",
                                              "__cxa_deleted_virtual",
                                              "__cxa_bad_cast",
                                              "__cxa_throw_bad_array_new_length",
                                              "_Unwind_Resume",
                                              "__stack_chk_fail",
                                              "_ZSt9terminatev",
                                              "pthread_exit"};
  const bool throws = symbol.starts_with("_ZSt") && symbol.find("__throw_") < 8;
  return throws || known.contains(symbol);
}

}  // namespace stackcheck
