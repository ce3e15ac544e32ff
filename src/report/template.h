#pragma once
// A report's template, read: headings, prose with placeholders, and blocks that hold a command. Its grammar
// stands in docs/reports.md for those who write one; in placeholder.h, report_period.h, block_command.h and
// template_text.h (languages, comments) for those who change it.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "report/placeholder.h"
#include "shanhai/ledger/catalogue.h"

namespace shanhai {

/// Text, then a placeholder (but at the end of a line).
struct TemplatePiece {
  std::string text;
  std::optional<Placeholder> placeholder;
};

struct TemplateProse {
  unsigned line = 0;
  std::vector<TemplatePiece> pieces;
};

struct TemplateHeading {
  int level = 1;
  TemplateProse prose;
};

/// A command, with placeholders for times in it: block_command.h reads it once those are filled in.
struct TemplateBlock {
  unsigned line = 0;  // of its fence
  std::vector<TemplateProse> lines;
};

/// Where the section on what was not counted stands.
struct NotCountedHere {};

using TemplatePart = std::variant<TemplateHeading, TemplateProse, TemplateBlock, NotCountedHere>;

struct Template {
  std::string name;
  std::vector<TemplatePart> parts;
  std::optional<std::string> period;  // the report's, where nobody says otherwise
  unsigned period_line = 0;
};

/// Throws UsageError `NAME:LINE: ...` with the nearest right name.
Template read_template(const std::string& name, const std::string& text, const Catalogue& catalogue,
                       bool english);

}  // namespace shanhai
