// RIOT 2024.04, sys/include/net/gnrc/tcp.h.
#pragma once
#include <errno.h>
#include <stdint.h>
#include <sys/types.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct gnrc_tcp_tcb gnrc_tcp_tcb_t;

ssize_t gnrc_tcp_send(gnrc_tcp_tcb_t *tcb, const void *data, const size_t len,
                      const uint32_t user_timeout_duration_ms);
ssize_t gnrc_tcp_recv(gnrc_tcp_tcb_t *tcb, void *data, size_t max_len,
                      uint32_t user_timeout_duration_ms);
void gnrc_tcp_close(gnrc_tcp_tcb_t *tcb);
void gnrc_tcp_abort(gnrc_tcp_tcb_t *tcb);

#ifdef __cplusplus
}
#endif
