// coreMQTT v2.3, source/interface/transport_interface.h.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef struct NetworkContext NetworkContext_t;
typedef int32_t (*TransportRecv_t)(NetworkContext_t *pNetworkContext, void *pBuffer,
                                   size_t bytesToRecv);
typedef int32_t (*TransportSend_t)(NetworkContext_t *pNetworkContext, const void *pBuffer,
                                   size_t bytesToSend);
typedef struct TransportInterface {
  TransportRecv_t recv;
  TransportSend_t send;
  NetworkContext_t *pNetworkContext;
} TransportInterface_t;

#ifdef __cplusplus
}
#endif
