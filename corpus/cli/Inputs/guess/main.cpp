#include "stream.h"
int Socket::write(int bytes) { return bytes; }
static Socket socket;
static Tls tls;
int main() {
  tls.below = &socket;
  engine_start(&tls, Tls::send);
  Stream *volatile stream = &tls;
  return stream->write(7);
}
