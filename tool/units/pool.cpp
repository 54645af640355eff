#include "units/pool.h"

#include <poll.h>

#include <algorithm>
#include <system_error>

namespace stackcheck {

namespace {

using Clock = Child::Clock;

class Pool {
 public:
  Pool(std::size_t count, const Task &task, const PoolLimits &limits,
       const std::function<void(std::size_t)> &finished)
      : task_(task), limits_(limits), finished_(finished), outcomes_(count) {}

  std::vector<Outcome> run();

 private:
  void start();
  void wait();
  void serve(const std::vector<pollfd> &polled);
  void end(std::size_t number, Outcome outcome);
  bool is_late(const Child &child) const { return Clock::now() >= deadline(child); }
  Clock::time_point deadline(const Child &child) const {
    return child.started() + std::chrono::seconds(limits_.timeout_seconds);
  }
  int milliseconds_to_wait() const;

  const Task &task_;
  const PoolLimits &limits_;
  const std::function<void(std::size_t)> &finished_;
  std::vector<Outcome> outcomes_;
  std::size_t next_ = 0;
  std::vector<Child> children_;
};

std::vector<Outcome> Pool::run() {
  while (next_ < outcomes_.size() || !children_.empty()) {
    while (next_ < outcomes_.size() && children_.size() < std::max(1u, limits_.jobs)) start();
    wait();
  }
  return std::move(outcomes_);
}

void Pool::start() {
  const std::size_t number = next_++;
  try {
    children_.emplace_back(task_, number);
  } catch (const std::system_error &error) {
    end(number, {{}, std::string("could not be started (") + error.what() + ")"});
  }
}

int Pool::milliseconds_to_wait() const {
  const auto first = std::ranges::min_element(children_, {}, &Child::started);
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline(*first) - Clock::now());
  constexpr std::chrono::milliseconds at_most = std::chrono::hours(1);
  return static_cast<int>(std::clamp(left, std::chrono::milliseconds(0), at_most).count());
}

void Pool::wait() {
  if (children_.empty()) return;
  std::vector<pollfd> polled;
  for (const Child &child : children_) polled.push_back({child.pipe(), POLLIN, 0});
  // When a signal interrupts this, nothing is readable and the caller comes back.
  if (poll(polled.data(), polled.size(), milliseconds_to_wait()) < 0)
    for (pollfd &one : polled) one.revents = 0;
  serve(polled);
}

void Pool::serve(const std::vector<pollfd> &polled) {
  std::vector<Child> still;
  for (std::size_t i = 0; i < polled.size(); ++i) {
    Child &child = children_[i];
    const bool has_ended = polled[i].revents != 0 && !child.receive();
    if (has_ended)
      end(child.number(), child.finish());
    else if (is_late(child))
      end(child.number(),
          {{}, "took longer than " + std::to_string(limits_.timeout_seconds) + " s"});
    else
      still.push_back(std::move(child));
  }
  children_ = std::move(still);
}

void Pool::end(std::size_t number, Outcome outcome) {
  outcomes_[number] = std::move(outcome);
  if (finished_) finished_(number);
}

}  // namespace

std::vector<Outcome> run_in_children(std::size_t count, const Task &task, const PoolLimits &limits,
                                     const std::function<void(std::size_t)> &finished) {
  return Pool(count, task, limits, finished).run();
}

}  // namespace stackcheck
