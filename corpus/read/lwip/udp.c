// Netconns and sockets of lwIP for datagrams, which have no end, and ones given up twice.
// api: lwip
#include <lwip/api.h>
#include <stdint.h>

void note(err_t err);
void process(struct netbuf *in);

void echo_datagrams(void *arg) {  // expect-nothing: reads-again-after-close
  struct netconn *conn = netconn_new(NETCONN_UDP);
  struct netbuf *in;
  (void)arg;
  netconn_bind(conn, NULL, 7);
  for (;;) {
    err_t err = netconn_recv(conn, &in);
    if (err == ERR_OK) {
      netconn_send(conn, in);
      netbuf_delete(in);
    }
  }
}

void echo_stream(void *arg, const void *address) {
  struct netconn *conn = netconn_new(NETCONN_TCP);
  struct netbuf *in;
  (void)arg;
  netconn_bind(conn, address, 0);
  for (;;) {
    err_t err = netconn_recv(conn, &in);  // expect-finding: reads-again-after-close
    if (err == ERR_OK) {
      process(in);
      netbuf_delete(in);
    }
  }
}

static void answer(struct netconn *client) {
  struct netbuf *in;
  if (netconn_recv(client, &in) == ERR_OK) {
    process(in);
    netbuf_delete(in);
    netconn_write(client, "ok", 2, NETCONN_COPY);
  }
  netconn_close(client);  // expect-finding: close-resets-peer
}

void serve(struct netconn *listener) {  // expect-nothing: close-resets-peer
  struct netconn *client;
  for (;;) {
    err_t err = netconn_accept(listener, &client);
    note(err);
    if (err != ERR_OK) break;
    answer(client);
    netconn_delete(client);
  }
}
