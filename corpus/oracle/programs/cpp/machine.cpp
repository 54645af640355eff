#include "machine.h"

#include <variant>

namespace machine {

const Machine::Row Machine::table[] = {
    {'s', &Machine::step}, {'a', &Machine::add}, {'n', &Machine::negate}};

int Machine::run(const char *commands) {
  for (; *commands != '\0'; ++commands)
    for (const Row &row : table)
      if (row.command == *commands) state_ = (this->*row.action)(1);
  return state_;
}

int Careful::step(int by) {
  const int next = Machine::step(by);
  return (this->*check_)(next) ? next : 0;
}

namespace {

struct Idle {};
struct Busy {
  int jobs;
};
struct Start {};
struct Stop {};

struct Transition {
  int operator()(Idle, Start) const { return 1; }
  int operator()(Idle, Stop) const { return 2; }
  int operator()(Busy busy, Start) const { return busy.jobs + 1; }
  int operator()(Busy busy, Stop) const { return busy.jobs - 1; }
};

}  // namespace

int exchange(int state, int event) {
  const std::variant<Idle, Busy> of =
      state == 0 ? std::variant<Idle, Busy>(Idle{}) : std::variant<Idle, Busy>(Busy{state});
  const std::variant<Start, Stop> with =
      event == 0 ? std::variant<Start, Stop>(Start{}) : std::variant<Start, Stop>(Stop{});
  return std::visit(Transition{}, of, with);
}

Cleanup::~Cleanup() {
  while (count_ > 0) hooks_[--count_](value_);
}

}  // namespace machine
