#pragma once
// A template's text as far as it is a matter of lines: the language asked for, without comments.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shanhai {

struct TemplateLine {
  unsigned number = 0;   // from 1, as an editor shows it
  std::string text;      // without its newline
  bool is_code = false;  // it stands in a fenced block of another language: printed as it is
};

/// A line `key: value` of the comment that the template begins with.
struct TemplateSetting {
  unsigned line = 0;
  std::string key, value;
};

struct TemplateText {
  std::vector<TemplateLine> lines;
  std::vector<TemplateSetting> settings;  // those whose keys there are, in their order
};

/// What the comment at the top may say: `period`, `numbers`, `set`, `of`.
std::vector<std::string> template_setting_keys();

/// Takes out comments (`<!-- ... -->`) and what is not in the language asked for ({{zh}} ... {{en}} ...
/// {{end}}); a line of which nothing is left is no line. Throws UsageError `NAME:LINE: ...`.
TemplateText read_template_text(const std::string& name, const std::string& text, bool english);

/// The inner part of `{{ ... }}` that begins at `at` (two opening braces) in a line, and moves `at` behind
/// it; empty where it is never closed. Quoted braces close nothing.
std::optional<std::string> inside_braces(const std::string& line, std::size_t& at);

/// ``` or ~~~, as often as it stands there, where a line opens a fenced block; else empty.
std::string fence_of(const std::string& line);
/// The word behind the fence: `shanhai`.
std::string info_of(const std::string& line);

}  // namespace shanhai
