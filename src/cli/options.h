#pragma once
// The options of all commands: one struct, filled from one table. From the table come what CLI11 is told,
// the help, the names in a configuration file and the suggestions for a wrong name.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace shanhai::cli {

/// As they were typed: what the words mean is for run.h and the commands to find out.
struct Options {
  std::vector<std::string> arguments;  // behind the command, in order: LEDGER, FILE, NAME, ID

  std::optional<std::string> data;
  bool data_typed = false;  // on the command line, not in the environment or a configuration file
  std::vector<std::string> columns;  // ID=HEADER
  std::vector<std::string> units;    // COL=UNIT
  std::optional<std::string> encoding;
  std::optional<std::string> catalogue;
  std::optional<std::string> config;

  std::vector<std::string> period;
  std::optional<std::string> today;
  std::vector<std::string> where;
  bool strict = false;
  std::vector<std::string> fill_down;
  bool no_duplicates = false;
  std::optional<std::string> rejects;
  std::optional<std::string> split;
  std::vector<std::string> values;  // NAME=VALUE
  std::optional<std::string> each;
  bool clean = false;
  bool footnotes = false;
  bool make_template = false;
  std::optional<std::string> export_to;

  std::vector<std::string> group_by;
  std::vector<std::string> measures;  // each perhaps several, with commas between them
  std::optional<std::string> pivot;
  std::vector<std::string> compare;
  std::optional<std::string> having;
  std::vector<std::string> sort;
  std::optional<std::string> limit;
  bool totals = false;
  std::vector<std::string> select;
  bool rows = false;
  bool bars = false;
  bool explain = false;
  std::optional<std::string> by;
  std::vector<std::string> fail_if;

  std::optional<std::string> format;
  std::optional<std::string> output;
  std::optional<std::string> unit;
  std::optional<std::string> lang;
  std::optional<std::string> header;
  bool bom = false;
  bool raw = false;
  bool show_personal = false;

  std::optional<std::string> threads;
  bool quiet = false;
  bool verbose = false;
};

using Flag = bool Options::*;                          // given or not
using Single = std::optional<std::string> Options::*;  // once at most
using Several = std::vector<std::string> Options::*;   // again and again

/// How the values of a Several are cut.
enum class Cut { whole, at_commas };

struct OptionRow {
  std::string_view names;    // `-d,--data`
  std::string_view value;    // as help shows it: `DIR`; empty for a flag
  std::string_view heading;  // under which help shows it
  std::string_view help;     // one line; {} stands for the choices
  std::variant<Flag, Single, Several> place;
  std::string_view commands = {};     // those that take it, spaces between them; empty: all
  std::string_view choices = {};      // the only values, | between them; empty: any
  const char* environment = nullptr;  // the variable that stands in for it
  Cut cut = Cut::whole;

  bool taken_by(std::string_view command) const;
  bool is_flag() const { return std::holds_alternative<Flag>(place); }
  std::string_view long_name() const;   // `--data`
  std::string_view short_name() const;  // `-d`; empty if it has none
};

/// In the order of the help.
std::span<const OptionRow> option_table();

/// The parts of `text` between the characters `separator`.
std::vector<std::string> parts_of(std::string_view text, char separator);

}  // namespace shanhai::cli
