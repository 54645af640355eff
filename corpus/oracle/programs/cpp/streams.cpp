#include "streams.h"

namespace streams {

int Stream::read_all(char *into, int bytes) {
  int total = 0;
  for (int got = read(into, bytes); got > 0; got = read(into + total, bytes - total)) total += got;
  return total;
}

int Text::read(char *into, int bytes) {
  int count = 0;
  while (count < bytes && count < 3 && *next_ != '\0') into[count++] = *next_++;
  return count;
}

int Changed::read(char *into, int bytes) {
  const int count = inner_.read(into, bytes);
  for (int i = 0; i < count; ++i) into[i] = change_(into[i]);
  return count;
}

int Watched::read(char *into, int bytes) {
  const int count = inner_->read(into, bytes);
  listener_(object_, count);
  return count;
}

int Forgotten::read(char *, int) { return 0; }

int sum(Stream &stream, const Callback &each) {
  char buffer[16];
  int total = 0;
  for (int i = stream.read_all(buffer, sizeof buffer); i > 0; --i) total += each(buffer[i - 1]);
  return total;
}

}  // namespace streams
