// The client that read a whole answer and loses it to the reset that follows, and ones that keep it.
// api: posix
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct answer {
  char *text;
  size_t bytes;
};

size_t content_length(const char *head, size_t bytes);

char *fetch_until_close(int fd, size_t *bytes) {
  size_t room = 1024, used = 0;
  char *text = malloc(room);
  while (text && used < room) {
    ssize_t n = recv(fd, text + used, room - used, 0);  // expect-finding: data-lost-on-close
    if (n == 0) break;
    if (n < 0) {
      free(text);
      return NULL;
    }
    used += (size_t)n;
  }
  *bytes = used;
  return text;
}

char *fetch_and_keep(int fd, size_t *bytes) {  // expect-nothing: data-lost-on-close
  size_t room = 1024, used = 0;
  char *text = malloc(room);
  while (text && used < room) {
    ssize_t n = recv(fd, text + used, room - used, 0);
    if (n == 0 || (n < 0 && errno == ECONNRESET && used > 0)) break;
    if (n < 0) {
      free(text);
      return NULL;
    }
    used += (size_t)n;
  }
  *bytes = used;
  return text;
}

int read_to_end(int fd, struct answer *a, size_t room) {
  a->bytes = 0;
  for (;;) {
    ssize_t n = recv(fd, a->text + a->bytes, room - a->bytes, 0);  // expect-finding: data-lost-on-close
    if (n == 0) return 0;
    if (n < 0) {
      a->bytes = 0;
      return -1;
    }
    a->bytes += (size_t)n;
    if (a->bytes == room) return 0;
  }
}

int read_to_end_and_say_why(int fd, struct answer *a, size_t room) {  // expect-nothing: data-lost-on-close
  a->bytes = 0;
  for (;;) {
    ssize_t n = recv(fd, a->text + a->bytes, room - a->bytes, 0);
    if (n == 0) return 0;
    if (n < 0) return a->bytes > 0 ? 1 : -1;
    a->bytes += (size_t)n;
    if (a->bytes == room) return 0;
  }
}

int fetch_counted(int fd, struct answer *a, size_t promised) {  // expect-nothing: data-lost-on-close
  a->bytes = 0;
  while (a->bytes < promised) {
    ssize_t n = recv(fd, a->text + a->bytes, promised - a->bytes, 0);
    if (n <= 0) return -1;
    a->bytes += (size_t)n;
  }
  return 0;
}

ssize_t receive_all_there_is(int fd, uint8_t *into, size_t room) {
  size_t got = 0;
  while (got < room) {
    ssize_t n = recv(fd, into + got, room - got, MSG_DONTWAIT);  // expect-finding: data-lost-on-close
    if (n < 0 && errno == EAGAIN) break;
    if (n <= 0) return -1;
    got += (size_t)n;
  }
  return (ssize_t)got;
}

ssize_t receive_all_there_is_first(int fd, uint8_t *into, size_t room) {  // expect-nothing: data-lost-on-close
  size_t got = 0;
  while (got < room) {
    ssize_t n = recv(fd, into + got, room - got, MSG_DONTWAIT);
    if (n < 0 && errno == EAGAIN) break;
    if (n <= 0) return got > 0 ? (ssize_t)got : -1;
    got += (size_t)n;
  }
  return (ssize_t)got;
}

int download(int fd, struct answer *a) {
  char block[256];
  ssize_t n;
  while ((n = recv(fd, block, sizeof block, 0)) > 0) {  // expect-finding: data-lost-on-close
    char *more = realloc(a->text, a->bytes + (size_t)n);
    if (!more) break;
    memcpy(more + a->bytes, block, (size_t)n);
    a->text = more;
    a->bytes += (size_t)n;
  }
  if (n < 0) {
    free(a->text);
    a->text = NULL;
    a->bytes = 0;
    return -1;
  }
  return 0;
}

int download_in_full(int fd, struct answer *a, char *room, size_t size) {  // expect-nothing: data-lost-on-close
  size_t whole = size;
  a->text = room;
  a->bytes = 0;
  while (a->bytes < whole) {
    ssize_t n = recv(fd, room + a->bytes, whole - a->bytes, 0);
    if (n <= 0) return -1;
    a->bytes += (size_t)n;
    whole = content_length(room, a->bytes);
    if (whole > size) return -1;
  }
  return 0;
}

ssize_t receive_by_pointer(int fd, uint8_t *into, size_t room) {  // expect-nothing: data-lost-on-close
  const uint8_t *start = into;
  int error = 0;
  do {
    ssize_t n = recv(fd, into, room, MSG_DONTWAIT);
    if (n == 0 || (n < 0 && errno != EAGAIN)) error = -1;
    if (n <= 0) break;
    into += n;
    room -= (size_t)n;
  } while (room > 0);
  return into == start ? error : into - start;
}

int receive_or_forget(int fd, uint8_t *into, int room) {
  int bytes = 0;
  while (bytes < room) {
    ssize_t n = recv(fd, into + bytes, (size_t)(room - bytes), MSG_DONTWAIT);  // expect-finding: data-lost-on-close
    if (n < 0) {
      if (errno != EAGAIN) bytes = -1;
      break;
    }
    if (n == 0) return -1;
    bytes += (int)n;
  }
  return bytes;
}
