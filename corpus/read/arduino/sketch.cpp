// Sketches over EthernetClient: waiting on available(), leaving at connected(), the array read.
// api: arduino
#include "Ethernet.h"

void handle(int c);
void handle_block(const uint8_t *block, size_t count);
EthernetServer server(80);

void wait_for_answer(EthernetClient &client) {
  while (!client.available()) delay(1);  // expect-finding: waits-on-count-not-state
  handle(client.read());
}

void wait_while_connected(EthernetClient &client) {  // expect-nothing: waits-on-count-not-state
  while (!client.available() && client.connected()) delay(1);
  if (client.available()) handle(client.read());
}

bool wait_in_time(EthernetClient &client) {  // expect-nothing: waits-on-count-not-state
  unsigned long start = millis();
  while (!client.available()) {
    if (millis() - start > 5000) return false;
    yield();
  }
  return true;
}

void wait_for_header(EthernetClient &client, uint8_t *header) {
  while (client.available() < 4) {  // expect-finding: waits-on-count-not-state
  }
  for (int i = 0; i < 4; ++i) header[i] = static_cast<uint8_t>(client.read());
}

bool wait_for_header_bounded(EthernetClient &client, uint8_t *header) {  // expect-nothing: waits-on-count-not-state
  for (int tries = 0; client.available() < 4; ++tries) {
    if (tries == 200) return false;
    delay(5);
  }
  for (int i = 0; i < 4; ++i) header[i] = static_cast<uint8_t>(client.read());
  return true;
}

void print_answer(EthernetClient &client) {
  while (client.connected()) {  // expect-finding: data-lost-on-close
    if (client.available()) handle(client.read());
  }
  client.stop();
}

void print_all_of_answer(EthernetClient &client) {  // expect-nothing: data-lost-on-close
  while (client.connected() || client.available()) {
    if (client.available()) handle(client.read());
  }
  client.stop();
}

bool next_line(EthernetClient &client, char *line, size_t room) {
  size_t used = 0;
  while (client.connected() && used + 1 < room) {  // expect-finding: data-lost-on-close
    if (!client.available()) continue;
    char c = static_cast<char>(client.read());
    if (c == '\n') return true;
    line[used++] = c;
  }
  return false;
}

bool next_line_to_the_end(EthernetClient &client, char *line, size_t room) {  // expect-nothing: data-lost-on-close
  size_t used = 0;
  while (used + 1 < room) {
    if (!client.available()) {
      if (!client.connected()) return false;
      continue;
    }
    char c = static_cast<char>(client.read());
    if (c == '\n') return true;
    line[used++] = c;
  }
  return false;
}

void poll_block(EthernetClient &client) {
  uint8_t block[64];
  int n = client.read(block, sizeof block);  // expect-finding: close-result-used-as-length
  handle_block(block, n);
}

void poll_block_checked(EthernetClient &client) {  // expect-nothing: close-result-used-as-length
  uint8_t block[64];
  int n = client.read(block, sizeof block);
  if (n > 0) handle_block(block, n);
}

bool poll_or_close(EthernetClient &client) {
  uint8_t block[64];
  int n = client.read(block, sizeof block);  // expect-finding: timeout-taken-for-close
  if (n <= 0) {
    client.stop();
    return false;
  }
  handle_block(block, n);
  return true;
}

bool poll_or_wait(EthernetClient &client) {  // expect-nothing: timeout-taken-for-close
  uint8_t block[64];
  int n = client.read(block, sizeof block);
  if (n == 0) {
    client.stop();
    return false;
  }
  if (n > 0) handle_block(block, n);
  return true;
}

void read_record(EthernetClient &client, uint8_t *record) {
  client.read(record, 16);  // expect-finding: read-result-ignored
  handle_block(record, 16);
}

void read_record_checked(EthernetClient &client, uint8_t *record) {  // expect-nothing: read-result-ignored
  int n = client.read(record, 16);
  if (n == 16) handle_block(record, 16);
}

uint32_t read_word(EthernetClient &client) {
  uint32_t word = 0;
  if (client.read(reinterpret_cast<uint8_t *>(&word), sizeof word) > 0)  // expect-finding: short-read-taken-for-full
    return word;
  return 0;
}

uint32_t read_word_whole(EthernetClient &client) {  // expect-nothing: short-read-taken-for-full
  uint32_t word = 0;
  char *bytes = reinterpret_cast<char *>(&word);
  return client.readBytes(bytes, sizeof word) == sizeof word ? word : 0;
}

void throw_away_input(EthernetClient &client) {  // expect-nothing: read-result-ignored
  while (client.available() > 0) client.read();
}

bool next_byte_in_time(Client *client, uint8_t *byte, long limit_ms) {  // expect-nothing: waits-on-count-not-state
  uint32_t before = millis();
  while (!client->available()) {
    yield();
    uint32_t now = millis();
    if (now - before >= static_cast<int32_t>(limit_ms)) return false;
  }
  *byte = static_cast<uint8_t>(client->read());
  return true;
}
