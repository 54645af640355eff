/* What client_server.c runs over: bytes through device registers, and no formatted text. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

static volatile uint32_t *const device = (volatile uint32_t *)0x40000000;

unsigned char read_noise(void) { return (unsigned char)device[2]; }

int link_send(void *link, const unsigned char *data, size_t bytes) {
  (void)link;
  for (size_t i = 0; i < bytes; ++i) device[0] = data[i];
  return (int)bytes;
}

int link_receive(void *link, unsigned char *data, size_t bytes) {
  (void)link;
  for (size_t i = 0; i < bytes; ++i) data[i] = (unsigned char)device[1];
  return (int)bytes;
}

int link_receive_until(void *link, unsigned char *data, size_t bytes, uint32_t milliseconds) {
  return milliseconds == 0 ? 0 : link_receive(link, data, bytes);
}

int no_text(const char *format, ...) {
  (void)format;
  return 0;
}

int no_text_in(char *into, size_t bytes, const char *format, ...) {
  (void)format;
  if (bytes != 0) into[0] = '\0';
  return 0;
}

int no_text_of(char *into, size_t bytes, const char *format, va_list values) {
  (void)values;
  return no_text_in(into, bytes, format);
}
