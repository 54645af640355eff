// ESP-IDF 5.2, components/tcp_transport/include/esp_transport.h.
#pragma once
#include <stdint.h>

#include "esp_err.h"
#ifdef __cplusplus
extern "C" {
#endif

typedef struct esp_transport_item_t *esp_transport_handle_t;
enum esp_tcp_transport_err_t {
  ERR_TCP_TRANSPORT_NO_MEM = -3,
  ERR_TCP_TRANSPORT_CONNECTION_FAILED = -2,
  ERR_TCP_TRANSPORT_CONNECTION_CLOSED_BY_FIN = -1,
  ERR_TCP_TRANSPORT_CONNECTION_TIMEOUT = 0
};

int esp_transport_connect(esp_transport_handle_t t, const char *host, int port, int timeout_ms);
int esp_transport_read(esp_transport_handle_t t, char *buffer, int len, int timeout_ms);
int esp_transport_poll_read(esp_transport_handle_t t, int timeout_ms);
int esp_transport_write(esp_transport_handle_t t, const char *buffer, int len, int timeout_ms);
int esp_transport_close(esp_transport_handle_t t);

#ifdef __cplusplus
}
#endif
