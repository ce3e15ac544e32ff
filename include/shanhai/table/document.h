#pragma once
// A report between its template and its printed form.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shanhai/table/table.h"

namespace shanhai {

struct Heading {
  int level = 1;  // 1 to 6
  std::string text;
};

/// Lines of Markdown as the template has them, figures put in: paragraphs, list items, quotes. One entry a
/// line, without its newline. `[^3]` is source number 3.
struct Prose {
  std::vector<std::string> lines;
};

struct TableBlock {
  Table table;
  /// What stands under it: rejected rows that its figures could depend on, and the like. Plain text.
  std::vector<std::string> notes;
  bool bars = false;  // for people: a bar behind each row, for its first measure
  std::vector<std::string> trend = {};  // for people: the last twelve months of each row, drawn; may be empty
  std::vector<std::size_t> sources = {};  // for each row the number of its source in Document::sources, from 1; may be empty
};

using Block = std::variant<Heading, Prose, TableBlock>;

/// One figure of a report, for machines.
struct ReportFigure {
  std::string figure;  // the indicator's id
  std::string measure; // empty, or yoy, ytd, completion ...
  std::string period;  // as --period writes it
  Value value;
  std::string unit;    // 元, 人, %
  std::string where;   // what narrows it besides the indicator's own condition; empty: nothing
  std::string by;      // share, rank: `county=独山县`; empty otherwise
  /// With --footnotes: the files that it is from, and how many rows went into it.
  std::vector<std::string> files = {};
  std::optional<std::uint64_t> rows = {};
};

/// What its figures leave out, or may be wrong in, for machines: what the section on the data says in words.
struct LeftOutNote {
  std::string ledger;  // id; empty where it is of none
  std::string file;    // empty where it is of none
  std::optional<std::uint64_t> rows = {};  // that are left out, where rows of a file were
  std::optional<std::uint64_t> of = {};    // of so many: there where `rows` is
  std::string note;    // one sentence in the language of the report, plain text
};

struct Document {
  std::string report;  // `monthly`
  std::string period;  // as --period writes it
  std::string as_of;   // the last day in its ledgers, ISO; empty if there is none
  std::vector<Block> blocks;
  std::vector<ReportFigure> figures;  // each once, in the order of the template
  std::vector<LeftOutNote> left_out;  // in the order of the section on the data
  std::vector<std::string> sources;   // with --footnotes: what a number is made of, in plain text
};

}  // namespace shanhai
