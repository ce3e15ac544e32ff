#include "shanhai/convert/split_names.h"

#include <algorithm>
#include <array>

#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

constexpr std::size_t longest = 200;  // bytes, so that an ending and a temporary file's letters fit into 255

std::string in_lower_case(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name;
}

/// Windows has devices of these names, whatever their ending.
bool is_device(const std::string& name) {
  constexpr std::array<std::string_view, 4> devices = {"con", "prn", "aux", "nul"};
  const std::string lower = in_lower_case(name.substr(0, name.find('.')));
  const bool numbered = lower.size() == 4 && (lower.starts_with("com") || lower.starts_with("lpt")) &&
                        lower.back() >= '1' && lower.back() <= '9';
  return numbered || std::find(devices.begin(), devices.end(), lower) != devices.end();
}

}  // namespace

std::string file_name_of(std::string_view value) {
  std::string name;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(value, at);
    const bool unfit = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD ||
                       (c < 0x80 && std::string_view("/\\:*?\"<>|").find(static_cast<char>(c)) != std::string_view::npos);
    const std::string_view character = unfit ? "_" : value.substr(begin, at - begin);
    if (name.size() + character.size() > longest) break;
    name += character;
  }
  if (name.starts_with('.')) name.front() = '_';
  for (std::size_t i = name.size(); i > 0 && (name[i - 1] == '.' || name[i - 1] == ' '); --i) name[i - 1] = '_';
  if (is_device(name)) name += '_';
  return name.empty() ? "_" : name;
}

std::string SplitNames::next(std::string_view value) {
  const std::string wanted = file_name_of(value);
  if (value.empty()) return wanted;
  std::string name = wanted;
  for (int i = 2; !taken_.insert(in_lower_case(name)).second; ++i) name = wanted + "_" + std::to_string(i);
  return name;
}

}  // namespace shanhai
