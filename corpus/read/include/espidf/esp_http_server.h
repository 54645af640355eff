// ESP-IDF 5.2, components/esp_http_server/include/esp_http_server.h.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "esp_err.h"
#ifdef __cplusplus
extern "C" {
#endif

typedef struct httpd_req {
  int method;
  size_t content_len;
  void *user_ctx;
} httpd_req_t;

#define HTTPD_SOCK_ERR_FAIL -1
#define HTTPD_SOCK_ERR_INVALID -2
#define HTTPD_SOCK_ERR_TIMEOUT -3
#define HTTPD_RESP_USE_STRLEN -1

int httpd_req_recv(httpd_req_t *r, char *buf, size_t buf_len);
esp_err_t httpd_resp_send(httpd_req_t *r, const char *buf, ssize_t buf_len);

#ifdef __cplusplus
}
#endif
