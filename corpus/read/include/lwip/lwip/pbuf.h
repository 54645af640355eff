// lwIP 2.1 and later, src/include/lwip/pbuf.h.
#pragma once
#include "lwip/err.h"
#ifdef __cplusplus
extern "C" {
#endif

struct pbuf {
  struct pbuf *next;
  void *payload;
  u16_t tot_len;
  u16_t len;
};

u8_t pbuf_free(struct pbuf *p);
void pbuf_cat(struct pbuf *head, struct pbuf *tail);
u16_t pbuf_copy_partial(const struct pbuf *p, void *dataptr, u16_t len, u16_t offset);

#ifdef __cplusplus
}
#endif
