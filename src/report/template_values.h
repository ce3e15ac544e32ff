#pragma once
// The values that a template takes from outside: `$township` is what `--set township=百泉镇` gives it, or the
// default that its first comment has (`set: township = 百泉镇`). A name ends at a space or a sign.

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace shanhai {

class TemplateValues {
 public:
  /// REQUIRES: is_value_name() of each name.
  explicit TemplateValues(std::map<std::string, std::string> given) : values_(std::move(given)) {}

  /// For a name that nobody has given a value yet.
  void add_default(const std::string& name, const std::string& value) {
    values_.try_emplace(name, value);
    used_.insert(name);
  }

  /// Throws UsageError for a name without a value.
  const std::string& value(const std::string& name);
  /// A condition or a measure with its values put in, each as a word in quotes.
  std::string in_expression(std::string_view text);
  /// Any other text, with its values put in as they are.
  std::string in_words(std::string_view text);

  /// Names that the template asks for, or has a default for.
  const std::set<std::string>& used() const { return used_; }

 private:
  std::string filled(std::string_view text, bool expression);

  std::map<std::string, std::string> values_;
  std::set<std::string> used_;
};

/// Letters of any script, digits and _; no digit in front.
bool is_value_name(std::string_view name);

}  // namespace shanhai
