// ESP-IDF request handlers and clients: httpd, esp_http_client, esp_transport, esp_tls.
// api: espidf
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "esp_http_client.h"
#include "esp_http_server.h"
#include "esp_tls.h"
#include "esp_transport.h"

#define MIN(a, b) ((a) < (b) ? (a) : (b))

struct ota {
  esp_http_client_handle_t http;
  char block[512];
};

void store(const char *bytes, int count);
esp_err_t commit(void);
int send_goodbye(esp_tls_t *tls);

esp_err_t upload(httpd_req_t *req) {
  char block[128];
  size_t remaining = req->content_len;
  while (remaining > 0) {
    int n = httpd_req_recv(req, block, MIN(remaining, sizeof block));  // expect-finding: reads-again-after-close
    if (n == HTTPD_SOCK_ERR_TIMEOUT) continue;
    if (n < 0) return ESP_FAIL;
    store(block, n);
    remaining -= n;
  }
  return httpd_resp_send(req, "ok", 2);
}

esp_err_t upload_or_fail(httpd_req_t *req) {  // expect-nothing: reads-again-after-close
  char block[128];
  size_t remaining = req->content_len;
  while (remaining > 0) {
    int n = httpd_req_recv(req, block, MIN(remaining, sizeof block));
    if (n == HTTPD_SOCK_ERR_TIMEOUT) continue;
    if (n <= 0) return ESP_FAIL;
    store(block, n);
    remaining -= n;
  }
  return httpd_resp_send(req, "ok", 2);
}

void drain_request(httpd_req_t *req) {
  char block[64];
  size_t remaining = req->content_len;
  while (remaining > 0) {
    int n = httpd_req_recv(req, block, MIN(remaining, sizeof block));  // expect-finding: reads-again-after-close
    if (n > 0) remaining -= n;
  }
}

esp_err_t upload_text(httpd_req_t *req) {
  char text[256];
  int n = httpd_req_recv(req, text, sizeof text - 1);  // expect-finding: close-result-used-as-length
  text[n] = '\0';
  return httpd_resp_send(req, text, HTTPD_RESP_USE_STRLEN);
}

esp_err_t upload_text_checked(httpd_req_t *req) {  // expect-nothing: close-result-used-as-length
  char text[256];
  int n = httpd_req_recv(req, text, sizeof text - 1);
  if (n <= 0) return ESP_FAIL;
  text[n] = '\0';
  return httpd_resp_send(req, text, HTTPD_RESP_USE_STRLEN);
}

esp_err_t upgrade(struct ota *o) {
  size_t total = esp_http_client_fetch_headers(o->http);  // expect-finding: close-result-used-as-length
  char *image = malloc(total);
  if (!image) return ESP_ERR_NO_MEM;
  free(image);
  return ESP_OK;
}

esp_err_t upgrade_checked(struct ota *o) {  // expect-nothing: close-result-used-as-length
  int64_t total = esp_http_client_fetch_headers(o->http);
  if (total <= 0) return ESP_FAIL;
  char *image = malloc((size_t)total);
  if (!image) return ESP_ERR_NO_MEM;
  free(image);
  return ESP_OK;
}

esp_err_t write_image(struct ota *o) {
  for (;;) {
    int n = esp_http_client_read(o->http, o->block, sizeof o->block);  // expect-finding: short-read-taken-for-full
    if (n < 0) return ESP_FAIL;
    if (n == 0) break;
    store(o->block, n);
  }
  return commit();
}

esp_err_t write_whole_image(struct ota *o) {  // expect-nothing: short-read-taken-for-full
  for (;;) {
    int n = esp_http_client_read(o->http, o->block, sizeof o->block);
    if (n < 0) return ESP_FAIL;
    if (n == 0) break;
    store(o->block, n);
  }
  if (!esp_http_client_is_complete_data_received(o->http)) return ESP_FAIL;
  return commit();
}

bool poll_transport(esp_transport_handle_t t, char *into, int room) {
  int n = esp_transport_read(t, into, room, 50);  // expect-finding: timeout-taken-for-close
  if (n <= 0) {
    esp_transport_close(t);
    return false;
  }
  store(into, n);
  return true;
}

bool poll_transport_apart(esp_transport_handle_t t, char *into, int room) {  // expect-nothing: timeout-taken-for-close
  int n = esp_transport_read(t, into, room, 50);
  if (n == ERR_TCP_TRANSPORT_CONNECTION_TIMEOUT) return true;
  if (n < 0) {
    esp_transport_close(t);
    return false;
  }
  store(into, n);
  return true;
}

int websocket_step(esp_transport_handle_t t, char *into, int room) {
  int n = esp_transport_read(t, into, room, 1000);  // expect-finding: close-taken-for-timeout
  if (n == ERR_TCP_TRANSPORT_CONNECTION_CLOSED_BY_FIN ||
      n == ERR_TCP_TRANSPORT_CONNECTION_TIMEOUT)
    return 0;
  return n;
}

int websocket_step_apart(esp_transport_handle_t t, char *into, int room) {  // expect-nothing: close-taken-for-timeout
  int n = esp_transport_read(t, into, room, 1000);
  if (n == ERR_TCP_TRANSPORT_CONNECTION_TIMEOUT) return 0;
  return n > 0 ? n : -1;
}

int read_tls(esp_tls_t *tls, char *into, size_t want) {
  size_t got = 0;
  while (got < want) {
    ssize_t n = esp_tls_conn_read(tls, into + got, want - got);  // expect-finding: reads-again-after-close
    if (n == ESP_TLS_ERR_SSL_WANT_READ) continue;
    if (n < 0) return -1;
    got += (size_t)n;
  }
  return 0;
}

int read_tls_or_end(esp_tls_t *tls, char *into, size_t want) {  // expect-nothing: reads-again-after-close
  size_t got = 0;
  while (got < want) {
    ssize_t n = esp_tls_conn_read(tls, into + got, want - got);
    if (n == ESP_TLS_ERR_SSL_WANT_READ || n == ESP_TLS_ERR_SSL_WANT_WRITE) continue;
    if (n <= 0) return -1;
    got += (size_t)n;
  }
  return 0;
}

int32_t tls_receive(esp_tls_t *tls, char *into, size_t room) {
  ssize_t n = esp_tls_conn_read(tls, into, room);  // expect-finding: close-taken-for-timeout
  if (n == ESP_TLS_ERR_SSL_WANT_READ || n == 0) return ERR_TCP_TRANSPORT_CONNECTION_TIMEOUT;
  return (int32_t)n;
}

int32_t tls_receive_apart(esp_tls_t *tls, char *into, size_t room) {  // expect-nothing: close-taken-for-timeout
  ssize_t n = esp_tls_conn_read(tls, into, room);
  if (n == ESP_TLS_ERR_SSL_WANT_READ) return ERR_TCP_TRANSPORT_CONNECTION_TIMEOUT;
  if (n == 0) return ERR_TCP_TRANSPORT_CONNECTION_CLOSED_BY_FIN;
  return n > 0 ? (int32_t)n : ERR_TCP_TRANSPORT_CONNECTION_FAILED;
}
