// lwIP netconn: one error code per cause, and servers that mix them up or do not.
// api: lwip
#include <lwip/api.h>
#include <stdbool.h>
#include <stdint.h>

enum result { RESULT_DATA, RESULT_LATER, RESULT_CLOSED };

struct worker {
  struct netconn *conn;
  struct netbuf *in;
  bool stop;
};

void process(struct netbuf *in);
void answer(struct netconn *conn);

void work(struct worker *w) {
  while (!w->stop) {
    if (netconn_recv(w->conn, &w->in) != ERR_OK) continue;  // expect-finding: reads-again-after-close
    process(w->in);
    netbuf_delete(w->in);
  }
}

void work_until_closed(struct worker *w) {  // expect-nothing: reads-again-after-close
  while (!w->stop && netconn_recv(w->conn, &w->in) == ERR_OK) {
    process(w->in);
    netbuf_delete(w->in);
  }
  netconn_close(w->conn);
  netconn_delete(w->conn);
}

enum result step(struct worker *w) {
  err_t err = netconn_recv(w->conn, &w->in);  // expect-finding: close-taken-for-timeout
  if (err == ERR_OK) return RESULT_DATA;
  if (err == ERR_TIMEOUT || err == ERR_WOULDBLOCK || err == ERR_CLSD) return RESULT_LATER;
  return RESULT_CLOSED;
}

enum result step_apart(struct worker *w) {  // expect-nothing: close-taken-for-timeout, timeout-taken-for-close
  err_t err = netconn_recv(w->conn, &w->in);
  if (err == ERR_OK) return RESULT_DATA;
  return err == ERR_TIMEOUT || err == ERR_WOULDBLOCK ? RESULT_LATER : RESULT_CLOSED;
}

enum result step_hasty(struct worker *w) {
  err_t err = netconn_recv(w->conn, &w->in);  // expect-finding: timeout-taken-for-close
  return err == ERR_OK ? RESULT_DATA : RESULT_CLOSED;
}

void serve_page(struct worker *w) {
  if (netconn_recv(w->conn, &w->in) == ERR_OK) {
    process(w->in);
    netbuf_delete(w->in);
    netconn_write(w->conn, "<html>", 6, NETCONN_COPY);
  }
  netconn_close(w->conn);  // expect-finding: close-resets-peer
}

void serve_page_and_drain(struct worker *w) {  // expect-nothing: close-resets-peer
  if (netconn_recv(w->conn, &w->in) == ERR_OK) {
    process(w->in);
    netbuf_delete(w->in);
    netconn_write(w->conn, "<html>", 6, NETCONN_COPY);
    netconn_shutdown(w->conn, 0, 1);
    while (netconn_recv(w->conn, &w->in) == ERR_OK) netbuf_delete(w->in);
  }
  netconn_close(w->conn);
}

void peek_first(struct worker *w) {
  void *data;
  u16_t length;
  netconn_recv(w->conn, &w->in);  // expect-finding: read-result-ignored
  netbuf_data(w->in, &data, &length);
  answer(w->conn);
}

void peek_first_checked(struct worker *w) {  // expect-nothing: read-result-ignored
  void *data;
  u16_t length;
  if (netconn_recv(w->conn, &w->in) != ERR_OK) return;
  netbuf_data(w->in, &data, &length);
  netbuf_delete(w->in);
  answer(w->conn);
}
