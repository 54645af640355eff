// BearSSL 0.6, inc/bearssl_ssl.h.
#pragma once
#include <stddef.h>
#ifdef __cplusplus
extern "C" {
#endif

#define BR_ERR_OK 0
#define BR_ERR_IO 31

typedef struct {
  int err;
} br_ssl_engine_context;
typedef struct {
  br_ssl_engine_context *engine;
  int (*low_read)(void *read_context, unsigned char *data, size_t len);
  void *read_context;
  int (*low_write)(void *write_context, const unsigned char *data, size_t len);
  void *write_context;
} br_sslio_context;

static inline int br_ssl_engine_last_error(const br_ssl_engine_context *cc) { return cc->err; }

void br_sslio_init(br_sslio_context *ctx, br_ssl_engine_context *engine,
                   int (*low_read)(void *read_context, unsigned char *data, size_t len),
                   void *read_context,
                   int (*low_write)(void *write_context, const unsigned char *data, size_t len),
                   void *write_context);
int br_sslio_read(br_sslio_context *cc, void *dst, size_t len);
int br_sslio_read_all(br_sslio_context *cc, void *dst, size_t len);
int br_sslio_write_all(br_sslio_context *cc, const void *src, size_t len);
int br_sslio_flush(br_sslio_context *cc);
int br_sslio_close(br_sslio_context *cc);

#ifdef __cplusplus
}
#endif
