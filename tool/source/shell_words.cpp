#include "source/shell_words.h"

#include <algorithm>
#include <utility>

namespace stackcheck {
namespace {

constexpr std::string_view blanks = " \t\n";
// Between double quotes a backslash is itself unless it precedes one of these.
constexpr std::string_view escapable = "$`\"\\\n";

/// Reads words from the front of a text; each take_* eats what it read.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : rest_(text) {}

  bool skip_blanks() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size()));
    return !rest_.empty();
  }

  std::optional<std::string> take_word() {
    std::string word;
    while (!rest_.empty() && blanks.find(rest_.front()) == blanks.npos)
      if (!take_part(word)) return std::nullopt;
    return word;
  }

 private:
  char take_char() {
    const char first = rest_.front();
    rest_.remove_prefix(1);
    return first;
  }

  bool take_part(std::string &word) {
    const char first = take_char();
    if (first == '\'') return take_single_quoted(word);
    if (first == '"') return take_double_quoted(word);
    if (first != '\\') return word += first, true;
    if (rest_.empty()) return false;
    const char escaped = take_char();
    if (escaped != '\n') word += escaped;
    return true;
  }

  bool take_single_quoted(std::string &word) {
    const std::size_t end = rest_.find('\'');
    if (end == rest_.npos) return false;
    word += rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return true;
  }

  bool take_double_quoted(std::string &word) {
    while (!rest_.empty()) {
      const char next = take_char();
      if (next == '"') return true;
      const bool escapes =
          next == '\\' && !rest_.empty() && escapable.find(rest_.front()) != escapable.npos;
      const char kept = escapes ? take_char() : next;
      if (!(escapes && kept == '\n')) word += kept;
    }
    return false;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<std::vector<std::string>> split_shell_words(std::string_view text) {
  std::vector<std::string> words;
  WordReader reader(text);
  while (reader.skip_blanks()) {
    std::optional<std::string> word = reader.take_word();
    if (!word) return std::nullopt;
    words.push_back(std::move(*word));
  }
  return words;
}

}  // namespace stackcheck
