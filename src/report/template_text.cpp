#include "report/template_text.h"

#include <algorithm>

#include "ledger/place.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

bool is_blank(const std::string& text) { return trimmed(text).empty(); }

/// Reads one line after another and remembers what they stand in.
class TemplateTextReader {
 public:
  TemplateTextReader(const std::string& name, bool english) : name_(name), english_(english) {}

  void take(unsigned number, std::string line) {
    number_ = number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const bool was_code = !code_fence_.empty();
    if (was_code) {
      if (closes_code(line)) code_fence_.clear();
      if (!hidden()) result_.lines.push_back({number, line, true});
      return;
    }
    const std::string left = kept(line);
    if (is_blank(left) && !is_blank(line))
      return;  // nothing but comments, marks, or the other language
    if (hidden() && is_blank(line)) return;
    if (const std::string fence = fence_of(left);
        !fence.empty() && info_of(left) != "shanhai" && !in_block_) {
      code_fence_ = fence;
      code_line_ = number;
      result_.lines.push_back({number, left, true});
      return;
    }
    if (!fence_of(left).empty()) in_block_ = !in_block_;
    result_.lines.push_back({number, left, false});
  }

  TemplateText finish() {
    if (in_comment_)
      fail_at_line(name_, opened_at_, "the comment is never closed; write --> behind it");
    if (language_ != Language::both) {
      fail_at_line(name_, opened_at_,
                   "{{" + word(language_) + "}} is never closed; write {{end}} behind it");
    }
    if (!code_fence_.empty())
      fail_at_line(name_, code_line_, "the fenced block is never closed; write " + code_fence_);
    return std::move(result_);
  }

 private:
  enum class Language { both, chinese, english };

  static std::string word(Language language) { return language == Language::english ? "en" : "zh"; }

  bool hidden() const {
    return language_ != Language::both && (language_ == Language::english) != english_;
  }

  bool closes_code(const std::string& line) const {
    const std::string fence = fence_of(line);
    return fence.starts_with(code_fence_) && info_of(line).empty();
  }

  /// The line without comments and the other language.
  std::string kept(const std::string& line) {
    std::string left;
    for (std::size_t at = 0; at < line.size();) {
      if (in_comment_) {
        const auto end = line.find("-->", at);
        add_comment(line.substr(at, end - std::min(at, end)));
        if (end == line.npos) break;
        in_comment_ = false;
        nothing_yet_ = false;
        at = end + 3;
      } else if (line.compare(at, 4, "<!--") == 0) {
        in_comment_ = true;
        opened_at_ = number_;
        at += 4;
      } else if (line.compare(at, 2, "{{") == 0) {
        const std::size_t begin = at;
        const auto inside = inside_braces(line, at);
        if (!inside) fail_at_line(name_, number_, "{{ is never closed; write }} on the same line");
        if (!turn_language(std::string(trimmed(*inside))) && !hidden())
          left += line.substr(begin, at - begin);
      } else {
        if (!hidden()) left += line[at];
        ++at;
      }
    }
    if (!is_blank(left)) nothing_yet_ = false;
    return left;
  }

  bool turn_language(const std::string& inside) {
    if (inside == "end") {
      if (language_ == Language::both)
        fail_at_line(name_, number_, "{{end}} closes nothing: there is no {{zh}} or {{en}} (an {{#if}} ends with {{/if}})");
      language_ = Language::both;
    } else if (inside == "zh" || inside == "en") {
      language_ = inside == "zh" ? Language::chinese : Language::english;
      opened_at_ = number_;
    } else {
      return false;
    }
    return true;
  }

  /// `period: this-year`, a line of the comment that the template begins with. Anything may stand in a
  /// comment; what looks like a setting with a slip of the pen is a mistake.
  void add_comment(const std::string& text) {
    if (!nothing_yet_) return;
    const std::size_t colon = text.find(':');
    if (colon == text.npos) return;
    const std::string key(trimmed(std::string_view(text).substr(0, colon)));
    const auto keys = template_setting_keys();
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) {
      result_.settings.push_back(
          {number_, key, std::string(trimmed(std::string_view(text).substr(colon + 1)))});
    } else if (const auto meant = nearest(key, keys)) {
      fail_at_line(name_, number_, "there is no setting \"" + key + "\"; did you mean " + *meant + "?");
    }
  }

  const std::string& name_;
  bool english_;
  TemplateText result_;
  Language language_ = Language::both;
  bool in_comment_ = false;
  bool nothing_yet_ = true;  // so far nothing but the comment at the top
  bool in_block_ = false;    // a fenced block whose info string is `shanhai`
  std::string code_fence_;   // of a fenced block of another language
  unsigned number_ = 0, opened_at_ = 0, code_line_ = 0;
};

}  // namespace

std::vector<std::string> template_setting_keys() { return {"period", "numbers", "set", "of"}; }

TemplateText read_template_text(const std::string& name, const std::string& text, bool english) {
  TemplateTextReader reader(name, english);
  unsigned number = 0;
  constexpr std::string_view mark = "\xEF\xBB\xBF";  // of byte order
  std::size_t at = text.starts_with(mark) ? mark.size() : 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    reader.take(++number, text.substr(at, end - at));
    at = end + 1;
  }
  return reader.finish();
}

std::optional<std::string> inside_braces(const std::string& line, std::size_t& at) {
  char quote = 0;
  for (std::size_t end = at + 2; end < line.size(); ++end) {
    const char c = line[end];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '}' && end + 1 < line.size() && line[end + 1] == '}') {
      const std::string inside = line.substr(at + 2, end - at - 2);
      at = end + 2;
      return inside;
    }
  }
  return std::nullopt;
}

std::string fence_of(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ');
  if (begin == line.npos || begin > 3 || (line[begin] != '`' && line[begin] != '~')) return {};
  const std::size_t end = std::min(line.find_first_not_of(line[begin], begin), line.size());
  return end - begin >= 3 ? line.substr(begin, end - begin) : std::string();
}

std::string info_of(const std::string& line) {
  const std::size_t begin = line.find_first_not_of(' ') + fence_of(line).size();
  const std::string_view rest = trimmed(std::string_view(line).substr(begin));
  return std::string(rest.substr(0, rest.find(' ')));
}

}  // namespace shanhai
