/* A TLS client and a TLS and DTLS server on mbedTLS's default configuration, each with the
 * callbacks such programs set. */
#include "mbedtls/certs.h"
#include "mbedtls/ctr_drbg.h"
#include "mbedtls/entropy.h"
#include "mbedtls/ssl.h"
#include "mbedtls/ssl_cache.h"
#include "mbedtls/ssl_cookie.h"
#include "mbedtls/ssl_ticket.h"

int link_send(void *link, const unsigned char *data, size_t bytes);
int link_receive(void *link, unsigned char *data, size_t bytes);
int link_receive_until(void *link, unsigned char *data, size_t bytes, uint32_t milliseconds);
unsigned char read_noise(void);

struct Timer {
  uint32_t intermediate, final;
};

struct Side {
  mbedtls_entropy_context entropy;
  mbedtls_ctr_drbg_context random;
  mbedtls_x509_crt certificate;
  mbedtls_pk_context key;
  mbedtls_ssl_config config;
  mbedtls_ssl_context ssl;
  struct Timer timer;
};

int mbedtls_hardware_poll(void *data, unsigned char *into, size_t bytes, size_t *written) {
  (void)data;
  for (size_t i = 0; i < bytes; ++i) into[i] = read_noise();
  *written = bytes;
  return 0;
}

static int allow_any_depth(void *data, mbedtls_x509_crt *certificate, int depth, uint32_t *flags) {
  (void)data, (void)certificate;
  if (depth > 8) *flags |= MBEDTLS_X509_BADCERT_OTHER;
  return 0;
}

static void set_timer(void *data, uint32_t intermediate, uint32_t final) {
  struct Timer *timer = data;
  timer->intermediate = intermediate;
  timer->final = final;
}

static int get_timer(void *data) { return ((struct Timer *)data)->final == 0 ? -1 : 0; }

static int choose_by_name(void *side, mbedtls_ssl_context *ssl, const unsigned char *name,
                          size_t bytes) {
  struct Side *self = side;
  (void)name, (void)bytes;
  return mbedtls_ssl_set_hs_own_cert(ssl, &self->certificate, &self->key);
}

static int start(struct Side *side, int endpoint, int transport) {
  mbedtls_entropy_init(&side->entropy);
  mbedtls_ctr_drbg_init(&side->random);
  mbedtls_x509_crt_init(&side->certificate);
  mbedtls_pk_init(&side->key);
  mbedtls_ssl_config_init(&side->config);
  mbedtls_ssl_init(&side->ssl);
  int failed = mbedtls_ctr_drbg_seed(&side->random, mbedtls_entropy_func, &side->entropy, NULL, 0);
  failed |= mbedtls_ssl_config_defaults(&side->config, endpoint, transport,
                                        MBEDTLS_SSL_PRESET_DEFAULT);
  mbedtls_ssl_conf_rng(&side->config, mbedtls_ctr_drbg_random, &side->random);
  return failed;
}

static int talk(struct Side *side, void *link) {
  unsigned char buffer[256];
  int failed = mbedtls_ssl_setup(&side->ssl, &side->config);
  mbedtls_ssl_set_bio(&side->ssl, link, link_send, link_receive, link_receive_until);
  mbedtls_ssl_set_timer_cb(&side->ssl, &side->timer, set_timer, get_timer);
  failed |= mbedtls_ssl_handshake(&side->ssl);
  const int got = failed ? 0 : mbedtls_ssl_read(&side->ssl, buffer, sizeof buffer);
  if (got > 0) failed |= mbedtls_ssl_write(&side->ssl, buffer, (size_t)got);
  failed |= mbedtls_ssl_close_notify(&side->ssl);
  mbedtls_ssl_free(&side->ssl);
  mbedtls_ssl_config_free(&side->config);
  mbedtls_pk_free(&side->key);
  mbedtls_x509_crt_free(&side->certificate);
  mbedtls_ctr_drbg_free(&side->random);
  mbedtls_entropy_free(&side->entropy);
  return failed;
}

int client(void *link) {
  static struct Side side;
  int failed = start(&side, MBEDTLS_SSL_IS_CLIENT, MBEDTLS_SSL_TRANSPORT_STREAM);
  failed |= mbedtls_x509_crt_parse(&side.certificate, (const unsigned char *)mbedtls_test_cas_pem,
                                   mbedtls_test_cas_pem_len);
  mbedtls_ssl_conf_ca_chain(&side.config, &side.certificate, NULL);
  mbedtls_ssl_conf_verify(&side.config, allow_any_depth, NULL);
  return failed | talk(&side, link);
}

int server(void *link, int transport) {
  static struct Side side;
  static mbedtls_ssl_cache_context cache;
  static mbedtls_ssl_ticket_context tickets;
  static mbedtls_ssl_cookie_ctx cookies;
  int failed = start(&side, MBEDTLS_SSL_IS_SERVER, transport);
  failed |= mbedtls_x509_crt_parse(&side.certificate, (const unsigned char *)mbedtls_test_srv_crt,
                                   mbedtls_test_srv_crt_len);
  failed |= mbedtls_pk_parse_key(&side.key, (const unsigned char *)mbedtls_test_srv_key,
                                 mbedtls_test_srv_key_len, NULL, 0);
  failed |= mbedtls_ssl_conf_own_cert(&side.config, &side.certificate, &side.key);
  mbedtls_ssl_cache_init(&cache);
  mbedtls_ssl_conf_session_cache(&side.config, &cache, mbedtls_ssl_cache_get,
                                 mbedtls_ssl_cache_set);
  mbedtls_ssl_ticket_init(&tickets);
  failed |= mbedtls_ssl_ticket_setup(&tickets, mbedtls_ctr_drbg_random, &side.random,
                                     MBEDTLS_CIPHER_AES_256_GCM, 3600);
  mbedtls_ssl_conf_session_tickets_cb(&side.config, mbedtls_ssl_ticket_write,
                                      mbedtls_ssl_ticket_parse, &tickets);
  mbedtls_ssl_cookie_init(&cookies);
  failed |= mbedtls_ssl_cookie_setup(&cookies, mbedtls_ctr_drbg_random, &side.random);
  mbedtls_ssl_conf_dtls_cookies(&side.config, mbedtls_ssl_cookie_write, mbedtls_ssl_cookie_check,
                                &cookies);
  mbedtls_ssl_conf_sni(&side.config, choose_by_name, &side);
  return failed | talk(&side, link);
}
