// WIZnet ioLibrary_Driver v3.2.0, Ethernet/W5500/w5500.h: socket registers as macros.
#pragma once
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define SOCK_CLOSED 0x00
#define SOCK_INIT 0x13
#define SOCK_LISTEN 0x14
#define SOCK_SYNSENT 0x15
#define SOCK_ESTABLISHED 0x17
#define SOCK_FIN_WAIT 0x18
#define SOCK_CLOSE_WAIT 0x1C
#define SOCK_UDP 0x22
#define Sn_MR_TCP 0x01
#define Sn_MR_UDP 0x02
#define Sn_CR_DISCON 0x08
#define Sn_CR_CLOSE 0x10
#define Sn_CR_RECV 0x40
#define Sn_IR_CON 0x01
#define Sn_IR_DISCON 0x02
#define Sn_IR_RECV 0x04

#define Sn_IR_TIMEOUT 0x08

uint8_t WIZCHIP_READ(uint32_t address);
void WIZCHIP_WRITE(uint32_t address, uint8_t value);
uint16_t getSn_RX_RSR(uint8_t sn);

#define Sn_CR(N) (0x000108u + ((1u + 4u * (N)) << 3))
#define Sn_IR(N) (0x000208u + ((1u + 4u * (N)) << 3))
#define Sn_SR(N) (0x000308u + ((1u + 4u * (N)) << 3))
#define getSn_SR(sn) WIZCHIP_READ(Sn_SR(sn))
#define getSn_IR(sn) (WIZCHIP_READ(Sn_IR(sn)) & 0x1F)
#define setSn_IR(sn, ir) WIZCHIP_WRITE(Sn_IR(sn), (ir & 0x1F))
#define setSn_CR(sn, cr) WIZCHIP_WRITE(Sn_CR(sn), cr)
#define getSn_CR(sn) WIZCHIP_READ(Sn_CR(sn))

#ifdef __cplusplus
}
#endif
