#ifndef STACKCHECK_FIRMWARE_MBEDTLS_CONFIG_H
#define STACKCHECK_FIRMWARE_MBEDTLS_CONFIG_H
/* mbedTLS 2.28.3 as a small TLS 1.2 client: ECDHE with ECDSA or RSA certificates, AES-GCM,
 * chain verification, SNI, memory from one fixed pool. What each option means is said in
 * mbedTLS's own include/mbedtls/config.h. */

/* The platform. The date is what a time server told (io/wall_clock.h). No standard output, no
 * exit, no formatted text: the functions named here are in tls/platform.cpp. */
#define MBEDTLS_PLATFORM_C
#define MBEDTLS_PLATFORM_MEMORY
#define MBEDTLS_MEMORY_BUFFER_ALLOC_C
#define MBEDTLS_PLATFORM_NO_STD_FUNCTIONS
#define MBEDTLS_PLATFORM_SNPRINTF_MACRO tls_snprintf_does_not_fit
#define MBEDTLS_PLATFORM_EXIT_MACRO tls_pool_is_corrupt
#define MBEDTLS_HAVE_TIME
#define MBEDTLS_HAVE_TIME_DATE
#define MBEDTLS_PLATFORM_TIME_TYPE_MACRO unsigned long
#define MBEDTLS_PLATFORM_TIME_MACRO tls_time
#define MBEDTLS_PLATFORM_GMTIME_R_ALT
#ifdef __cplusplus
extern "C" {
#endif
#include <stddef.h>
int tls_snprintf_does_not_fit(char *into, size_t bytes, const char *format, ...);
__attribute__((noreturn)) void tls_pool_is_corrupt(int status);
unsigned long tls_time(unsigned long *into);
#ifdef __cplusplus
}
#endif
#define MBEDTLS_ENTROPY_C
#define MBEDTLS_NO_PLATFORM_ENTROPY
#define MBEDTLS_ENTROPY_HARDWARE_ALT
#define MBEDTLS_CTR_DRBG_C
/* SHA-512 takes 1.1 KB of stack, and entropy is gathered below the deepest call there is. */
#define MBEDTLS_ENTROPY_FORCE_SHA256
/* What a seed is made of: 32 bytes of entropy, half of that again as a nonce, and at most that much
 * of the caller's. mbedTLS reserves this twice on the stack, there as well. */
#define MBEDTLS_CTR_DRBG_MAX_SEED_INPUT 128

/* MBEDTLS_HAVE_ASM stays undefined: clang cannot assemble mbedTLS's ARMv6-M bignum code
 * ("inline assembly requires more registers than available"), and every board is built from
 * the same configuration. The tables of AES are in ROM: computing them takes two arrays of 1 KB
 * on the stack, below whoever comes first. */
#define MBEDTLS_AES_ROM_TABLES
#define MBEDTLS_AES_C
#define MBEDTLS_CIPHER_C
#define MBEDTLS_GCM_C
#define MBEDTLS_MD_C
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA512_C
#define MBEDTLS_BIGNUM_C
#define MBEDTLS_ECP_C
#define MBEDTLS_ECP_DP_SECP256R1_ENABLED
#define MBEDTLS_ECP_DP_SECP384R1_ENABLED
#define MBEDTLS_ECP_NIST_OPTIM
#define MBEDTLS_ECDH_C
#define MBEDTLS_ECDSA_C
#define MBEDTLS_RSA_C
#define MBEDTLS_PKCS1_V15
#define MBEDTLS_ASN1_PARSE_C
#define MBEDTLS_ASN1_WRITE_C
#define MBEDTLS_OID_C
#define MBEDTLS_PK_C
#define MBEDTLS_PK_PARSE_C

#define MBEDTLS_X509_USE_C
#define MBEDTLS_X509_CRT_PARSE_C
#define MBEDTLS_X509_REMOVE_INFO
#define MBEDTLS_X509_CHECK_KEY_USAGE
#define MBEDTLS_X509_CHECK_EXTENDED_KEY_USAGE

#define MBEDTLS_SSL_TLS_C
#define MBEDTLS_SSL_CLI_C
#define MBEDTLS_SSL_PROTO_TLS1_2
#define MBEDTLS_SSL_SERVER_NAME_INDICATION
#define MBEDTLS_SSL_EXTENDED_MASTER_SECRET
#define MBEDTLS_SSL_SESSION_TICKETS
#define MBEDTLS_KEY_EXCHANGE_ECDHE_ECDSA_ENABLED
#define MBEDTLS_KEY_EXCHANGE_ECDHE_RSA_ENABLED
#define MBEDTLS_SSL_CIPHERSUITES                    \
  MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,  \
  MBEDTLS_TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,    \
  MBEDTLS_TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,  \
  MBEDTLS_TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384

/* A server makes its records as large as it likes: whole ones must fit. */
#define MBEDTLS_SSL_IN_CONTENT_LEN 16384
#define MBEDTLS_SSL_OUT_CONTENT_LEN 2048

#include "mbedtls/check_config.h"

#endif
