// The layered TCP interface of lwIP 2.1 and later, src/include/lwip/altcp.h.
#pragma once
#include "lwip/pbuf.h"
#ifdef __cplusplus
extern "C" {
#endif

struct altcp_pcb;
typedef err_t (*altcp_recv_fn)(void *arg, struct altcp_pcb *conn, struct pbuf *p, err_t err);
typedef void (*altcp_err_fn)(void *arg, err_t err);

struct altcp_allocator;
struct altcp_pcb *altcp_new(struct altcp_allocator *allocator);
err_t altcp_connect(struct altcp_pcb *conn, const void *ipaddr, u16_t port, void *connected);
void altcp_arg(struct altcp_pcb *conn, void *arg);
void altcp_recv(struct altcp_pcb *conn, altcp_recv_fn recv);
void altcp_err(struct altcp_pcb *conn, altcp_err_fn err);
void altcp_recved(struct altcp_pcb *conn, u16_t len);
err_t altcp_write(struct altcp_pcb *conn, const void *dataptr, u16_t len, u8_t apiflags);
err_t altcp_output(struct altcp_pcb *conn);
err_t altcp_close(struct altcp_pcb *conn);
void altcp_abort(struct altcp_pcb *conn);

#ifdef __cplusplus
}
#endif
