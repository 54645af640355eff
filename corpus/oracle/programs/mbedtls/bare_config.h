/* mbedTLS's default configuration for a program without operating system, for
 * MBEDTLS_USER_CONFIG_FILE. What needs sockets, files, a clock or the platform's entropy goes, and
 * what leads into the C library's formatted text, whose source is not there to tell where its own
 * pointers lead: the self-tests, which give the library rand() for its random numbers. */
#undef MBEDTLS_SELF_TEST
#undef MBEDTLS_NET_C
#undef MBEDTLS_TIMING_C
#undef MBEDTLS_FS_IO
#undef MBEDTLS_PSA_ITS_FILE_C
#undef MBEDTLS_PSA_CRYPTO_STORAGE_C
#undef MBEDTLS_HAVE_TIME
#undef MBEDTLS_HAVE_TIME_DATE
#define MBEDTLS_NO_PLATFORM_ENTROPY
#define MBEDTLS_ENTROPY_HARDWARE_ALT
#define MBEDTLS_PLATFORM_PRINTF_MACRO no_text
#define MBEDTLS_PLATFORM_SNPRINTF_MACRO no_text_in
#define MBEDTLS_PLATFORM_VSNPRINTF_MACRO no_text_of

#include <stdarg.h>
#include <stddef.h>
int no_text(const char *format, ...);
int no_text_in(char *into, size_t bytes, const char *format, ...);
int no_text_of(char *into, size_t bytes, const char *format, va_list values);
