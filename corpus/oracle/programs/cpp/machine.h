// A machine driven by tables of pointers to members, virtual ones and others.
#pragma once

namespace machine {

class Machine {
 public:
  virtual ~Machine() = default;
  using Action = int (Machine::*)(int);
  int run(const char *commands);

 protected:
  virtual int step(int by) { return state_ + by; }
  int add(int by) { return state_ + by; }
  int negate(int) { return -state_; }

 private:
  struct Row {
    char command;
    Action action;
  };
  static const Row table[];
  int state_ = 0;
};

class Careful : public Machine {
 protected:
  int step(int by) override;
  using Check = bool (Careful::*)(int) const;
  bool is_small(int value) const { return value < 100; }
  Check check_ = &Careful::is_small;
};

/// What one input does to a machine that holds one of several states.
int exchange(int state, int event);

/// Runs what was registered, last first.
class Cleanup {
 public:
  using Hook = void (*)(int *);
  explicit Cleanup(int *value) : value_(value) {}
  ~Cleanup();
  void add(Hook hook) { hooks_[count_++] = hook; }

 private:
  Hook hooks_[4] = {};
  int count_ = 0;
  int *value_;
};

}  // namespace machine
