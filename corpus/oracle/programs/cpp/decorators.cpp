// Decorators, lambdas and pointers to members: the ways C++ firmware calls through pointers.
#include "machine.h"
#include "streams.h"

namespace {

using namespace streams;

struct Counter {
  int reads = 0, bytes = 0;
  static void listen(void *object, int bytes) {
    auto &self = *static_cast<Counter *>(object);
    ++self.reads;
    self.bytes += bytes;
  }
};

int shout() {
  Text text("firmware");
  Changed upper(text, [](char c) { return static_cast<char>(c - 'a' + 'A'); });
  Counter counter;
  Watched watched(upper, &Counter::listen, &counter);
  auto weigh = [&counter](int c) { return c + counter.reads; };
  return sum(watched, Callback(weigh));
}

int whisper() {
  Text text("FIRMWARE");
  Changed lower(text, [](char c) { return static_cast<char>(c + 'a' - 'A'); });
  int seen = 0;
  auto count = [&seen](int) { return ++seen; };
  return sum(lower, Callback(count));
}

int names() {
  Text text("x");
  Watched watched(text, [](void *, int) {}, nullptr);
  const Stream *both[] = {&text, &watched};
  int length = 0;
  for (const Stream *stream : both)
    for (const char *c = stream->name(); *c != '\0'; ++c) ++length;
  return length;
}

int machines() {
  machine::Machine plain;
  machine::Careful careful;
  int value = plain.run("ssan") + careful.run("sas");
  {
    machine::Cleanup cleanup(&value);
    cleanup.add([](int *v) { *v += 1; });
    cleanup.add([](int *v) { *v *= 2; });
  }
  for (int state = 0; state < 2; ++state)
    for (int event = 0; event < 2; ++event) value += machine::exchange(state, event);
  return value;
}

}  // namespace

volatile int result;

int main() {
  result = shout() + whisper() + names() + machines();
  return 0;
}
