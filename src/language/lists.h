#pragma once
// What is typed after an option, taken apart; and which option a mistake is in.

#include <string>
#include <string_view>
#include <vector>

#include "shanhai/ledger/errors.h"

namespace shanhai {

/// `township, sum(amount where channel = 电商), \`a,b\`` as its three parts, trimmed, without empty ones.
std::vector<std::string> split_list(std::string_view text);

/// All entries, each of them cut at its commas.
inline std::vector<std::string> split_lists(const std::vector<std::string>& entries) {
  std::vector<std::string> parts;
  for (const std::string& entry : entries) {
    for (std::string& part : split_list(entry)) parts.push_back(std::move(part));
  }
  return parts;
}

/// A name that may stand in backticks, without them.
inline std::string without_backticks(const std::string& name) {
  if (name.size() < 2 || name.front() != '`' || name.back() != '`') return name;
  std::string result;
  for (std::size_t at = 1; at + 1 < name.size(); ++at) {
    result += name[at];
    if (name[at] == '`') ++at;  // a doubled one
  }
  return result;
}

/// Does `work`, and says of a mistake in it which option it is in: `--where: `.
template <class Work>
auto in_option(const char* option, const Work& work) {
  try {
    return work();
  } catch (const UsageError& error) {
    throw UsageError(std::string(option) + ": " + error.what());
  }
}

}  // namespace shanhai
