// lwIP's way out of a close that cannot be: tcp_abort where tcp_close failed or nothing was up yet.
// api: lwip
#include <lwip/altcp.h>
#include <lwip/tcp.h>
#include <stdbool.h>

struct broker {
  struct altcp_pcb *conn;
  unsigned char state;
};

err_t on_data(void *arg, struct altcp_pcb *conn, struct pbuf *p, err_t err);
void on_error(void *arg, err_t err);

void leave(struct broker *b) {  // expect-nothing: close-sends-no-fin
  if (b->conn == NULL) return;
  altcp_recv(b->conn, NULL);
  altcp_err(b->conn, NULL);
  err_t result = altcp_close(b->conn);
  if (result != ERR_OK) altcp_abort(b->conn);
  b->conn = NULL;
}

err_t join(struct broker *b, const void *address) {  // expect-nothing: close-sends-no-fin
  b->conn = altcp_new(NULL);
  if (b->conn == NULL) return ERR_MEM;
  altcp_arg(b->conn, b);
  altcp_err(b->conn, on_error);
  if (altcp_connect(b->conn, address, 1883, NULL) != ERR_OK) {
    altcp_abort(b->conn);
    b->conn = NULL;
    return ERR_CONN;
  }
  return ERR_OK;
}

err_t join_again(struct broker *b, const void *address) {  // expect-nothing: close-sends-no-fin
  if (b->conn != NULL) altcp_close(b->conn);
  b->conn = altcp_new(NULL);
  if (b->conn != NULL && altcp_connect(b->conn, address, 8883, NULL) == ERR_OK) return ERR_OK;
  if (b->conn != NULL) altcp_abort(b->conn);
  b->conn = NULL;
  return ERR_CONN;
}

void say_goodbye(struct broker *b) {
  altcp_write(b->conn, "\xe0\x00", 2, TCP_WRITE_FLAG_COPY);
  altcp_output(b->conn);
  altcp_abort(b->conn);  // expect-finding: close-sends-no-fin
  b->conn = NULL;
}

err_t end_connection(struct tcp_pcb *pcb, bool at_once) {  // expect-nothing: close-sends-no-fin
  if (at_once) {
    tcp_abort(pcb);
    return ERR_ABRT;
  }
  return tcp_close(pcb);
}
