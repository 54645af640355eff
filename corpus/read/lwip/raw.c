// lwIP's raw callbacks: a null pbuf is the peer's FIN, after which data and answers are still owed.
// api: lwip
#include <lwip/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct session {
  struct tcp_pcb *pcb;
  struct pbuf *queue;
  char reply[128];
  u16_t reply_bytes;
  bool ended;
};

void use(const void *payload, u16_t bytes);

static err_t release(struct session *s) {
  tcp_arg(s->pcb, NULL);
  tcp_recv(s->pcb, NULL);
  if (tcp_close(s->pcb) != ERR_OK) return ERR_MEM;
  s->pcb = NULL;
  return ERR_OK;
}

static err_t drop_queue(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {
  struct session *s = arg;
  if (err != ERR_OK) return err;
  if (!p) {
    if (s->queue) pbuf_free(s->queue);
    s->queue = NULL;
    return release(s);  // expect-finding: data-lost-on-close
  }
  if (s->queue)
    pbuf_cat(s->queue, p);
  else
    s->queue = p;
  tcp_recved(pcb, p->tot_len);
  return ERR_OK;
}

static err_t keep_queue(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {  // expect-nothing: data-lost-on-close
  struct session *s = arg;
  if (err != ERR_OK) return err;
  if (!p) {
    s->ended = true;
    if (s->queue) return ERR_OK;
    return release(s);
  }
  if (s->queue)
    pbuf_cat(s->queue, p);
  else
    s->queue = p;
  tcp_recved(pcb, p->tot_len);
  return ERR_OK;
}

static err_t close_at_once(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {
  struct session *s = arg;
  (void)err;
  if (!p) {
    s->reply_bytes = 0;
    return release(s);  // expect-finding: half-close-drops-reply
  }
  use(p->payload, p->len);
  s->reply_bytes += p->len;
  tcp_recved(pcb, p->tot_len);
  pbuf_free(p);
  return ERR_OK;
}

static err_t answer_then_close(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {  // expect-nothing: half-close-drops-reply
  struct session *s = arg;
  (void)err;
  if (!p) {
    if (s->reply_bytes > 0) {
      tcp_write(pcb, s->reply, s->reply_bytes, TCP_WRITE_FLAG_COPY);
      tcp_output(pcb);
      s->reply_bytes = 0;
    }
    return release(s);
  }
  use(p->payload, p->len);
  s->reply_bytes += p->len;
  tcp_recved(pcb, p->tot_len);
  pbuf_free(p);
  return ERR_OK;
}

static err_t forget_window(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {
  struct session *s = arg;
  (void)err;
  if (!p) return release(s);
  use(p->payload, p->len);
  pbuf_free(p);
  tcp_write(pcb, "done", 4, TCP_WRITE_FLAG_COPY);
  return tcp_close(pcb);  // expect-finding: close-resets-peer
}

static err_t open_window(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {  // expect-nothing: close-resets-peer
  struct session *s = arg;
  (void)err;
  if (!p) return release(s);
  use(p->payload, p->len);
  tcp_recved(pcb, p->tot_len);
  pbuf_free(p);
  tcp_write(pcb, "done", 4, TCP_WRITE_FLAG_COPY);
  return ERR_OK;
}

void stop_hard(struct session *s) {
  tcp_abort(s->pcb);  // expect-finding: close-sends-no-fin
  s->pcb = NULL;
}

void stop_in_order(struct session *s) {  // expect-nothing: close-sends-no-fin
  if (tcp_close(s->pcb) != ERR_OK) tcp_abort(s->pcb);
  s->pcb = NULL;
}

static err_t null_is_data(void *arg, struct tcp_pcb *pcb, struct pbuf *p, err_t err) {
  (void)arg;
  if (err == ERR_OK) {
    use(p->payload, p->len);  // expect-finding: close-result-used-as-length
    tcp_recved(pcb, p->tot_len);
    pbuf_free(p);
  }
  return ERR_OK;
}

void choose(struct session *s, int kind) {
  static const tcp_recv_fn kinds[] = {drop_queue,        keep_queue,    close_at_once,
                                      answer_then_close, forget_window, open_window,
                                      null_is_data};
  tcp_arg(s->pcb, s);
  tcp_recv(s->pcb, kinds[kind]);
}
