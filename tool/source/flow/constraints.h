#pragma once
#include <vector>

#include "facts/flow.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "source/flow/locator.h"
#include "source/flow/names.h"

namespace stackcheck::extract {

/// What an expression's value is taken from. Of a record by value: a pointer to it.
struct Operand {
  enum class Kind {
    nothing,  ///< holds no pointer
    slot,     ///< what the slot `text` holds
    value,    ///< the value `text`
    load,     ///< what the slots that `text` points to hold
  };
  Kind kind = Kind::nothing;
  Name text;
  explicit operator bool() const { return kind != Kind::nothing; }
};

/// The flows of a unit, each once, however often the source makes them.
class Constraints {
 public:
  Constraints(Names &names, const std::string &unit) : names_(names), unit_(unit) {}

  void add(FlowKind kind, Name to, Name from, clang::SourceLocation where);
  void flow(Name to, Operand from, clang::SourceLocation where);
  void flow_both_ways(Name one, Name other, clang::SourceLocation where);

  /// A new slot for a value within an expression.
  Name temporary() { return names_.intern("temporary:" + unit_ + "#" + llvm::Twine(next_++)); }
  /// A slot that holds the operand, or empty text for none.
  Name slot_of(Operand operand, clang::SourceLocation where);
  /// One operand of several possible ones.
  Operand any_of(llvm::ArrayRef<Operand> operands, clang::SourceLocation where);

  std::vector<Flow> sorted(Locator &locator) const;

 private:
  struct Entry {
    FlowKind kind;
    Name to, from;
    clang::SourceLocation where;
  };

  Names &names_;
  std::string unit_;
  unsigned next_ = 0;
  std::vector<Entry> entries_;
  llvm::DenseSet<std::tuple<unsigned, const char *, const char *>> seen_;
  llvm::DenseMap<std::pair<unsigned, const char *>, Name> shared_;
};

}  // namespace stackcheck::extract
