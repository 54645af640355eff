// NetX Duo threads: a status and a packet, and the disconnect that only the application can send.
// api: netx
#include <stdbool.h>
#include <string.h>

#include "nx_api.h"

struct server {
  NX_TCP_SOCKET socket;
  NX_PACKET *packet;
  bool closed;
  UCHAR text[256];
};

void use(const UCHAR *bytes, ULONG count);
void pause_ticks(ULONG ticks);

void serve(struct server *s) {
  for (;;) {
    UINT status = nx_tcp_socket_receive(&s->socket, &s->packet, NX_IP_PERIODIC_RATE);  // expect-finding: reads-again-after-close
    if (status != NX_SUCCESS) continue;
    use(s->packet->nx_packet_prepend_ptr, s->packet->nx_packet_length);
    nx_packet_release(s->packet);
  }
}

void serve_until_closed(struct server *s) {  // expect-nothing: reads-again-after-close
  for (;;) {
    UINT status = nx_tcp_socket_receive(&s->socket, &s->packet, NX_IP_PERIODIC_RATE);
    if (status == NX_NO_PACKET) continue;
    if (status != NX_SUCCESS) break;
    use(s->packet->nx_packet_prepend_ptr, s->packet->nx_packet_length);
    nx_packet_release(s->packet);
  }
  nx_tcp_socket_disconnect(&s->socket, NX_IP_PERIODIC_RATE);
}

bool poll(struct server *s) {
  if (nx_tcp_socket_receive(&s->socket, &s->packet, NX_NO_WAIT) != NX_SUCCESS) {  // expect-finding: timeout-taken-for-close
    nx_tcp_socket_disconnect(&s->socket, NX_IP_PERIODIC_RATE);
    s->closed = true;
    return false;
  }
  nx_packet_release(s->packet);
  return true;
}

bool poll_apart(struct server *s) {  // expect-nothing: timeout-taken-for-close
  UINT status = nx_tcp_socket_receive(&s->socket, &s->packet, NX_NO_WAIT);
  if (status == NX_NO_PACKET) return true;
  if (status != NX_SUCCESS) {
    nx_tcp_socket_disconnect(&s->socket, NX_IP_PERIODIC_RATE);
    s->closed = true;
    return false;
  }
  nx_packet_release(s->packet);
  return true;
}

int adapter(struct server *s) {
  UINT status = nx_tcp_socket_receive(&s->socket, &s->packet, NX_IP_PERIODIC_RATE);  // expect-finding: close-taken-for-timeout
  if (status == NX_SUCCESS) return 1;
  if (status == NX_NO_PACKET || status == NX_NOT_CONNECTED) return 0;
  return -1;
}

int adapter_apart(struct server *s) {  // expect-nothing: close-taken-for-timeout
  UINT status = nx_tcp_socket_receive(&s->socket, &s->packet, NX_IP_PERIODIC_RATE);
  if (status == NX_SUCCESS) return 1;
  return status == NX_NO_PACKET ? 0 : -1;
}

void first_packet(struct server *s) {
  nx_tcp_socket_receive(&s->socket, &s->packet, NX_WAIT_FOREVER);  // expect-finding: read-result-ignored
  use(s->packet->nx_packet_prepend_ptr, s->packet->nx_packet_length);
  nx_packet_release(s->packet);
}

bool first_packet_checked(struct server *s) {  // expect-nothing: read-result-ignored
  if (nx_tcp_socket_receive(&s->socket, &s->packet, NX_WAIT_FOREVER)) return false;
  use(s->packet->nx_packet_prepend_ptr, s->packet->nx_packet_length);
  nx_packet_release(s->packet);
  return true;
}

void drop(struct server *s) {
  nx_tcp_socket_disconnect(&s->socket, NX_NO_WAIT);  // expect-finding: close-sends-no-fin
  nx_tcp_client_socket_unbind(&s->socket);
}

void drop_in_order(struct server *s) {  // expect-nothing: close-sends-no-fin
  nx_tcp_socket_disconnect(&s->socket, 2 * NX_IP_PERIODIC_RATE);
  nx_tcp_client_socket_unbind(&s->socket);
}

void wait_for_reply(struct server *s) {
  ULONG waiting = 0;
  while (waiting == 0) {
    nx_tcp_socket_bytes_available(&s->socket, &waiting);  // expect-finding: waits-on-count-not-state
    pause_ticks(1);
  }
}

bool wait_for_reply_bounded(struct server *s) {  // expect-nothing: waits-on-count-not-state
  ULONG waiting = 0;
  for (int tries = 0; tries < 300 && waiting == 0; ++tries) {
    if (nx_tcp_socket_bytes_available(&s->socket, &waiting) != NX_SUCCESS) return false;
    pause_ticks(1);
  }
  return waiting > 0;
}
