#pragma once
// Reports: a Markdown template with figures and questions in it becomes a Document. docs/reports.md has the
// grammar of `{{ ... }}`.

#include <optional>
#include <string>
#include <vector>

#include "shanhai/ledger/period.h"
#include "shanhai/render/render.h"
#include "shanhai/report/document.h"
#include "shanhai/report/figures.h"

namespace shanhai {

struct ReportQuestion {
  std::string name;  // `monthly`, or the path of a template: for messages, and Document::report
  std::string text;  // the template
  std::optional<Period>
      period;  // empty: what the template says (`<!-- period: this-year -->`), else last month
  std::vector<std::string> where;
};

struct ReportAnswer {
  Document document;
  std::vector<LeftOut> left_out;     // by file, over the whole report
  std::vector<std::string> notes;    // for standard error
  std::vector<std::string> missing;  // ids of ledgers that are not there
  bool none_there = false;           // all that it asks for are missing
};

/// `style` gives the unit of money and whether numbers are for people. Reads each ledger twice at most: once
/// for all figures, once for all questions. Throws UsageError `NAME:LINE: ...` for a mistake in the template.
ReportAnswer make_report(const ReportQuestion& question, const std::vector<Target>& targets,
                         const Setting& setting, const Style& style);

/// What became of rows that were left out: `sales.csv: 3 of 1,204 rows rejected (first: line 17: amount:
/// "约100" is not a number); see 'shanhai check'`, or in Chinese.
std::string to_words(const LeftOut& left_out, bool english);

}  // namespace shanhai
