#include "cli/help.h"

#include <fmt/format.h>

#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/display.h"
#include "shanhai/question/compare.h"

namespace shanhai::cli {

namespace {

constexpr std::size_t names_width = 26;

/// The help of an option, with its choices in the place of {}.
std::string help_of(const OptionRow& option) {
  std::string text(option.help);
  const std::size_t place = text.find("{}");
  if (place == std::string::npos) return text;
  std::string choices;
  for (const std::string& each : parts_of(option.choices, '|')) {
    choices += (choices.empty() ? "" : ", ") + each;
  }
  return text.replace(place, 2, choices);
}

void replace(std::string& text, std::string_view mark, const std::vector<std::string>& names) {
  const std::size_t place = text.find(mark);
  if (place != std::string::npos) {
    text.replace(place, mark.size(), fmt::format("{}", fmt::join(names, ", ")));
  }
}

/// The description of a command: {ledgers}, {reports} and {comparisons} stand for those that there are. Lines of
/// at most 80 columns.
std::string described(const Command& command) {
  const Catalogue catalogue;
  std::vector<std::string> ledgers;
  for (const LedgerSpec& each : catalogue.ledgers()) ledgers.push_back(each.id);
  std::string text(command.description);
  replace(text, "{ledgers}", ledgers);
  replace(text, "{reports}", catalogue.report_names());
  replace(text, "{comparisons}", compare_names(CompareOf::measures));
  replace(text, "{comparisons of figures}", compare_names(CompareOf::figures));
  std::size_t width = 0;
  std::string out;
  for (const std::string& word : parts_of(text, ' ')) {
    width += static_cast<std::size_t>(display_width(word)) + 1;
    if (width > 80) {
      out.back() = '\n';
      width = static_cast<std::size_t>(display_width(word)) + 1;
    }
    out += word + ' ';
  }
  out.back() = '\n';
  return out;
}

std::string line(std::string_view names, std::string_view text) {
  return fmt::format("  {:<{}} {}\n", names, names_width, text);
}

std::string line(const OptionRow& option) {
  const std::string_view brief = option.short_name();
  std::string names = fmt::format("{}{}{}", brief, brief.empty() ? "" : ", ", option.long_name());
  if (!option.value.empty()) names += fmt::format(" {}", option.value);
  return line(names, help_of(option));
}

}  // namespace

std::string help() {
  std::string out =
      "Exact tables and reports from the CSV ledgers of a paired-assistance programme.\n"
      "\n"
      "Usage: shanhai COMMAND [ARGUMENTS] [OPTIONS]\n"
      "\n"
      "Commands:\n";
  for (const Command& each : command_table()) {
    out += line(fmt::format("{} {}", each.name, each.arguments), each.summary);
  }
  out += "\nOptions of the program itself:\n";
  out += line("-h, --help", "this text; behind a command: what the command takes");
  out += line("--version", "the version");
  out +=
      "\n"
      "Exit status: 0 done, 1 check or verify found something wrong, 2 the command line\n"
      "or an expression is wrong, 3 an input cannot be read, 4 the output cannot be\n"
      "written.\n"
      "\n"
      "Examples:\n";
  for (const Command& each : command_table()) {
    out += fmt::format("  {}\n", each.examples.substr(0, each.examples.find('\n')));
  }
  return out;
}

std::string help(const Command& command) {
  std::string out = fmt::format("Usage: shanhai {} {} [OPTIONS]\n{}", command.name,
                                command.arguments, described(command));
  std::string_view heading;
  for (const OptionRow& option : option_table()) {
    if (!option.taken_by(command.name)) continue;
    if (option.heading != heading) {
      heading = option.heading;
      out += fmt::format("\n{}:\n", heading);
    }
    out += line(option);
  }
  out += line("-h, --help", "this text");
  if (!command.language.empty()) {
    out += "\nExpressions (docs/query.md has the whole language):\n";
    for (const std::string& each : parts_of(command.language, '\n')) out += fmt::format("  {}\n", each);
  }
  out += "\nExamples:\n";
  for (const std::string& example : parts_of(command.examples, '\n'))
    out += fmt::format("  {}\n", example);
  return out;
}

std::string version() { return "shanhai " SHANHAI_VERSION "\n"; }

}  // namespace shanhai::cli
