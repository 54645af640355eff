// Messages over EthernetUDP, and waits for a stream's bytes that are there when they are read.
// api: arduino
#include "Ethernet.h"

struct Fixed {
  uint8_t op, type;
  uint8_t id[4];
};

void use(const Fixed &head, const uint8_t *rest, int count);

class Lease {
 public:
  int next();
  void skip_options(int bytes);

 private:
  EthernetUDP udp_;
  uint8_t option_[32];
};

int Lease::next() {  // expect-nothing: read-result-ignored, waits-on-count-not-state
  Fixed head;
  unsigned long start = millis();
  while (udp_.parsePacket() <= 0) {
    if (millis() - start > 4000) return -1;
    delay(50);
  }
  udp_.read(reinterpret_cast<unsigned char *>(&head), sizeof head);
  while (udp_.available() > 0) {
    udp_.read(option_, sizeof option_);
    use(head, option_, sizeof option_);
  }
  return head.type;
}

void Lease::skip_options(int bytes) {  // expect-nothing: short-read-taken-for-full
  if (udp_.parsePacket() == 0) return;
  while (bytes > 0) {
    udp_.read(option_, 1);
    bytes--;
  }
}

class Packets {
 public:
  explicit Packets(Client &client) : client_(client) {}
  bool byte(uint8_t *into);
  bool byte_at(uint8_t *into, uint16_t *index);
  bool length(uint32_t *into);
  bool byte_or_nothing(uint8_t *into);

 private:
  Client &client_;
  uint32_t limit_ms_ = 5000;
};

bool Packets::byte(uint8_t *into) {  // expect-nothing: waits-on-count-not-state, close-taken-for-timeout
  uint32_t before = millis();
  while (!client_.available()) {
    yield();
    uint32_t now = millis();
    if (now - before >= limit_ms_) return false;
  }
  *into = static_cast<uint8_t>(client_.read());
  return true;
}

bool Packets::byte_at(uint8_t *into, uint16_t *index) {  // expect-nothing: close-taken-for-timeout
  if (!byte(into + *index)) return false;
  *index += 1;
  return true;
}

bool Packets::length(uint32_t *into) {  // expect-nothing: short-read-taken-for-full, close-taken-for-timeout
  uint8_t digit;
  uint32_t factor = 1;
  *into = 0;
  do {
    if (!byte(&digit)) return false;
    *into += (digit & 127) * factor;
    factor *= 128;
  } while (digit & 128);
  return true;
}

bool Packets::byte_or_nothing(uint8_t *into) {
  while (!client_.available()) yield();  // expect-finding: waits-on-count-not-state
  *into = static_cast<uint8_t>(client_.read());
  return true;
}
