// Mongoose 7.14, mongoose.h.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

struct mg_iobuf {
  unsigned char *buf;
  size_t size;
  size_t len;
  size_t align;
};
struct mg_mgr;
struct mg_connection;
typedef void (*mg_event_handler_t)(struct mg_connection *, int ev, void *ev_data);
struct mg_connection {
  struct mg_connection *next;
  struct mg_mgr *mgr;
  struct mg_iobuf recv;
  struct mg_iobuf send;
  mg_event_handler_t fn;
  void *fn_data;
  unsigned is_draining : 1;
  unsigned is_closing : 1;
};
enum {
  MG_EV_ERROR,
  MG_EV_OPEN,
  MG_EV_POLL,
  MG_EV_RESOLVE,
  MG_EV_CONNECT,
  MG_EV_ACCEPT,
  MG_EV_TLS_HS,
  MG_EV_READ,
  MG_EV_WRITE,
  MG_EV_CLOSE
};

void mg_mgr_poll(struct mg_mgr *, int ms);
struct mg_connection *mg_connect(struct mg_mgr *, const char *url, mg_event_handler_t fn,
                                 void *fn_data);
bool mg_send(struct mg_connection *, const void *, size_t);
size_t mg_iobuf_del(struct mg_iobuf *io, size_t ofs, size_t len);

#ifdef __cplusplus
}
#endif
