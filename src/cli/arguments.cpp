// CLI11 does the reading; what it would do with our values, and how it would say what is wrong, is kept from
// it: no value is cut by it (expressions have commas and brackets), and words that are no option go into
// Options::arguments by way of its list of extras. What it cannot tell apart is looked at before: an option
// in the place of a value, and -period for --period.

#include "cli/arguments.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>

#include "cli/config_file.h"
#include "language/lists.h"
#include "shanhai/question/question.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai::cli {

namespace {

[[noreturn]] void fail(const Command& command, const std::string& message) {
  throw UsageError(fmt::format("{} (see 'shanhai {} --help')", message, command.name));
}

/// The command's option of that name (`-d` or `--data`), or nullptr.
const OptionRow* find_option(const Command& command, std::string_view name) {
  for (const OptionRow& each : option_table()) {
    if (each.taken_by(command.name) &&
        (name == each.long_name() || (!name.empty() && name == each.short_name()))) {
      return &each;
    }
  }
  return nullptr;
}

[[noreturn]] void fail_for_unknown_option(const Command& command, std::string_view argument) {
  const std::string name(argument.substr(0, argument.find('=')));
  for (const OptionRow& each : option_table()) {
    const bool meant = name == each.long_name() || name == each.short_name();
    if (meant && !each.taken_by(command.name)) {
      fail(command, fmt::format("{} takes no {}", command.name, name));
    }
  }
  std::vector<std::string> names{"--help"};
  for (const OptionRow& each : option_table()) {
    if (each.taken_by(command.name)) names.emplace_back(each.long_name());
  }
  const std::string with_dashes = name.starts_with("--") ? name : "-" + name;
  fail(command, fmt::format("unknown option {}{}", name, did_you_mean(with_dashes, names)));
}

/// What CLI11 is to read. Throws UsageError where an option stands in the place of another's value; but
/// what follows --sort is a column, perhaps with a - in front.
std::vector<std::string> prepared(const Command& command,
                                  const std::vector<std::string>& arguments) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      out.insert(out.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i), arguments.end());
      break;
    }
    const std::size_t equals = argument.find('=');
    const std::string_view name = std::string_view(argument).substr(0, equals);
    if (name.size() > 2 && name[0] == '-' && name[1] != '-' &&
        find_option(command, fmt::format("-{}", name))) {
      fail_for_unknown_option(command, argument);
    }
    const OptionRow* option = find_option(command, name);
    if (!option || option->is_flag()) {
      out.push_back(argument);
      continue;
    }
    out.emplace_back(name);
    if (equals !=
        argument.npos) {  // CLI11 would take the next argument where nothing stands behind the =
      out.push_back(argument.substr(equals + 1));
      continue;
    }
    const bool last = i + 1 == arguments.size();
    const std::string_view next = last ? std::string_view{} : std::string_view(arguments[i + 1]);
    const OptionRow* other = find_option(command, next.substr(0, next.find('=')));
    const bool is_column = option->long_name() == "--sort" && !next.starts_with("--");
    if (last || next == "--help" || (!is_column && (other || next == "-h"))) {
      fail(command, fmt::format("{} needs a value: {} {}", name, name, option->value));
    }
    out.emplace_back(next);
    ++i;
  }
  return out;
}

/// Puts the values of an option where they belong.
void fill(Options& options, const OptionRow& row, const std::vector<std::string>& values) {
  if (const Flag* flag = std::get_if<Flag>(&row.place)) {
    options.*(*flag) = true;
  } else if (const Single* single = std::get_if<Single>(&row.place)) {
    options.*(*single) = values.front();
  } else {
    auto& several = options.*std::get<Several>(row.place);
    for (const std::string& value : values) {
      const auto items = row.cut == Cut::whole ? std::vector{value} : split_list(value);
      several.insert(several.end(), items.begin(), items.end());
    }
  }
}

/// CLI11 does not say where a value comes from, but which options were typed.
std::string source_of(const OptionRow& row, const std::string& value, bool typed,
                      const CLI::App& app) {
  if (typed) return std::string(row.long_name());
  const char* variable = row.environment ? std::getenv(row.environment) : nullptr;
  if (variable && value == variable) return fmt::format("${}", row.environment);
  return fmt::format("{}: {}", app.get_config_ptr()->as<std::string>(), row.long_name().substr(2));
}

