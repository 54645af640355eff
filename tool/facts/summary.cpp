#include "facts/summary.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "facts/input_error.h"

namespace stackcheck {

namespace {

using nlohmann::json;

template <typename T>
concept Struct = std::is_aggregate_v<T>;

/// `Wanted`, or `const Wanted` when it is written.
template <typename T, typename Wanted>
concept As = std::same_as<std::remove_const_t<T>, Wanted>;

// Each struct is described once, for both directions. The structured bindings name every
// member in order, so that a new member stops the build here and none is forgotten.

void describe(auto &&visit, auto &&location)
  requires std::same_as<std::remove_cvref_t<decltype(location)>, Location>
{
  auto &[file, line, column] = location;
  visit("file", file)("line", line)("column", column);
}

void describe(auto &&visit, auto &&unknown)
  requires std::same_as<std::remove_cvref_t<decltype(unknown)>, Unknown>
{
  auto &[reason, where, detail] = unknown;
  visit("reason", reason)("where", where)("detail", detail);
}

void describe(auto &&visit, auto &&inlining)
  requires std::same_as<std::remove_cvref_t<decltype(inlining)>, Inlining>
{
  auto &[symbol, where] = inlining;
  visit("symbol", symbol)("where", where);
}

void describe(auto &&visit, auto &&call)
  requires std::same_as<std::remove_cvref_t<decltype(call)>, Call>
{
  auto &[offset, depth_bytes, tail, local, reloaded, callee, where, inlined_from] = call;
  visit("offset", offset)("depth-bytes", depth_bytes)("tail", tail)("local", local);
  visit("reloaded", reloaded);
  visit("callee", callee)("where", where)("inlined-from", inlined_from);
}

void describe(auto &&visit, auto &&function)
  requires std::same_as<std::remove_cvref_t<decltype(function)>, Function>
{
  auto &[symbol, name, binding, where, code, frame, reach, returns, calls, inlined, source,
         producer, unknowns] = function;
  visit("symbol", symbol)("name", name)("binding", binding)("where", where);
  visit("code-bytes", code)("frame-bytes", frame)("reach-bytes", reach)("returns", returns);
  visit("calls", calls)("inlined", inlined)("source", source)("producer", producer);
  visit("unknowns", unknowns);
}

void describe(auto &&visit, auto &&alias)
  requires std::same_as<std::remove_cvref_t<decltype(alias)>, Alias>
{
  auto &[symbol, target, binding] = alias;
  visit("symbol", symbol)("target", target)("binding", binding);
}

void describe(auto &&visit, auto &&evidence)
  requires std::same_as<std::remove_cvref_t<decltype(evidence)>, Evidence>
{
  auto &[producer, object] = evidence;
  visit("producer", producer)("object", object);
}

void describe(auto &&visit, auto &&linking)
  requires std::same_as<std::remove_cvref_t<decltype(linking)>, Linking>
{
  auto &[linked, mixed, sources] = linking;
  visit("linked", linked)("mixed", mixed)("sources", sources);
}

template <typename T, typename Wanted>
concept Described = std::same_as<std::remove_cvref_t<T>, Wanted>;

void describe(auto &&visit, Described<Flow> auto &&flow) {
  auto &[kind, to, from, where] = flow;
  visit("kind", kind)("to", to)("from", from)("where", where);
}

void describe(auto &&visit, Described<Signature> auto &&signature) {
  auto &[result, parameters, variadic, prototyped, type] = signature;
  visit("result", result)("parameters", parameters)("variadic", variadic);
  visit("prototyped", prototyped)("type", type);
}

void describe(auto &&visit, Described<CallFlow> auto &&call) {
  auto &[caller, form, callee, arguments, result, signature, where, field, expression] = call;
  visit("caller", caller)("form", form)("callee", callee)("arguments", arguments);
  visit("result", result)("signature", signature)("where", where)("field", field);
  visit("expression", expression);
}

void describe(auto &&visit, Described<FunctionFlow> auto &&function) {
  auto &[symbol, linker_symbol, name, signature, address_taken, where] = function;
  visit("symbol", symbol)("linker-symbol", linker_symbol)("name", name);
  visit("signature", signature)("address-taken", address_taken)("where", where);
}

void describe(auto &&visit, Described<RecordLeaf> auto &&leaf) {
  auto &[offset_bytes, stride_bytes, count, slot] = leaf;
  visit("offset-bytes", offset_bytes)("stride-bytes", stride_bytes)("count", count)("slot", slot);
}

void describe(auto &&visit, Described<Record> auto &&record) {
  auto &[name, leaves] = record;
  visit("name", name)("leaves", leaves);
}

void describe(auto &&visit, Described<VirtualClass::Method> auto &&method) {
  auto &[key, symbol] = method;
  visit("key", key)("symbol", symbol);
}

void describe(auto &&visit, Described<VirtualClass> auto &&type) {
  auto &[name, bases, instantiated, methods] = type;
  visit("name", name)("bases", bases)("instantiated", instantiated)("methods", methods);
}

void describe(auto &&visit, Described<UnitFlow> auto &&flow) {
  auto &[flows, calls, functions, records, classes, undefined, defined, names] = flow;
  visit("flows", flows)("calls", calls)("functions", functions)("records", records);
  visit("classes", classes)("undefined-variables", undefined)("defined-variables", defined);
  visit("called-names", names);
}

void describe(auto &&visit, Described<Suppression> auto &&suppression) {
  auto &[where, finding, why, file, line, function] = suppression;
  visit("where", where)("finding", finding)("why", why);
  visit("file", file)("line", line)("function", function);
}

void describe(auto &&visit, auto &&unit)
  requires std::same_as<std::remove_cvref_t<decltype(unit)>, Unit>
{
  auto &[name, family, evidence, linking, functions, aliases, undefined, data, flow, assumptions,
         problems, suppressions] = unit;
  visit("name", name)("cpu-family", family)("evidence", evidence)("linking", linking);
  visit("functions", functions)("aliases", aliases);
  visit("undefined", undefined)("defined-data", data)("flow", flow);
  visit("assumptions", assumptions)("problems", problems)("suppressions", suppressions);
}

// The names of the members of each enumeration, in order.
template <typename Enum>
constexpr std::array<const char *, 0> enum_names = {};
template <>
constexpr std::array enum_names<Binding> = {"local", "global", "weak"};
template <>
constexpr std::array enum_names<FlowKind> = {"value", "copy", "load", "store", "deref-as"};
template <>
constexpr std::array enum_names<PassClass> = {"none", "word", "wide", "real", "record"};
template <>
constexpr std::array enum_names<CallForm> = {"direct", "pointer", "virtual-method",
                                             "member-pointer"};
template <typename T>
concept NamedEnum = std::is_enum_v<T> && !std::same_as<T, Reason>;

json write(bool value) { return value; }
json write(std::unsigned_integral auto value) { return value; }
json write(const std::string &value) { return value; }
json write(Reason value) { return to_name(value); }
json write(NamedEnum auto value) {
  return enum_names<decltype(value)>[static_cast<std::size_t>(value)];
}

json write(const Struct auto &value);
template <typename T>
json write(const std::vector<T> &values);

struct Writer {
  json object = json::object();
  Writer &operator()(const char *key, const auto &value) {
    object[key] = write(value);
    return *this;
  }
};

json write(const Struct auto &value) {
  Writer writer;
  describe(writer, value);
  return std::move(writer.object);
}

template <typename T>
json write(const std::vector<T> &values) {
  json array = json::array();
  for (const T &value : values) array.push_back(write(value));
  return array;
}

[[noreturn]] void refuse(const json &found, const std::string &wanted) {
  throw InputError("malformed summary: a " + std::string(found.type_name()) + " where " + wanted +
                   " was wanted");
}

const std::string &text_of(const json &from) {
  if (!from.is_string()) refuse(from, "text");
  return from.get_ref<const std::string &>();
}

void read(const json &from, bool &to) {
  if (!from.is_boolean()) refuse(from, "true or false");
  to = from.get<bool>();
}

template <std::unsigned_integral T>
void read(const json &from, T &to) {
  // nlohmann converts silently; a number read from JSON text is unsigned from 0 on.
  if (!from.is_number_unsigned() || from.get<std::uint64_t>() > std::numeric_limits<T>::max())
    refuse(from, "a whole number from 0 to " + std::to_string(std::numeric_limits<T>::max()));
  to = static_cast<T>(from.get<std::uint64_t>());
}

void read(const json &from, std::string &to) { to = text_of(from); }

void read(const json &from, Reason &to) {
  const std::optional<Reason> reason = reason_from_name(text_of(from));
  if (!reason) refuse(from, "the name of a reason");
  to = *reason;
}

template <NamedEnum T>
void read(const json &from, T &to) {
  const auto &names = enum_names<T>;
  const auto found = std::ranges::find(names, text_of(from));
  if (found == names.end()) refuse(from, "one of the names of its kind");
  to = static_cast<T>(found - names.begin());
}

void read(const json &from, Struct auto &to);
template <typename T>
void read(const json &from, std::vector<T> &to);

struct Reader {
  const json &object;
  std::size_t members = 0;
  Reader &operator()(const char *key, auto &value);
};

void read(const json &from, Struct auto &to) {
  if (!from.is_object()) refuse(from, "an object");
  Reader reader{from};
  describe(reader, to);
  if (reader.members != from.size()) refuse(from, "an object without unknown members");
}

template <typename T>
void read(const json &from, std::vector<T> &to) {
  if (!from.is_array()) refuse(from, "a list");
  for (const json &element : from) read(element, to.emplace_back());
}

Reader &Reader::operator()(const char *key, auto &value) {
  const auto found = object.find(key);
  if (found == object.end()) refuse(object, "an object with \"" + std::string(key) + "\"");
  read(*found, value);
  ++members;
  return *this;
}

}  // namespace

json to_json(const Unit &unit) { return write(unit); }

Unit unit_from_json(const json &json) {
  Unit unit;
  read(json, unit);
  return unit;
}

std::vector<std::uint8_t> to_cbor(const std::vector<Unit> &units) {
  return json::to_cbor(write(units));
}

std::vector<Unit> units_from_cbor(std::span<const std::uint8_t> bytes) {
  const json array = json::from_cbor(bytes.begin(), bytes.end(), true, false);
  if (array.is_discarded()) throw InputError("malformed summary: these bytes are not CBOR");
  std::vector<Unit> units;
  read(array, units);
  return units;
}

}  // namespace stackcheck
