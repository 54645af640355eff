// What recv returned, used as a length, an index or a count, before and after looking at it.
// api: posix
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct session {
  int fd;
  char text[512];
  uint8_t frame[64];
  size_t filled;
};

void parse(const char *text);
void dispatch(const uint8_t *frame, size_t bytes);

void take_request(struct session *s) {
  int n = recv(s->fd, s->text, sizeof s->text - 1, 0);  // expect-finding: close-result-used-as-length
  s->text[n] = '\0';
  parse(s->text);
}

void take_request_checked(struct session *s) {  // expect-nothing: close-result-used-as-length
  int n = recv(s->fd, s->text, sizeof s->text - 1, 0);
  if (n <= 0) return;
  s->text[n] = '\0';
  parse(s->text);
}

void take_frame(struct session *s) {
  uint16_t length = recv(s->fd, s->frame, sizeof s->frame, 0);  // expect-finding: close-result-used-as-length
  if (length == 0) return;
  dispatch(s->frame, length);
}

void take_frame_signed(struct session *s) {  // expect-nothing: close-result-used-as-length
  ssize_t length = recv(s->fd, s->frame, sizeof s->frame, 0);
  if (length < 1) return;
  dispatch(s->frame, (size_t)length);
}

int append(struct session *s) {
  ssize_t n = recv(s->fd, s->text + s->filled, sizeof s->text - s->filled, 0);  // expect-finding: close-result-used-as-length
  s->filled += n;
  return n > 0;
}

int append_checked(struct session *s) {  // expect-nothing: close-result-used-as-length
  ssize_t n = recv(s->fd, s->text + s->filled, sizeof s->text - s->filled, 0);
  s->filled += n > 0 ? (size_t)n : 0;
  return n > 0;
}

int relay(int from, int to) {
  char buffer[128];
  size_t n = (size_t)recv(from, buffer, sizeof buffer, 0);  // expect-finding: close-result-used-as-length
  return send(to, buffer, n, 0) >= 0;
}

int relay_checked(int from, int to) {  // expect-nothing: close-result-used-as-length
  char buffer[128];
  ssize_t n;
  while ((n = recv(from, buffer, sizeof buffer, 0)) > 0)
    if (send(to, buffer, (size_t)n, 0) < 0) return -1;
  return n == 0 ? 0 : -1;
}

int copy_out(int fd, uint8_t *out) {
  uint8_t packet[96];
  long n = recv(fd, packet, sizeof packet, 0);  // expect-finding: close-result-used-as-length
  if (n == 0) return 0;
  memcpy(out, packet, (size_t)n);
  return 1;
}

int copy_out_checked(int fd, uint8_t *out) {  // expect-nothing: close-result-used-as-length
  uint8_t packet[96];
  long n = recv(fd, packet, sizeof packet, 0);
  if (n < 0) return errno == EINTR ? 0 : -1;
  memcpy(out, packet, (size_t)n);
  return n != 0;
}

static ssize_t receive_some(struct session *s) {
  return recv(s->fd, s->text, sizeof s->text, 0);
}

void log_text(struct session *s) {
  ssize_t n = receive_some(s);  // expect-finding: close-result-used-as-length
  fwrite(s->text, 1, (size_t)n, stdout);
}

void log_text_checked(struct session *s) {  // expect-nothing: close-result-used-as-length
  ssize_t n = receive_some(s);
  if (n > 0) fwrite(s->text, 1, (size_t)n, stdout);
}

static unsigned clamp(ssize_t n) { return n < 0 ? 0u : (unsigned)n; }

unsigned count_bytes(struct session *s) {  // expect-nothing: close-result-used-as-length
  unsigned n = clamp(recv(s->fd, s->text, sizeof s->text, 0));
  for (unsigned i = 0; i < n; ++i) s->text[i] &= 0x7f;
  return n;
}
