#pragma once
// What the unit does with each variable or field that holds a connection.

#include <map>
#include <set>

#include "peer/checker/sites.h"

namespace stackcheck::peer {

class Connections {
 public:
  explicit Connections(const std::map<const clang::Expr *, Site> &sites);

  /// The call is about a connection that somewhere in the unit is opened for datagrams, or only
  /// ever used for them.
  bool is_datagram(const Site &site) const;
  /// The connection outlives the function, and somewhere in the unit a stream is read or written
  /// through it.
  bool is_stream(const Site &site) const;
  /// The function is prepared for nothing having come yet: it names the value that says so.
  bool is_waited_for(const Site &site) const;

 private:
  using Decls = std::set<const clang::ValueDecl *>;
  Decls datagrams_, streams_;
  mutable std::map<const clang::Expr *, bool> waited_for_;
};

}  // namespace stackcheck::peer
