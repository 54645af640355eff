#pragma once
// Follows a running program's stack pointer and calls from what QEMU tells of: blocks of
// instructions that begin, transfers that end them, and accesses to memory. Every access at the
// stack pointer checks the followed value against the real address.

#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "thumb.h"

namespace groundtruth {

using Address = std::uint32_t;

enum class Edge { direct, indirect, tail, indirect_tail, exception };

/// What the runs of one function came to, in bytes below its entry.
struct Observed {
  std::uint32_t own_bytes = 0;
  std::uint32_t depth_bytes = 0;  ///< with all that it called; without interrupts
  std::uint32_t nesting = 0;
  std::uint64_t entered = 0;
};

/// How often the observation had to be put right: what makes its numbers believable.
struct Checks {
  std::uint64_t agreed = 0;      ///< accesses where the followed stack pointer was the real one
  std::uint64_t differed = 0;    ///< accesses where it was not, though nothing had made it unknown
  std::uint64_t recovered = 0;   ///< accesses that made it known again
  std::uint64_t unmatched = 0;   ///< returns that fit no call
  std::uint64_t unbalanced = 0;  ///< returns with another stack pointer than at the entry
};

class Tracker {
 public:
  struct Transferred {
    Transfer kind = Transfer::none;
    Address site = 0, after = 0, target = 0;
    bool conditional = false;  ///< part of an IT block: it may not have happened
  };

  Tracker(std::vector<Address> function_starts, std::set<Address> handlers, Address stack_top);

  bool starts_function(Address address) const { return functions_.contains(address); }

  void on_block(Address start);
  void on_transfer(const Transferred &transfer) { transferred_ = transfer; }
  void on_adjust(std::int32_t bytes, bool certain);
  void on_unknown();
  void on_float() { float_is_live_ = true; }
  void on_access(const Instruction &instruction, Address address);

  /// Ends all that is still running.
  void finish();

  const std::map<Address, Observed> &functions() const { return functions_; }
  const std::map<std::tuple<Address, Address, Edge>, std::uint64_t> &edges() const {
    return edges_;
  }
  const Checks &checks() const { return checks_; }
  Address lowest() const { return lowest_; }
  Address sp() const { return sp_; }

 private:
  struct Frame {
    Address function = 0, return_to = 0;
    Address entry = 0, lowest = 0, own_lowest = 0;
    bool tail = false, exception = false, entry_certain = true;
    Transferred interrupted;
    Address interrupted_sp = 0, interrupted_lowest = 0;
    bool interrupted_certain = true, interrupted_float = false;
  };

  void enter(Address function, const Transferred &by, bool tail);
  void enter_handler(Address function, const Transferred &interrupted);
  void push(Frame frame);
  void pop_one();
  bool go_back(Address to);
  void pop_group();
  std::size_t group_base() const;
  bool within(Address function, Address address) const;
  bool begins_handler(Address start, const Transferred &by) const;
  void flow_into(Address start, const Transferred &by);
  void jump_to(Address start, const Transferred &by);
  bool left_handler(Address start, const Transferred &by);
  void known(Address value);
  void settle(Address value);
  void note();

  std::map<Address, Observed> functions_;
  std::map<Address, std::uint32_t> active_;
  std::set<Address> handlers_;
  std::map<std::tuple<Address, Address, Edge>, std::uint64_t> edges_;
  std::vector<Frame> frames_;
  Transferred transferred_;
  Address sp_, lowest_;
  Address uncertain_lowest_ = 0;
  bool certain_ = true;
  bool float_is_live_ = false;  ///< CONTROL.FPCA
  Checks checks_;
};

}  // namespace groundtruth
