#pragma once
#include "peer/checker/outcomes.h"

namespace stackcheck::peer {

/// A call that ends a connection, or its sending, where the path knows `facts` of it: adds what is
/// wrong with that to the findings.
class Ending {
 public:
  Ending(Run &run, const CallAt &at, const ConnectionFacts &facts)
      : run_(run), at_(at), facts_(facts) {}

  void judge_release() const;
  void judge_shutdown() const;

 private:
  bool hangs_peer(Sends sends) const;
  void judge_waiting() const;
  void judge_owed() const;
  void judge_left_data() const;
  const clang::Expr *in_top_frame() const;
  bool is_read(const clang::Expr *site) const;

  Run &run_;
  const CallAt &at_;
  const ConnectionFacts &facts_;
};

}  // namespace stackcheck::peer
