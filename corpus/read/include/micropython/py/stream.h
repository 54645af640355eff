// MicroPython 1.25, py/stream.h and py/mperrno.h.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef void *mp_obj_t;
typedef uintptr_t mp_uint_t;

#define MP_STREAM_ERROR ((mp_uint_t)-1)
#define MP_EAGAIN (11)
#define MP_ECONNRESET (104)
#define MP_ETIMEDOUT (110)
#define MP_EIO (5)

typedef struct _mp_stream_p_t {
  mp_uint_t (*read)(mp_obj_t obj, void *buf, mp_uint_t size, int *errcode);
  mp_uint_t (*write)(mp_obj_t obj, const void *buf, mp_uint_t size, int *errcode);
  mp_uint_t (*ioctl)(mp_obj_t obj, mp_uint_t request, uintptr_t arg, int *errcode);
} mp_stream_p_t;

#ifdef __cplusplus
}
#endif
