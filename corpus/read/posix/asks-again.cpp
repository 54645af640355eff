// A question that is asked again until an answer makes sense, in two loops with deadlines.
// api: posix
#include <errno.h>
#include <sys/socket.h>

#include <cstdint>

long now_ms();

enum class Meaning { ok, late_or_forged, refused };

template <class Value>
struct Answer {
  Meaning meaning;
  Value value;
};

template <class Value, class Read>
Answer<Value> ask(int fd, const char *question, long deadline, Read read) {  // expect-nothing: reads-again-after-close
  char bytes[512];
  do {
    if (::send(fd, question, 5, 0) < 0) return {Meaning::refused, {}};
    const long answer_by = now_ms() + 1000;
    while (now_ms() < answer_by && now_ms() < deadline) {
      const ssize_t got = ::recv(fd, bytes, sizeof bytes, MSG_DONTWAIT);
      if (got == 0) return {Meaning::refused, {}};
      if (got < 0 && errno != EAGAIN) return {Meaning::refused, {}};
      if (got < 0) continue;
      const Answer<Value> found = read(bytes, static_cast<size_t>(got));
      if (found.meaning != Meaning::late_or_forged) return found;
    }
  } while (now_ms() < deadline);
  return {Meaning::refused, {}};
}

struct Lease {
  std::uint32_t address, seconds;
};
Answer<Lease> read_lease(const char *bytes, size_t size);

Answer<Lease> ask_for_lease(int fd, long deadline) {
  return ask<Lease>(fd, "lease", deadline, read_lease);
}