void check_values(const Command& command, const OptionRow& row, const CLI::Option& given,
                  bool typed, const CLI::App& app) {
  if (std::holds_alternative<Single>(row.place) && given.count() > 1) {
    fail(command, fmt::format("{} is given {} times", row.long_name(), given.count()));
  }
  for (const std::string& value : given.results()) {  // most often a variable that is not set
    if (!row.is_flag() && trimmed(value).empty()) {
      fail(command, fmt::format("{}: the value is empty", source_of(row, value, typed, app)));
    }
  }
  if (row.choices.empty()) return;
  const std::vector<std::string> choices = parts_of(row.choices, '|');
  const std::string& value = given.results().front();
  if (std::ranges::find(choices, value) != choices.end()) return;
  fail(command, fmt::format("{}: \"{}\" is none of {}{}", source_of(row, value, typed, app), value,
                            fmt::join(choices, ", "), did_you_mean(value, choices)));
}

/// Options are taken out of the extras; what is left are the arguments. Behind `--` all are arguments.
std::vector<std::string> positional(const Command& command,
                                    const std::vector<std::string>& extras) {
  std::vector<std::string> out;
  bool options_over = false;
  for (const std::string& each : extras) {
    if (!options_over && each == "--") {
      options_over = true;
    } else if (!options_over && each.size() > 1 && each.front() == '-') {
      fail_for_unknown_option(command, each);
    } else {
      out.push_back(each);
    }
  }
  if (std::ranges::any_of(out, [](const auto& each) { return trimmed(each).empty(); })) {
    fail(command, "an argument is empty");
  }
  if (out.size() < command.least) {
    fail(command, fmt::format("{} needs {}", command.name, command.arguments));
  }
  if (out.size() > command.most) {
    fail(command, fmt::format("{} takes {}; \"{}\" is one too many", command.name,
                              command.arguments, out[command.most]));
  }
  return out;
}

/// What CLI11 says when it has not been kept from saying it.
std::string message_of(const CLI::ParseError& error) {
  std::string text = error.what();
  const std::size_t override_at = text.find(" was given a disallowed flag override");
  if (override_at != std::string::npos) {
    const std::string name = text.substr(0, override_at);
    return fmt::format("{}{} takes no value",
                       name.starts_with('-') ? ""
                       : name.size() == 1    ? "-"
                                             : "--",
                       name);
  }
  return text;
}

}  // namespace

std::optional<Options> read_arguments(const Command& command,
                                      const std::vector<std::string>& arguments) {
  CLI::App app(std::string(command.summary), std::string(command.name));
  app.allow_extras();
  std::vector<std::pair<const OptionRow*, const CLI::Option*>> added;
  for (const OptionRow& row : option_table()) {
    if (!row.taken_by(command.name)) continue;
    const std::string names(row.names);
    CLI::Option* option = nullptr;
    if (row.long_name() == "--config") {
      option = app.set_config(names);
      app.config_formatter(std::make_shared<ConfigFile>(command, app));
    } else if (row.is_flag()) {
      option = app.add_flag_function(names, [](std::int64_t) {});
      option->disable_flag_override();
    } else {
      option = app.add_option(names, CLI::callback_t{});
    }
    if (!row.is_flag()) option->take_all()->allow_extra_args(false)->type_size(1);
    if (row.environment) option->envname(row.environment);
    added.emplace_back(&row, option);
  }

  try {
    std::vector<std::string> reversed = prepared(command, arguments);
    std::ranges::reverse(reversed);
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    return std::nullopt;
  } catch (const CLI::FileError&) {
    throw InputError(fmt::format("{}: cannot be read", app.get_config_ptr()->as<std::string>()));
  } catch (const CLI::ParseError& error) {
    fail(command, message_of(error));
  }

  Options options;
  options.arguments = positional(command, app.remaining());
  const auto& typed = app.parse_order();
  for (const auto& [row, option] : added) {
    if (option->count() == 0) continue;
    const bool was_typed = std::ranges::find(typed, option) != typed.end();
    check_values(command, *row, *option, was_typed, app);
    fill(options, *row, option->results());
    if (row->long_name() == "--data") options.data_typed = was_typed;
  }
  return options;
}

void fail_for_unknown_command(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& each : command_table()) names.emplace_back(each.name);
  throw UsageError(
      fmt::format("unknown command {}{} (see 'shanhai --help')", name, did_you_mean(name, names)));
}

}  // namespace shanhai::cli
