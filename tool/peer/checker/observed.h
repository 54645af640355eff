#pragma once
#include <map>
#include <set>
#include <string>

#include "peer/checker/run.h"

namespace stackcheck::peer {

/// What a caller can see of one way out of a function.
struct Observed {
  enum class Kind { nothing, number, count, other } kind = Kind::nothing;
  long long number = 0;      ///< of Kind::number
  clang::ento::SVal value;   ///< of Kind::other
  bool is_null = false;      ///< a null pointer
  std::string name;          ///< of the number: the enumerator of the result's type
  std::string written_name;  ///< of the number: the enumerator or macro in the return statement
  bool released = false;     ///< a connection was given up
  bool keeps_count = false;  ///< a number of bytes was stored where the caller finds it
  std::map<const void *, long long> stored;  ///< plain numbers left in the caller's memory
  std::map<std::string, long long> fields;   ///< plain numbers in a result that is a record
  std::set<std::string> counts;              ///< fields of it that hold a number of bytes

  bool is_same(const Observed &other) const {
    return kind == other.kind && number == other.number && value == other.value &&
           released == other.released && stored == other.stored && fields == other.fields;
  }
  /// The same to a caller who does not look at the connection.
  bool is_told_like(const Observed &other) const {
    return kind == other.kind && number == other.number && value == other.value &&
           stored == other.stored;
  }
  /// As far as conventions tell: a negative number, null, false where others give true.
  bool is_failure = false;
};

/// The number is made of what a call with a contract gave.
bool is_made_of_result(clang::ento::SymbolRef symbol);

Observed observe(const Exit &exit, const clang::FunctionDecl &function);

}  // namespace stackcheck::peer
