// Clients that open the connection again: on the new one everything may be read afresh.
// api: posix
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

int open_connection(const char *host);
void consume(const uint8_t *bytes, size_t count);
void pause_ms(int ms);

void follow_feed(const char *host) {  // expect-nothing: reads-again-after-close
  uint8_t buffer[128];
  int fd = open_connection(host);
  for (;;) {
    ssize_t n = recv(fd, buffer, sizeof buffer, 0);
    if (n > 0) {
      consume(buffer, (size_t)n);
      continue;
    }
    close(fd);
    pause_ms(500);
    fd = open_connection(host);
  }
}

void follow_feed_without_reconnect(const char *host) {
  uint8_t buffer[128];
  int fd = open_connection(host);
  for (;;) {
    ssize_t n = recv(fd, buffer, sizeof buffer, 0);  // expect-finding: reads-again-after-close
    if (n > 0) {
      consume(buffer, (size_t)n);
      continue;
    }
    pause_ms(500);
  }
}

enum phase { CONNECTING, READING, STOPPED };

struct feed {
  enum phase phase;
  int fd;
  const char *host;
  uint8_t buffer[128];
};

void step(struct feed *feed) {
  ssize_t n;
  switch (feed->phase) {
    case CONNECTING:
      feed->fd = open_connection(feed->host);
      feed->phase = feed->fd < 0 ? STOPPED : READING;
      break;
    case READING:
      n = recv(feed->fd, feed->buffer, sizeof feed->buffer, 0);
      if (n > 0) consume(feed->buffer, (size_t)n);
      if (n <= 0) {
        close(feed->fd);
        feed->phase = CONNECTING;
      }
      break;
    case STOPPED:
      break;
  }
}

void run(struct feed *feed) {  // expect-nothing: reads-again-after-close
  while (feed->phase != STOPPED) step(feed);
}

void run_without_phases(struct feed *feed) {
  while (feed->phase != STOPPED) {
    switch (feed->phase) {
      case CONNECTING:
        feed->fd = open_connection(feed->host);
        feed->phase = READING;
        break;
      case READING: {
        ssize_t n =
            recv(feed->fd, feed->buffer, sizeof feed->buffer, 0);  // expect-finding: reads-again-after-close
        if (n < 0) feed->phase = STOPPED;
        if (n > 0) consume(feed->buffer, (size_t)n);
        break;
      }
      case STOPPED:
        break;
    }
  }
}
