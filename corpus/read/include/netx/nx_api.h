// NetX Duo 6.4, common/inc/nx_api.h, with NX_DISABLE_ERROR_CHECKING.
#pragma once
#ifdef __cplusplus
extern "C" {
#endif

typedef unsigned int UINT;
typedef unsigned long ULONG;
typedef unsigned char UCHAR;
typedef void VOID;

#define NX_SUCCESS 0x00
#define NX_NO_PACKET 0x01
#define NX_WAIT_ABORTED 0x1A
#define NX_NOT_BOUND 0x24
#define NX_NOT_CONNECTED 0x38
#define NX_NO_WAIT 0
#define NX_WAIT_FOREVER ((ULONG)0xFFFFFFFF)
#define NX_IP_PERIODIC_RATE 100

typedef struct NX_PACKET_STRUCT {
  ULONG nx_packet_length;
  UCHAR *nx_packet_prepend_ptr;
  UCHAR *nx_packet_append_ptr;
} NX_PACKET;
typedef struct NX_TCP_SOCKET_STRUCT {
  ULONG nx_tcp_socket_state;
} NX_TCP_SOCKET;

UINT nx_tcp_socket_receive(NX_TCP_SOCKET *socket_ptr, NX_PACKET **packet_ptr, ULONG wait_option);
UINT nx_tcp_socket_send(NX_TCP_SOCKET *socket_ptr, NX_PACKET *packet_ptr, ULONG wait_option);
UINT nx_tcp_socket_bytes_available(NX_TCP_SOCKET *socket_ptr, ULONG *bytes_available);
UINT nx_tcp_socket_disconnect(NX_TCP_SOCKET *socket_ptr, ULONG wait_option);
UINT nx_tcp_server_socket_unaccept(NX_TCP_SOCKET *socket_ptr);
UINT nx_tcp_client_socket_unbind(NX_TCP_SOCKET *socket_ptr);
UINT nx_tcp_socket_delete(NX_TCP_SOCKET *socket_ptr);
UINT nx_packet_release(NX_PACKET *packet_ptr);
UINT nx_packet_data_retrieve(NX_PACKET *packet_ptr, VOID *buffer_start, ULONG *bytes_copied);

#ifdef __cplusplus
}
#endif
