#include "cli/config_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai::cli {

namespace {

/// Where a line stands, and the mistake in it.
[[noreturn]] void fail(const std::string& file, std::size_t line, const std::string& message) {
  throw UsageError(fmt::format("{}:{}: {}", file, line, message));
}

/// Without quotes around the whole of it. Quotes that belong to an expression stay.
std::string unquoted(std::string_view value) {
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
      value.back() == value.front()) {
    const std::string_view inside = value.substr(1, value.size() - 2);
    if (inside.find(value.front()) == std::string_view::npos) return std::string(inside);
  }
  return std::string(value);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// An option by its long name without the dashes: this command's own row, or any other command's.
const OptionRow* find_option(std::string_view name, std::string_view command) {
  const OptionRow* found = nullptr;
  for (const OptionRow& each : option_table()) {
    if (each.long_name().substr(2) != name) continue;
    if (each.taken_by(command)) return &each;
    found = &each;
  }
  return found;
}

std::vector<std::string> option_names() {
  std::vector<std::string> names;
  for (const OptionRow& each : option_table()) names.emplace_back(each.long_name().substr(2));
  return names;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& each : command_table()) names.emplace_back(each.name);
  return names;
}

}  // namespace

std::vector<CLI::ConfigItem> ConfigFile::from_config(std::istream& input) const {
  const auto file = app_.get_config_ptr()->as<std::string>();
  std::vector<CLI::ConfigItem> given;
  std::string section, text;
  for (std::size_t number = 1; std::getline(input, text); ++number) {
    if (number == 1 && text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    if (text.ends_with('\r')) text.pop_back();
    const std::string_view line = trimmed(text);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;

    if (line.front() == '[' && line.back() == ']') {
      section = trimmed(line.substr(1, line.size() - 2));
      if (!find_command(section)) {
        fail(file, number,
             fmt::format("unknown command {}{}", section, did_you_mean(section, command_names())));
      }
      continue;
    }

    const std::size_t equals = line.find('=');
    const std::string name(trimmed(line.substr(0, equals)));
    const OptionRow* option = find_option(name, section.empty() ? command_.name : section);
    if (!option || name == "config") {
      fail(file, number,
           fmt::format("unknown option {}{}", name, did_you_mean(name, option_names())));
    }
    if (!section.empty() && !option->taken_by(section)) {
      fail(file, number, fmt::format("{} takes no {}", section, name));
    }
    if ((!section.empty() && section != command_.name) || !option->taken_by(command_.name))
      continue;

    std::string value = equals == line.npos ? "true" : unquoted(trimmed(line.substr(equals + 1)));
    if (option->is_flag()) {
      if (is_one_of(value, {"false", "no", "off", "0"})) continue;
      if (!is_one_of(value, {"true", "yes", "on", "1"})) {
        fail(file, number, fmt::format("{} is yes or no, not \"{}\"", name, value));
      }
      value = "true";
    } else if (equals == line.npos) {
      fail(file, number, fmt::format("{} needs a value: {} = {}", name, name, option->value));
    }
    const auto same = std::ranges::find(given, name, &CLI::ConfigItem::name);
    if (same == given.end()) {
      given.push_back({{}, name, {value}});
    } else if (std::holds_alternative<Several>(option->place)) {
      same->inputs.push_back(value);
    } else if (!option->is_flag()) {
      fail(file, number, fmt::format("{} is given twice", name));
    }
  }
  if (input.bad()) throw InputError(fmt::format("{}: cannot be read", file));
  return given;
}

}  // namespace shanhai::cli
