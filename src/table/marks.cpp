#include "table/marks.h"

#include <algorithm>
#include <vector>

#include "shanhai/ledger/display.h"

namespace shanhai {

namespace {

/// What becomes of each byte of a line.
enum class Fate : char { read, kept, dropped };  // read: it may be a mark

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::size_t run_length(std::string_view line, std::size_t at) {
  const std::size_t end = line.find_first_not_of(line[at], at);
  return (end == line.npos ? line.size() : end) - at;
}

class MarkFinder {
 public:
  explicit MarkFinder(std::string_view line) : line_(line), fates_(line.size(), Fate::read) {
    find_code_and_escapes();
    find_footnotes();
    find_strong('*');
    find_strong('_');
  }

  std::string rest() const {
    std::string text;
    for (std::size_t at = 0; at < line_.size(); ++at) {
      if (fates_[at] != Fate::dropped) text += line_[at];
    }
    return text;
  }

 private:
  void set(std::size_t at, std::size_t count, Fate fate) {
    for (std::size_t i = at; i < at + count; ++i) fates_[i] = fate;
  }

  /// Where the next run of just `length` bytes like line_[at] begins, behind that at `at`.
  std::size_t same_run(std::size_t at, std::size_t length) const {
    std::size_t next = at + length;
    while ((next = line_.find(line_[at], next)) != line_.npos) {
      const std::size_t found = run_length(line_, next);
      if (found == length) return next;
      next += found;
    }
    return next;
  }

  void find_code_and_escapes() {
    for (std::size_t at = 0; at < line_.size();) {
      if (line_[at] == '\\' && at + 1 < line_.size() && is_punctuation(line_[at + 1])) {
        fates_[at] = Fate::dropped;
        fates_[at + 1] = Fate::kept;
        at += 2;
      } else if (line_[at] == '`') {
        const std::size_t length = run_length(line_, at);
        const std::size_t close = same_run(at, length);
        if (close != line_.npos) {
          set(at, length, Fate::dropped);
          set(at + length, close - at - length, Fate::kept);
          set(close, length, Fate::dropped);
          at = close;
        }
        at += length;
      } else {
        ++at;
      }
    }
  }

  /// `[^3]`: without the ^.
  void find_footnotes() {
    for (std::size_t at = line_.find("[^"); at != line_.npos; at = line_.find("[^", at + 2)) {
      const std::size_t end = line_.find_first_not_of("0123456789", at + 2);
      const bool number = end != line_.npos && end > at + 2 && line_[end] == ']';
      if (number && fates_[at] == Fate::read) fates_[at + 1] = Fate::dropped;
    }
  }

  bool is_strong(std::size_t at, char mark) const {
    return line_[at] == mark && run_length(line_, at) == 2 && fates_[at] == Fate::read &&
           fates_[at + 1] == Fate::read;
  }

  bool opens(std::size_t at, char mark) const {
    if (!is_strong(at, mark) || at + 2 == line_.size() || line_[at + 2] == ' ') return false;
    return mark == '*' || at == 0 || !is_word(line_[at - 1]);
  }

  bool closes(std::size_t at, char mark) const {
    if (!is_strong(at, mark) || line_[at - 1] == ' ') return false;
    return mark == '*' || at + 2 == line_.size() || !is_word(line_[at + 2]);
  }

  void find_strong(char mark) {
    std::size_t open = line_.npos;
    for (std::size_t at = 0; at < line_.size();) {
      if (line_[at] != mark) {
        ++at;
        continue;
      }
      if (open != line_.npos && closes(at, mark)) {
        set(open, 2, Fate::dropped);
        set(at, 2, Fate::dropped);
        open = line_.npos;
      } else if (open == line_.npos && opens(at, mark)) {
        open = at;
      }
      at += run_length(line_, at);
    }
  }

  std::string_view line_;
  std::vector<Fate> fates_;
};

}  // namespace

std::string without_marks(std::string_view line) {
  if (line.find_first_of("\\`*_^") == line.npos) return std::string(line);
  return MarkFinder(line).rest();
}

std::string source_mark(std::size_t number) { return "[" + std::to_string(number) + "]"; }

std::string as_code(std::string_view data) {
  std::string inside = visible(data);
  std::replace(inside.begin(), inside.end(), '`', '\'');
  return "`" + inside + "`";
}

}  // namespace shanhai
