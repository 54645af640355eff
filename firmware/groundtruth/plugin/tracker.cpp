#include "tracker.h"

#include <algorithm>

namespace groundtruth {

Tracker::Tracker(std::vector<Address> function_starts, std::set<Address> handlers,
                 Address stack_top)
    : handlers_(std::move(handlers)), sp_(stack_top), lowest_(stack_top) {
  for (const Address start : function_starts) functions_[start];
}

bool Tracker::within(Address function, Address address) const {
  const auto next = functions_.upper_bound(address);
  return next != functions_.begin() && std::prev(next)->first == function;
}

void Tracker::note() {
  if (!certain_) {
    uncertain_lowest_ = std::min(uncertain_lowest_, sp_);
    return;
  }
  if (frames_.empty()) return;
  Frame &top = frames_.back();
  top.lowest = std::min(top.lowest, sp_);
  top.own_lowest = std::min(top.own_lowest, sp_);
  lowest_ = std::min(lowest_, sp_);
}

// While it is not certain, the followed value is wrong by one and the same amount: what was
// entered meanwhile is put right with it. What an interrupt found is a matter of its own.
void Tracker::settle(Address value) {
  const Address shift = value - sp_;
  for (auto frame = frames_.rbegin(); frame != frames_.rend() && !frame->entry_certain; ++frame) {
    frame->entry += shift;
    frame->lowest += shift;
    frame->own_lowest += shift;
    frame->entry_certain = true;
    if (frame->exception) break;
  }
  Frame &top = frames_.back();
  if (!certain_) top.lowest = std::min(top.lowest, uncertain_lowest_ + shift);
  if (!certain_) top.own_lowest = std::min(top.own_lowest, uncertain_lowest_ + shift);
  sp_ = value;
  certain_ = true;
}

void Tracker::known(Address value) {
  if (certain_ && value == sp_) {
    ++checks_.agreed;
    return;
  }
  ++(certain_ ? checks_.differed : checks_.recovered);
  settle(value);
}

void Tracker::on_adjust(std::int32_t bytes, bool certain) {
  sp_ += static_cast<Address>(bytes);
  if (!certain) on_unknown();
  note();
}

void Tracker::on_unknown() {
  if (certain_) uncertain_lowest_ = sp_;
  certain_ = false;
}

void Tracker::on_access(const Instruction &instruction, Address address) {
  const auto bytes = static_cast<Address>(instruction.bytes);
  switch (instruction.stack) {
    case StackEffect::push:
      // All but the first access lie above the stack pointer that the first one made.
      if (certain_ && address > sp_ && address < sp_ + bytes) return;
      known(address + bytes);
      sp_ = address;
      break;
    case StackEffect::pop:
      known(address);
      sp_ = address + static_cast<Address>(instruction.unit);
      break;
    case StackEffect::access:
      known(address - bytes);
      break;
    default:
      return;
  }
  note();
}

void Tracker::push(Frame frame) {
  frame.entry_certain = certain_;
  Observed &observed = functions_[frame.function];
  ++observed.entered;
  observed.nesting = std::max(observed.nesting, ++active_[frame.function]);
  frames_.push_back(frame);
  note();
}

void Tracker::enter(Address function, const Transferred &by, bool tail) {
  const bool indirect = by.kind == Transfer::call_indirect || by.kind == Transfer::jump_indirect ||
                        by.kind == Transfer::go_back;
  const Edge edge = tail ? (indirect ? Edge::indirect_tail : Edge::tail)
                         : (indirect ? Edge::indirect : Edge::direct);
  if (!frames_.empty()) ++edges_[{by.site, function, edge}];
  Frame frame;
  frame.function = function;
  frame.entry = frame.lowest = frame.own_lowest = sp_;
  frame.tail = tail;
  frame.return_to = tail && !frames_.empty() ? frames_.back().return_to : by.after;
  push(frame);
}

// Eight words, below an address that is a multiple of 8, and 18 more where the FPU is in use; the
// handler's own context begins without it (ARMv7-M manual, B1.5.7).
void Tracker::enter_handler(Address function, const Transferred &interrupted) {
  ++edges_[{0, function, Edge::exception}];
  Frame frame;
  frame.function = function;
  frame.exception = true;
  frame.interrupted = interrupted;
  frame.interrupted_sp = sp_;
  frame.interrupted_lowest = uncertain_lowest_;
  frame.interrupted_certain = certain_;
  frame.interrupted_float = float_is_live_;
  sp_ = (sp_ & ~Address{7}) - (float_is_live_ ? 104 : 32);
  float_is_live_ = false;
  frame.entry = frame.lowest = frame.own_lowest = sp_;
  push(frame);
}

void Tracker::pop_one() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  --active_[frame.function];
  Observed &observed = functions_[frame.function];
  observed.own_bytes = std::max(observed.own_bytes, frame.entry - frame.own_lowest);
  observed.depth_bytes = std::max(observed.depth_bytes, frame.entry - frame.lowest);
  if (!frame.exception && !frames_.empty())
    frames_.back().lowest = std::min(frames_.back().lowest, frame.lowest);
}

