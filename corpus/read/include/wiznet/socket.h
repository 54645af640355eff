// WIZnet ioLibrary_Driver v3.2.0, Ethernet/socket.h.
#pragma once
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define SOCK_OK 1
#define SOCK_BUSY 0
#define SOCK_FATAL -1000
#define SOCK_ERROR 0
#define SOCKERR_SOCKNUM (SOCK_ERROR - 1)
#define SOCKERR_SOCKOPT (SOCK_ERROR - 2)
#define SOCKERR_SOCKINIT (SOCK_ERROR - 3)
#define SOCKERR_SOCKCLOSED (SOCK_ERROR - 4)
#define SOCKERR_SOCKMODE (SOCK_ERROR - 5)
#define SOCKERR_SOCKFLAG (SOCK_ERROR - 6)
#define SOCKERR_SOCKSTATUS (SOCK_ERROR - 7)
#define SOCKERR_ARG (SOCK_ERROR - 10)
#define SOCKERR_PORTZERO (SOCK_ERROR - 11)
#define SOCKERR_IPINVALID (SOCK_ERROR - 12)
#define SOCKERR_TIMEOUT (SOCK_ERROR - 13)
#define SOCKERR_DATALEN (SOCK_ERROR - 14)
#define SOCKERR_BUFFER (SOCK_ERROR - 15)
#define SOCKFATAL_PACKLEN (SOCK_FATAL - 1)
#define SF_IO_NONBLOCK 0x01
#define SF_TCP_NODELAY 0x20
#define SOCK_IO_BLOCK 0
#define SOCK_IO_NONBLOCK 1

typedef enum { CS_SET_IOMODE, CS_GET_IOMODE } ctlsock_type;

int8_t socket(uint8_t sn, uint8_t protocol, uint16_t port, uint8_t flag);
int8_t close(uint8_t sn);
int8_t listen(uint8_t sn);
int8_t connect(uint8_t sn, uint8_t *addr, uint16_t port);
int8_t disconnect(uint8_t sn);
int32_t send(uint8_t sn, uint8_t *buf, uint16_t len);
int32_t recv(uint8_t sn, uint8_t *buf, uint16_t len);
int32_t sendto(uint8_t sn, uint8_t *buf, uint16_t len, uint8_t *addr, uint16_t port);
int32_t recvfrom(uint8_t sn, uint8_t *buf, uint16_t len, uint8_t *addr, uint16_t *port);
int8_t ctlsocket(uint8_t sn, ctlsock_type cstype, void *arg);

#ifdef __cplusplus
}
#endif
