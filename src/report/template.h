#pragma once
// A report's template, read: a tree of text, placeholders, conditions, repetitions and blocks that hold a
// command, in the order in which they stand. Its grammar is in docs/reports.md for those who write one; in
// figure/placeholder.h, figure/figure_condition.h, figure/report_period.h, block_command.h and template_text.h (languages,
// comments) for those who change it.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "figure/figure_condition.h"
#include "report/template_text.h"
#include "report/template_values.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/date.h"

namespace shanhai {

struct TemplateNode;
using TemplateNodes = std::vector<TemplateNode>;

/// What follows stands on a line of its own, up to LineEnd. However conditions turn out, the two alternate.
struct LineBegin {
  int level = 0;       // of a heading, 1 to 6; 0: prose
  bool blank = false;  // nothing stands on it in the template
};
struct LineEnd {
  bool beside_condition = false;  // its end is layout: the paragraph goes on
};

/// A command, with placeholders for times in it: block_command.h reads it once those are filled in.
struct TemplateBlock {
  struct Line {
    unsigned number = 0;
    TemplateNodes pieces;  // text and placeholders
  };
  std::vector<Line> lines;
};

/// Where the section on what was not counted stands.
struct NotCountedHere {};

struct TemplateIf {
  std::shared_ptr<const FigureCondition> condition;  // null: the figures up to {{else}} or {{/if}} must be something
  TemplateNodes then, otherwise;
};

/// Once for each year, quarter ... of the report's period, which is then the period of what is inside.
struct TemplateEach {
  Precision unit = Precision::year;
  TemplateNodes body;
};

struct TemplateNode {
  unsigned line = 0;
  std::variant<std::string, Placeholder, LineBegin, LineEnd, TemplateBlock, NotCountedHere, TemplateIf,
               TemplateEach>
      what;
};

struct Template {
  std::string name;
  TemplateNodes nodes;
  std::optional<TemplateSetting> period;  // the report's, where nobody says otherwise
  /// One value of a column that the report is of: where a ledger has rows of it, those alone count.
  struct Of {
    unsigned line = 0;
    std::string column, value;
  };
  std::optional<Of> of;
  std::set<std::string> value_names;  // $township, without the $
  TemplateValues values;              // for blocks, which are read later
};

/// Throws UsageError `NAME:LINE: ...` with the nearest right name.
Template read_template(const std::string& name, const std::string& text, const Catalogue& catalogue, Day today,
                       bool english, const std::map<std::string, std::string>& values = {});

}  // namespace shanhai
