#include "app/status_page.h"

#include "app/names.h"
#include "io/date.h"

namespace app {

namespace {

using http::TextWriter;

TextWriter &row(TextWriter &writer, std::string_view name) {
  return writer.put("<tr><th>").put(name).put("<td>");
}

void put_count(TextWriter &writer, std::string_view name, std::uint32_t count) {
  row(writer, name).put_number(count).put("\n");
}

void put_address(TextWriter &writer, std::string_view name, const net::IpAddress &ip) {
  row(writer, name).put_number(ip[0]);
  for (std::size_t place = 1; place != ip.size(); ++place) writer.put(".").put_number(ip[place]);
  writer.put("\n");
}

void put_two_digits(TextWriter &writer, std::string_view before, unsigned number) {
  writer.put(before).put(number < 10 ? "0" : "").put_number(number);
}

void put_time(TextWriter &writer, std::uint32_t unix_s) {
  row(writer, "time");
  if (unix_s == 0) {
    writer.put("not known\n");
    return;
  }
  const io::Date date = io::date_of(unix_s);
  writer.put_number(date.year);
  put_two_digits(writer, "-", date.month);
  put_two_digits(writer, "-", date.day);
  put_two_digits(writer, " ", date.hour);
  put_two_digits(writer, ":", date.minute);
  put_two_digits(writer, ":", date.second);
  writer.put(" UTC\n");
}

void put_last(TextWriter &writer, const Fetched &last) {
  row(writer, "last fetch").put(name_of(last.status)).put(", ");
  writer.put(name_of(last.answer.outcome)).put(", status ").put_number(last.answer.status);
  writer.put(", bytes ").put_number(static_cast<std::uint32_t>(last.answer.body_bytes));
  writer.put("\n");
}

}  // namespace

bool write_status_page(std::string_view path, const Situation &now, TextWriter &writer) {
  if (path != "/") return false;
  writer.put("<!doctype html>\n<title>Status</title>\n<table>\n");
  put_address(writer, "address", now.lease.ip);
  put_address(writer, "gateway", now.lease.gateway);
  put_address(writer, "name server", now.lease.name_server);
  put_time(writer, now.unix_s);
  put_count(writer, "network starts", now.progress.starts);
  put_count(writer, "fetches", now.progress.fetches);
  put_count(writer, "complete", now.progress.complete);
  put_count(writer, "reports", now.progress.reports);
  put_count(writer, "visits", now.progress.visits);
  if (now.progress.fetches != 0) put_last(writer, now.progress.last);
  writer.put("</table>\n");
  return true;
}

}  // namespace app
