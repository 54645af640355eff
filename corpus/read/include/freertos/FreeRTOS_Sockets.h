// FreeRTOS-Plus-TCP V4.2, source/include/FreeRTOS_Sockets.h, and the errno names of
// FreeRTOS-Kernel V11, include/projdefs.h.
#pragma once
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

typedef long BaseType_t;
typedef unsigned long UBaseType_t;
typedef uint32_t TickType_t;
typedef struct xSOCKET *Socket_t;
typedef struct xSOCKET const *ConstSocket_t;
typedef uint32_t socklen_t;
struct freertos_sockaddr;

#define pdFREERTOS_ERRNO_EINTR 4
#define pdFREERTOS_ERRNO_ENOMEM 12
#define pdFREERTOS_ERRNO_EINVAL 22
#define pdFREERTOS_ERRNO_EWOULDBLOCK 11
#define pdFREERTOS_ERRNO_ENOTCONN 128
#define FREERTOS_MSG_PEEK (2U)
#define FREERTOS_MSG_DONTWAIT (16U)
#define FREERTOS_SHUT_RDWR (2)
#define FREERTOS_SO_RCVTIMEO (0)
#define pdMS_TO_TICKS(ms) ((TickType_t)(ms))

BaseType_t FreeRTOS_recv(Socket_t xSocket, void *pvBuffer, size_t uxBufferLength,
                         BaseType_t xFlags);
int32_t FreeRTOS_recvfrom(const ConstSocket_t xSocket, void *pvBuffer, size_t uxBufferLength,
                          BaseType_t xFlags, struct freertos_sockaddr *pxSourceAddress,
                          socklen_t *pxSourceAddressLength);
BaseType_t FreeRTOS_send(Socket_t xSocket, const void *pvBuffer, size_t uxDataLength,
                         BaseType_t xFlags);
BaseType_t FreeRTOS_recvcount(ConstSocket_t xSocket);
BaseType_t FreeRTOS_issocketconnected(ConstSocket_t xSocket);
BaseType_t FreeRTOS_setsockopt(Socket_t xSocket, int32_t lLevel, int32_t lOptionName,
                               const void *pvOptionValue, size_t uxOptionLength);
BaseType_t FreeRTOS_connect(Socket_t xClientSocket, const struct freertos_sockaddr *pxAddress,
                            socklen_t xAddressLength);
BaseType_t FreeRTOS_shutdown(Socket_t xSocket, BaseType_t xHow);
BaseType_t FreeRTOS_closesocket(Socket_t xSocket);
TickType_t xTaskGetTickCount(void);
void vTaskDelay(TickType_t ticks);

#ifdef __cplusplus
}
#endif
