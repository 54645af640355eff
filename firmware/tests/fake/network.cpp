#include "fake/network.h"

namespace fake {

namespace {

constexpr IpAddress gateway = {192, 0, 2, 1};

void append(Bytes &to, std::initializer_list<int> bytes) {
  for (const int byte : bytes) to.push_back(static_cast<std::uint8_t>(byte));
}

void append(Bytes &to, std::uint32_t word) {
  for (const int shift : {24, 16, 8, 0}) to.push_back(static_cast<std::uint8_t>(word >> shift));
}

/// RFC 2131: the client's fields come back, with our address for it and the server's options.
Bytes dhcp_answer(const DatagramServers &self, const Bytes &query) {
  Bytes answer(query.begin(), query.begin() + 240);
  answer[0] = 2;
  std::copy(self.lease_ip.begin(), self.lease_ip.end(), answer.begin() + 16);
  const bool discover = query[242] == 1;
  append(answer, {53, 1, discover ? 2 : self.grants ? 5 : 6, 0, 54, 4, 192, 0, 2, 1});
  append(answer, {1, 4, 255, 255, 255, 0, 3, 4, 192, 0, 2, 1, 6, 8, 192, 0, 2, 53, 192, 0, 2, 54});
  append(answer, {51, 4});
  append(answer, self.lease_s);
  append(answer, {255});
  return answer;
}

Bytes dns_answer(Bytes message) {
  message[2] |= 0x80;
  message[7] = 1;
  append(message, {0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 80});
  return message;
}

Bytes sntp_answer(const DatagramServers &self, const Bytes &query) {
  Bytes answer(48);
  answer[0] = 0x24;
  answer[1] = 2;
  std::copy(query.begin() + 40, query.end(), answer.begin() + 24);
  Bytes seconds;
  append(seconds, self.unix_s + 2'208'988'800u);
  std::copy(seconds.begin(), seconds.end(), answer.begin() + 40);
  return answer;
}

}  // namespace

void DatagramServers::attach(simulator::Socket &socket) {
  socket.on_datagram = [this](simulator::Socket &wire, IpAddress ip, std::uint16_t port,
                              const Bytes &query) {
    if (port == 67) {
      dhcp_was_asked_at = ip;
      dhcp_queries.push_back(query);
      if (answers_dhcp) wire.datagram_comes(gateway, 67, dhcp_answer(*this, query));
    }
    if (port == 53 && knows_names) wire.datagram_comes(ip, 53, dns_answer(query));
    if (port == 123 && knows_the_time) wire.datagram_comes(ip, 123, sntp_answer(*this, query));
  };
}

}  // namespace fake
