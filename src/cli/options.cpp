#include "cli/options.h"

namespace shanhai::cli {

namespace {

constexpr std::string_view reading = "What to read";
constexpr std::string_view rows = "Which rows";
constexpr std::string_view measures = "Groups and measures";
constexpr std::string_view figures = "Figures";
constexpr std::string_view reports = "Reports";
constexpr std::string_view files = "Files to write";
constexpr std::string_view output = "Output and messages";

/// Commands that read ledgers, and those of them that say something about some of the rows.
constexpr std::string_view readers = "report query figure verify check convert";
constexpr std::string_view choosers = "report query figure verify check";

// A row of the table is a line or two.
// clang-format off
constexpr OptionRow table[] = {
    {"-d,--data", "DIR", reading, "folder of ledgers (default: $SHANHAI_DATA, else .)",
     &Options::data, readers, {}, "SHANHAI_DATA"},
    {"--column", "ID=HEADER", reading, "its header, or #3: the third column; repeatable",
     &Options::columns, readers},
    {"--unit-of", "COL=UNIT", reading, "the unit of a column's numbers; repeatable",
     &Options::units, readers},
    {"--encoding", "E", reading, "utf-8, utf-16le, utf-16be, gb18030; else detected",
     &Options::encoding, readers},
    {"--fill-down", "COL", reading, "an empty cell takes the value above; repeatable",
     &Options::fill_down, "report query figure verify convert"},
    {"--catalogue", "DIR", reading, "your own ledgers, figures, reports on top",
     &Options::catalogue},
    {"--config", "FILE", reading, "options from a file, a line each: period = 2023H1",
     &Options::config},

    {"--period", "P", rows, "2023, 2023H1, 2023Q2, 2023-06, A..B, last-year, ytd",
     &Options::period, "query report"},
    {"--period", "P[,P…]", rows, "2023, 2023H1, 2023Q2, 2023-06, A..B, last-year, ytd",
     &Options::period, "figure", {}, nullptr, Cut::at_commas},
    {"--today", "DATE", rows, "the day that last-month and its kin count from",
     &Options::today, choosers},
    {"-w,--where", "EXPR", rows, "rows for which it holds; given twice, both must",
     &Options::where, choosers},
    {"--strict", "", rows, "end with status 3 at the first row that is rejected",
     &Options::strict, readers},
    {"--no-duplicates", "", rows, "do not look for rows and persons that come twice",
     &Options::no_duplicates, "check"},
    {"--rejects", "FILE", rows, "write the rows that are rejected into FILE, as CSV",
     &Options::rejects, "report query figure verify convert"},

    {"-g,--group-by", "COL[,COL…]", measures, "columns, or year, half, quarter, month",
     &Options::group_by, "query", {}, nullptr, Cut::at_commas},
    {"-a,--agg", "MEASURE[,…]", measures, "count, sum(amount), sum(a)/sum(b) as NAME, …",
     &Options::measures, "query"},
    {"-p,--pivot", "COL", measures, "a column of the answer for each of its values",
     &Options::pivot, "query"},
    {"-c,--compare", "HOW[,…]", measures, "yoy, year-ago, year-change, mom, share, rank, …",
     &Options::compare, "query", {}, nullptr, Cut::at_commas},
    {"--having", "EXPR", measures, "groups for which it holds: sum(amount) >= 100万",
     &Options::having, "query"},
    {"-s,--sort", "[-]COL[,…]", measures, "by anything printed; - in front: largest first",
     &Options::sort, "query", {}, nullptr, Cut::at_commas},
    {"-n,--limit", "N", measures, "the first N rows of the answer", &Options::limit, "query"},
    {"--totals", "", measures, "a row over all rows below the groups", &Options::totals, "query"},
    {"--bars", "", measures, "a bar for the first measure, in a table", &Options::bars, "query"},
    {"--explain", "", measures, "print what would be done, and do not do it", &Options::explain,
     "query"},
    {"--select", "COL[,…]", measures, "rows instead of groups: these columns",
     &Options::select, "query", {}, nullptr, Cut::at_commas},
    {"--rows", "", measures, "the rows behind the answer, with file and line",
     &Options::rows, "query figure verify"},

    {"-c,--compare", "HOW[,…]", figures, "yoy, year-ago, mom, share, gap, completion, pace, …",
     &Options::compare, "figure", {}, nullptr, Cut::at_commas},
    {"--by", "COL", figures, "each figure by the values of a column", &Options::by, "figure"},
    {"--fail-if", "EXPR", figures, "exit 1 where it holds: yoy(ID) < -10%; repeatable",
     &Options::fail_if, "report figure"},

    {"--set", "NAME=VALUE", reports, "a value for a template, $NAME in it; repeatable",
     &Options::values, "report"},
    {"--each", "COL", reports, "a report for each value of COL, into folder -o",
     &Options::each, "report"},
    {"--clean", "", reports, "with --each: remove what only earlier runs wrote",
     &Options::clean, "report"},
    {"--footnotes", "", reports, "each number gets its source: condition, files, rows",
     &Options::footnotes, "report"},

    {"--template", "", files, "an empty CSV to fill in: the ledger's header",
     &Options::make_template, "schema"},
    {"--export", "DIR", files, "write the catalogue's files into DIR",
     &Options::export_to, "schema"},
    {"--split", "COL", files, "a file for each value of COL, into the folder of -o",
     &Options::split, "convert"},
    {"--clean", "", files, "with --split: remove what only earlier runs wrote",
     &Options::clean, "convert"},

    {"-f,--format", "F", output, "{}",
     &Options::format, {}, "table|markdown|md|csv|tsv|json|jsonl"},
    {"-o,--output", "FILE", output, "write FILE, whole or not at all; its ending tells F",
     &Options::output},
    {"--unit", "U", output, "{} (default: 万元, in csv and json 元)",
     &Options::unit, "report query figure check", "元|万元|亿元"},
    {"--lang", "L", output, "labels in {} (default: $SHANHAI_LANG, or zh)",
     &Options::lang, {}, "zh|en", "SHANHAI_LANG"},
    {"--header", "H", output, "titles of csv, tsv: {} (default: label)",
     &Options::header, {}, "label|id"},
    {"--bom", "", output, "begin csv, tsv with a byte order mark, for Excel", &Options::bom},
    {"--raw", "", output, "csv, tsv: no ' before =, +, -, @ in text", &Options::raw},
    {"--show-personal", "", output, "names, identity numbers, telephones in full",
     &Options::show_personal, readers},

    {"--threads", "N", output, "default: as many as the cores that it may use",
     &Options::threads, readers},
    {"-q,--quiet", "", output, "errors only on standard error", &Options::quiet},
    {"-v,--verbose", "", output, "also files, counts and times", &Options::verbose},
};
// clang-format on

}  // namespace

std::span<const OptionRow> option_table() { return table; }

std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.emplace_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

bool OptionRow::taken_by(std::string_view command) const {
  if (commands.empty()) return true;
  for (const std::string& each : parts_of(commands, ' ')) {
    if (each == command) return true;
  }
  return false;
}

std::string_view OptionRow::long_name() const { return names.substr(names.find("--")); }

std::string_view OptionRow::short_name() const {
  return names.starts_with("--") ? std::string_view{} : names.substr(0, names.find(','));
}

}  // namespace shanhai::cli
