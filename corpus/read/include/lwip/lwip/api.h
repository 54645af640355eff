// The netconn interface of lwIP 2.1 and later, src/include/lwip/api.h.
#pragma once
#include "lwip/pbuf.h"
#ifdef __cplusplus
extern "C" {
#endif

struct netconn;
struct netbuf;

enum netconn_type { NETCONN_INVALID = 0, NETCONN_TCP = 0x10, NETCONN_UDP = 0x20 };
struct netconn *netconn_new_with_proto_and_callback(enum netconn_type t, u8_t proto,
                                                    void *callback);
#define netconn_new(t) netconn_new_with_proto_and_callback(t, 0, NULL)
err_t netconn_bind(struct netconn *conn, const void *addr, u16_t port);
err_t netconn_send(struct netconn *conn, struct netbuf *buf);
err_t netconn_recv(struct netconn *conn, struct netbuf **new_buf);
err_t netconn_recv_tcp_pbuf(struct netconn *conn, struct pbuf **new_buf);
err_t netconn_accept(struct netconn *conn, struct netconn **new_conn);
err_t netconn_write_partly(struct netconn *conn, const void *dataptr, size_t size, u8_t apiflags,
                           size_t *bytes_written);
#define netconn_write(conn, dataptr, size, apiflags) \
  netconn_write_partly(conn, dataptr, size, apiflags, NULL)
err_t netconn_close(struct netconn *conn);
err_t netconn_shutdown(struct netconn *conn, u8_t shut_rx, u8_t shut_tx);
err_t netconn_delete(struct netconn *conn);

err_t netbuf_data(struct netbuf *buf, void **dataptr, u16_t *len);
s8_t netbuf_next(struct netbuf *buf);
void netbuf_delete(struct netbuf *buf);

#define NETCONN_COPY 0x01

#ifdef __cplusplus
}
#endif
