// Mongoose event handlers: what is in the receive buffer dies with MG_EV_CLOSE.
// api: mongoose
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "mongoose.h"

struct download {
  bool complete;
  size_t bytes;
  char text[512];
};

void parse(const unsigned char *bytes, size_t count);

static void keep_all(struct mg_connection *c) {
  struct download *d = c->fn_data;
  size_t room = sizeof d->text - d->bytes;
  size_t step = c->recv.len < room ? c->recv.len : room;
  memcpy(d->text + d->bytes, c->recv.buf, step);
  d->bytes += step;
  mg_iobuf_del(&c->recv, 0, step);
}

static void only_whole_blocks(struct mg_connection *c, int ev, void *ev_data) {
  struct download *d = c->fn_data;
  (void)ev_data;
  if (ev == MG_EV_READ && c->recv.len >= 64) keep_all(c);
  if (ev == MG_EV_CLOSE) d->complete = true;  // expect-finding: data-lost-on-close
}

static void the_rest_too(struct mg_connection *c, int ev, void *ev_data) {  // expect-nothing: data-lost-on-close
  struct download *d = c->fn_data;
  (void)ev_data;
  if (ev == MG_EV_READ && c->recv.len >= 64) keep_all(c);
  if (ev == MG_EV_CLOSE) {
    keep_all(c);
    d->complete = true;
  }
}

static void cut_reply(struct mg_connection *c, int ev, void *ev_data) {
  (void)ev_data;
  if (ev != MG_EV_READ) return;
  parse(c->recv.buf, c->recv.len);
  mg_iobuf_del(&c->recv, 0, c->recv.len);
  mg_send(c, "done", 4);
  c->is_closing = 1;  // expect-finding: half-close-drops-reply
}

static void whole_reply(struct mg_connection *c, int ev, void *ev_data) {  // expect-nothing: half-close-drops-reply
  (void)ev_data;
  if (ev != MG_EV_READ) return;
  parse(c->recv.buf, c->recv.len);
  mg_iobuf_del(&c->recv, 0, c->recv.len);
  mg_send(c, "done", 4);
  c->is_draining = 1;
}

void wait_for_greeting(struct mg_mgr *mgr, struct mg_connection *c) {
  while (c->recv.len < 4) mg_mgr_poll(mgr, 10);  // expect-finding: waits-on-count-not-state
}

bool wait_for_greeting_or_close(struct mg_mgr *mgr, struct mg_connection *c) {  // expect-nothing: waits-on-count-not-state
  while (c->recv.len < 4 && !c->is_closing) mg_mgr_poll(mgr, 10);
  return c->recv.len >= 4;
}

struct mg_connection *start(struct mg_mgr *mgr, struct download *d, int kind) {
  static const mg_event_handler_t kinds[] = {only_whole_blocks, the_rest_too, cut_reply,
                                             whole_reply};
  return mg_connect(mgr, "tcp://example.org:80", kinds[kind], d);
}
