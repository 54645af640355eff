#include "net/dns_message.h"

#include <algorithm>
#include <array>

#include "io/big_endian.h"

namespace net {

using io::Result;
using io::Status;

namespace {

constexpr std::size_t header_bytes = 12;        // RFC 1035 section 4.1.1
constexpr std::size_t question_tail_bytes = 4;  // section 4.1.2: type, class
constexpr std::size_t name_bytes_max = 253;
constexpr std::size_t label_bytes_max = 63;
constexpr std::uint8_t pointer_mark = 0xc0;  // section 4.1.4
constexpr std::uint8_t response_bit = 0x80;
constexpr std::uint8_t truncated_bit = 0x02;
constexpr std::uint8_t code_mask = 0x0f;
constexpr std::uint8_t code_no_such_name = 3;
constexpr std::uint16_t type_a = 1;
constexpr std::uint16_t class_in = 1;

/// Reads on through a message; past the end `ok` becomes false and all reads give zero.
struct Cursor {
  std::span<const std::uint8_t> message;
  std::size_t at = 0;
  bool ok = true;

  void skip(std::size_t bytes) {
    ok = ok && bytes <= message.size() - at;
    if (ok) at += bytes;
  }
  std::uint8_t byte() {
    skip(1);
    return ok ? message[at - 1] : 0;
  }
  std::uint16_t word() {
    const std::uint8_t high = byte();
    return io::word_from(high, byte());
  }
  // A compressed name ends with its first pointer; where that points to does not matter here.
  void skip_name() {
    while (ok) {
      const std::uint8_t length = byte();
      if (length == 0) return;
      if ((length & pointer_mark) == pointer_mark) return skip(1);
      skip(length);
    }
  }
};

bool answers(std::span<const std::uint8_t> query, std::span<const std::uint8_t> message) {
  if (message.size() < query.size()) return false;
  const bool same_id = std::equal(query.begin(), query.begin() + 2, message.begin());
  const bool same_question =
      std::equal(query.begin() + header_bytes, query.end(), message.begin() + header_bytes);
  const bool one_question = io::word_from(message[4], message[5]) == 1;
  return same_id && one_question && same_question && (message[2] & response_bit) != 0;
}

Result<IpAddress> first_address(Cursor cursor, std::uint16_t records) {
  for (; records != 0; --records) {
    cursor.skip_name();
    const std::uint16_t type = cursor.word();
    const std::uint16_t record_class = cursor.word();
    cursor.skip(4);  // TTL
    const std::uint16_t data_bytes = cursor.word();
    if (cursor.ok && type == type_a && record_class == class_in && data_bytes == 4) {
      const IpAddress ip{cursor.byte(), cursor.byte(), cursor.byte(), cursor.byte()};
      if (cursor.ok) return {Status::ok, ip};
    }
    cursor.skip(data_bytes);
    if (!cursor.ok) return {Status::bad_reply, {}};
  }
  return {Status::not_found, {}};
}

/// Writes on; the caller made sure that there is room.
struct Writer {
  std::span<std::uint8_t, dns_message_bytes> into;
  std::size_t at = 0;

  void byte(std::size_t value) { into[at++] = static_cast<std::uint8_t>(value); }
  void word(std::uint16_t value) {
    byte(io::high_byte(value));
    byte(io::low_byte(value));
  }
  bool label(std::string_view text) {
    if (text.empty() || text.size() > label_bytes_max) return false;
    byte(text.size());
    for (const char letter : text) byte(static_cast<unsigned char>(letter));
    return true;
  }
};

void write_header(Writer &writer, std::uint16_t id) {
  constexpr std::uint16_t recursion_desired = 0x0100;
  writer.word(id);
  writer.word(recursion_desired);
  writer.word(1);  // question
  for (int other_section = 0; other_section != 3; ++other_section) writer.word(0);
}

}  // namespace

Result<std::size_t> write_dns_query(std::uint16_t id, std::string_view name,
                                    std::span<std::uint8_t, dns_message_bytes> into) {
  if (name.size() > name_bytes_max) return {Status::not_found, 0};
  Writer writer{into};
  write_header(writer, id);
  for (;;) {
    const std::size_t dot = name.find('.');
    if (!writer.label({name.data(), std::min(dot, name.size())})) return {Status::not_found, 0};
    if (dot == std::string_view::npos) break;
    name.remove_prefix(dot + 1);
  }
  writer.byte(0);
  writer.word(type_a);
  writer.word(class_in);
  return {Status::ok, writer.at};
}

Result<IpAddress> read_dns_answer(std::span<const std::uint8_t> query,
                                  std::span<const std::uint8_t> message) {
  if (query.size() < header_bytes + question_tail_bytes || !answers(query, message))
    return {Status::bad_reply, {}};
  const std::uint8_t code = message[3] & code_mask;
  if (code == code_no_such_name) return {Status::not_found, {}};
  if (code != 0) return {Status::bad_reply, {}};
  const std::uint16_t records = io::word_from(message[6], message[7]);
  const Result<IpAddress> found = first_address({message, query.size()}, records);
  const bool cut_off = (message[2] & truncated_bit) != 0;
  return cut_off && found.status != Status::ok ? Result<IpAddress>{Status::bad_reply, {}} : found;
}

}  // namespace net
