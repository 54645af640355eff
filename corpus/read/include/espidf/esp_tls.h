// ESP-IDF 5.2, components/esp-tls/esp_tls.h and esp_tls_errors.h.
#pragma once
#include <errno.h>
#include <stdint.h>
#include <sys/types.h>

#include "esp_err.h"
#ifdef __cplusplus
extern "C" {
#endif

typedef struct esp_tls esp_tls_t;
#define ESP_TLS_ERR_SSL_WANT_READ -0x6900
#define ESP_TLS_ERR_SSL_WANT_WRITE -0x6880
#define ESP_TLS_ERR_SSL_TIMEOUT -0x6800

ssize_t esp_tls_conn_read(esp_tls_t *tls, void *data, size_t datalen);
ssize_t esp_tls_conn_write(esp_tls_t *tls, const void *data, size_t datalen);
ssize_t esp_tls_get_bytes_avail(esp_tls_t *tls);
int esp_tls_conn_destroy(esp_tls_t *tls);

#ifdef __cplusplus
}
#endif
