// altcp callbacks of a small HTTP client that reads until the server closes.
// api: lwip
#include <lwip/altcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct download {
  struct altcp_pcb *pcb;
  uint8_t body[1024];
  u16_t bytes;
  bool done;
  bool ok;
};

static void on_error_forget(void *arg, err_t err) {
  struct download *d = arg;
  (void)err;
  d->pcb = NULL;
  d->bytes = 0;
  d->done = true;
}

static void on_error_keep(void *arg, err_t err) {  // expect-nothing: data-lost-on-close
  struct download *d = arg;
  d->pcb = NULL;
  d->ok = err == ERR_RST && d->bytes > 0;
  d->done = true;
}

static err_t on_data(void *arg, struct altcp_pcb *pcb, struct pbuf *p, err_t err) {  // expect-nothing: data-lost-on-close, close-resets-peer
  struct download *d = arg;
  if (err != ERR_OK || !p) {
    d->done = true;
    d->ok = err == ERR_OK;
    return altcp_close(pcb);
  }
  d->bytes += pbuf_copy_partial(p, d->body + d->bytes, (u16_t)(sizeof d->body - d->bytes), 0);
  altcp_recved(pcb, p->tot_len);
  pbuf_free(p);
  return ERR_OK;
}

void start(struct download *d, bool keep) {
  altcp_arg(d->pcb, d);
  altcp_recv(d->pcb, on_data);
  if (keep)
    altcp_err(d->pcb, on_error_keep);
  else
    altcp_err(d->pcb, on_error_forget);
}

void cancel(struct download *d) {
  altcp_abort(d->pcb);  // expect-finding: close-sends-no-fin
  d->pcb = NULL;
}

void cancel_in_order(struct download *d) {  // expect-nothing: close-sends-no-fin
  altcp_recv(d->pcb, NULL);
  if (altcp_close(d->pcb) != ERR_OK) altcp_abort(d->pcb);
  d->pcb = NULL;
}
