#pragma once
// A report between its template and its printed form.

#include <string>
#include <variant>
#include <vector>

#include "shanhai/aggregate/table.h"

namespace shanhai {

struct Heading {
  int level = 1;  // 1 to 6
  std::string text;
};

/// Lines of Markdown as the template has them, figures put in: paragraphs, list items, quotes. One entry a
/// line, without its newline.
struct Prose {
  std::vector<std::string> lines;
};

struct TableBlock {
  Table table;
  /// What stands under it: rejected rows that its figures could depend on, and the like. Plain text.
  std::vector<std::string> notes;
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
};

struct Document {
  std::string report;  // `monthly`
  std::string period;  // as --period writes it
  std::string as_of;   // the last day in its ledgers, ISO; empty if there is none
  std::vector<Block> blocks;
  std::vector<ReportFigure> figures;  // each once, in the order of the template
};

}  // namespace shanhai