/// The frame that was called, below those that it and others jumped to.
std::size_t Tracker::group_base() const {
  std::size_t base = frames_.size() - 1;
  while (base != 0 && frames_[base].tail) --base;
  return base;
}

void Tracker::pop_group() {
  const std::size_t base = group_base();
  if (certain_ && sp_ != frames_[base].entry) ++checks_.unbalanced;
  while (frames_.size() != base) pop_one();
}

bool Tracker::go_back(Address to) {
  const std::size_t base = group_base();
  // Helpers of jump tables return behind the table that follows the call.
  const bool into_caller = base != 0 && sp_ == frames_[base].entry &&
                           within(frames_[base - 1].function, to);
  if (!frames_[base].exception && (frames_[base].return_to == to || into_caller)) {
    pop_group();
    return true;
  }
  return false;
}

bool Tracker::begins_handler(Address start, const Transferred &by) const {
  if (!handlers_.contains(start) || frames_.empty()) return false;
  const bool told = by.kind == Transfer::call || by.kind == Transfer::jump;
  return !told || by.target != start;
}

void Tracker::on_block(Address start) {
  const Transferred by = transferred_;
  transferred_ = {};
  if (begins_handler(start, by)) {
    if (!left_handler(start, by)) enter_handler(start, by);
    return;
  }
  if (frames_.empty()) return enter(start, by, false);
  flow_into(start, by);
}

void Tracker::flow_into(Address start, const Transferred &by) {
  const bool call = by.kind == Transfer::call || by.kind == Transfer::call_indirect;
  const bool indirect = by.kind == Transfer::jump_indirect || by.kind == Transfer::go_back;
  const bool taken = !by.conditional || start != by.after;
  // GCC jumps far within a function of Armv6-M code by BL, the only branch that reaches.
  const bool far_jump = !starts_function(start) && within(frames_.back().function, start);
  if (call && far_jump) return;
  if (call && taken) return enter(start, by, false);
  if (indirect && taken && (go_back(start) || left_handler(start, by))) return;
  if (starts_function(start)) return jump_to(start, by);
  if (by.kind == Transfer::go_back && taken) ++checks_.unmatched;
}

/// A loop whose head is the function's first instruction is no call.
void Tracker::jump_to(Address start, const Transferred &by) {
  const Frame &top = frames_.back();
  if (start != top.function || sp_ != top.entry) enter(start, by, true);
}

// What goes back from a handler and fits no call inside it ends the exception; then goes on what
// was interrupted, or the next handler begins.
bool Tracker::left_handler(Address start, const Transferred &by) {
  const Frame base = frames_[group_base()];
  if (!base.exception || by.kind != Transfer::go_back) return false;
  pop_group();
  sp_ = base.interrupted_sp;
  uncertain_lowest_ = base.interrupted_lowest;
  certain_ = base.interrupted_certain;
  float_is_live_ = base.interrupted_float;
  transferred_ = base.interrupted;
  on_block(start);
  return true;
}

void Tracker::finish() {
  while (!frames_.empty()) pop_one();
}

}  // namespace groundtruth
