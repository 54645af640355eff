// nlohmann's parser reports values as it reads them but not where it is, so it reads
// through an iterator that remembers how far it got.
#include "options/json_lines.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "facts/input_error.h"

namespace stackcheck {

using nlohmann::json;

namespace {

constexpr std::size_t max_depth = 32;

/// A pointer into the text that writes down the furthest place read.
class TrackedIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char *;
  using reference = const char &;

  TrackedIterator(const char *at, const char **furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  TrackedIterator &operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  bool operator==(const TrackedIterator &other) const { return at_ == other.at_; }
  bool operator!=(const TrackedIterator &other) const { return at_ != other.at_; }

 private:
  const char *at_;
  const char **furthest_;
};

/// An object or array that is being read.
struct Level {
  std::string pointer;
  bool is_object = false;
  std::size_t next_index = 0;
  std::string key;
  std::set<std::string> keys;
};

class LineRecorder : public nlohmann::json_sax<json> {
 public:
  LineRecorder(std::string_view text, const std::string &file)
      : text_(text), file_(file), counted_(text.data()), furthest_(text.data()) {}

  std::map<std::string, unsigned> run() {
    const char *end = text_.data() + text_.size();
    json::sax_parse(TrackedIterator(text_.data(), &furthest_), TrackedIterator(end, &furthest_),
                    this);
    return std::move(lines_);
  }

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t &) override { return value(); }
  bool string(string_t &) override { return value(); }
  bool binary(binary_t &) override { return value(); }
  bool start_object(std::size_t) override { return open(true); }
  bool start_array(std::size_t) override { return open(false); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t &name) override;
  [[noreturn]] bool parse_error(std::size_t position, const std::string &,
                                const json::exception &error) override;

 private:
  unsigned line();
  std::string next_pointer();
  bool value();
  bool open(bool is_object);
  bool close();
  [[noreturn]] void fail(const std::string &place, const std::string &message) const;

  std::string_view text_;
  const std::string &file_;
  const char *counted_;   ///< how far `line_` has counted
  const char *furthest_;  ///< how far the parser has read
  unsigned line_ = 1;
  std::vector<Level> levels_;
  std::map<std::string, unsigned> lines_;
};

// The parser has read the value's last character, and behind a number one more.
unsigned LineRecorder::line() {
  const char *last = std::max(furthest_ - 1, counted_);
  line_ += static_cast<unsigned>(std::count(counted_, last, '\n'));
  counted_ = last;
  return line_;
}

std::string LineRecorder::next_pointer() {
  if (levels_.empty()) return "";
  Level &level = levels_.back();
  return level.pointer + "/" +
         (level.is_object ? escape_pointer(level.key) : std::to_string(level.next_index++));
}

bool LineRecorder::value() {
  lines_.emplace(next_pointer(), line());
  return true;
}

bool LineRecorder::open(bool is_object) {
  if (levels_.size() == max_depth)
    fail(std::to_string(line()),
         "nested too deep: wanted at most " + std::to_string(max_depth) + " levels");
  const std::string pointer = next_pointer();
  lines_.emplace(pointer, line());
  levels_.push_back({pointer, is_object, 0, {}, {}});
  return true;
}

bool LineRecorder::close() {
  levels_.pop_back();
  return true;
}

bool LineRecorder::key(string_t &name) {
  Level &level = levels_.back();
  if (!level.keys.insert(name).second)
    fail(std::to_string(line()),
         json(name).dump() + ": the key stands twice in this object: " + "wanted it once");
  level.key = name;
  lines_.emplace(level.pointer + "/" + escape_pointer(name), line());
  return true;
}

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error ..."
std::string without_prefix(const std::string &what) {
  const std::size_t start = what.find("syntax error");
  if (start != std::string::npos) return what.substr(start);
  const std::size_t bracket = what.find("] ");
  return bracket == std::string::npos ? what : what.substr(bracket + 2);
}

bool LineRecorder::parse_error(std::size_t position, const std::string &,
                               const json::exception &error) {
  const std::string_view before =
      text_.substr(0, std::min(position ? position - 1 : 0, text_.size()));
  const std::size_t newline = before.rfind('\n');
  const std::size_t column =
      newline == std::string_view::npos ? before.size() + 1 : before.size() - newline;
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  fail(std::to_string(line) + ":" + std::to_string(column),
       "no valid JSON: " + without_prefix(error.what()));
}

void LineRecorder::fail(const std::string &place, const std::string &message) const {
  throw InputError(file_ + ":" + place + ": " + message);
}

}  // namespace

std::map<std::string, unsigned> find_json_lines(std::string_view text, const std::string &file) {
  return LineRecorder(text, file).run();
}

std::string escape_pointer(const std::string &key) {
  std::string escaped;
  for (const char c : key) escaped += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return escaped;
}

}  // namespace stackcheck
