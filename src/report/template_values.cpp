#include "report/template_values.h"

#include <algorithm>
#include <vector>

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// With each quote of its kind doubled, as expressions write it.
std::string doubled(const std::string& value, char quote) {
  std::string text;
  for (const char c : value) text.append(c == quote ? 2 : 1, c);
  return text;
}

}  // namespace

bool is_value_name(std::string_view name) {
  return !name.empty() && is_letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

const std::string& TemplateValues::value(const std::string& name) {
  used_.insert(name);
  const auto found = values_.find(name);
  if (found != values_.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& each : values_) names.push_back("$" + each.first);
  throw UsageError("$" + name + " has no value" + did_you_mean("$" + name, names) + " (give it one: --set " +
                   name + "=..., or a default in the first comment: set: " + name + " = ...)");
}

std::string TemplateValues::filled(std::string_view text, bool expression) {
  std::string result;
  char quote = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c != '$' || at + 1 == text.size() || !is_letter(text[at + 1])) {
      if (quote == c) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'' || c == '`')) {
        quote = c;
      }
      result += c;
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
    const std::string& found = value(std::string(text.substr(at + 1, end - at - 1)));
    const auto in_word = [&](std::size_t place) {
      return place < text.size() && std::string_view(" \t()=!<>~,:@\"'`").find(text[place]) == text.npos;
    };
    const bool whole = (at == 0 || !in_word(at - 1)) && !in_word(end);  // $year of 2020..$year is a part of a word
    if (quote != 0) {
      result += expression ? doubled(found, quote) : found;
    } else {
      result += expression && whole ? '"' + doubled(found, '"') + '"' : found;
    }
    at = end;
  }
  return result;
}

std::string TemplateValues::in_expression(std::string_view text) { return filled(text, true); }
std::string TemplateValues::in_words(std::string_view text) { return filled(text, false); }

}  // namespace shanhai
