#include "simulator/options.h"

#include <charconv>
#include <functional>
#include <map>
#include <stdexcept>

namespace simulator {

namespace {

/// NAME[:PORT][=VALUE]
struct Option {
  std::string name;
  std::uint16_t port = 0;
  std::uint64_t value = 0;
};

std::uint64_t number(const std::string &text, const std::string &whole) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::invalid_argument(whole + ": wanted a number, not '" + text + "'");
  return value;
}

Option split(const std::string &text) {
  const std::size_t equals = text.find('='), colon = text.find(':');
  Option option{text.substr(0, std::min(equals, colon)), 0, 0};
  if (colon < equals)
    option.port =
        static_cast<std::uint16_t>(number(text.substr(colon + 1, equals - colon - 1), text));
  if (equals != std::string::npos) option.value = number(text.substr(equals + 1), text);
  return option;
}

using Setter = std::function<void(Options &, const Option &)>;

std::uint16_t port_of(const Option &option) { return static_cast<std::uint16_t>(option.value); }

const std::map<std::string, Setter> setters = {
    {"tcp", [](Options &o, const Option &x) { o.routes.tcp[x.port].port = port_of(x); }},
    {"udp", [](Options &o, const Option &x) { o.routes.udp[x.port].port = port_of(x); }},
    {"listen", [](Options &o, const Option &x) { o.routes.listen[x.port].port = port_of(x); }},
    {"refuse", [](Options &o, const Option &x) { o.routes.tcp[x.port].answer = Answer::refuse; }},
    {"silent", [](Options &o, const Option &x) { o.routes.tcp[x.port].answer = Answer::silence; }},
    {"finish-after",
     [](Options &o, const Option &x) { o.routes.tcp[x.port].faults.finish_after_bytes = x.value; }},
    {"reset-after",
     [](Options &o, const Option &x) { o.routes.tcp[x.port].faults.reset_after_bytes = x.value; }},
    {"link-up-after",
     [](Options &o, const Option &x) { o.link_up_after_ms = static_cast<std::uint32_t>(x.value); }},
    {"absent", [](Options &o, const Option &) { o.absent = true; }},
    {"stuck-commands", [](Options &o, const Option &) { o.stuck_commands = true; }},
    {"bus-fails-at", [](Options &o, const Option &x) { o.bus_fails_at = x.value; }},
    {"loses-byte-at", [](Options &o, const Option &x) { o.loses_byte_at = x.value; }},
    {"received-lie",
     [](Options &o, const Option &x) { o.received_lie = static_cast<int>(x.value); }},
    {"free-lie", [](Options &o, const Option &x) { o.free_lie = static_cast<int>(x.value); }},
};

}  // namespace

Options parse_options(std::span<const std::string> arguments) {
  if (arguments.empty()) throw std::invalid_argument("wanted the directory of the pipes");
  Options options;
  options.directory = arguments.front();
  for (const std::string &text : arguments.subspan(1)) {
    const Option option = split(text);
    const auto setter = setters.find(option.name);
    if (setter == setters.end()) throw std::invalid_argument(text + ": no such option");
    setter->second(options, option);
  }
  return options;
}

}  // namespace simulator
