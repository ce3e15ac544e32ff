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
  std::string name;              // `monthly`, or the path of a template
  std::string text;              // the template
  std::optional<Period> period;  // empty: `default_period`, or the template's own
  std::vector<std::string> where;
};

struct ReportAnswer {
  Document document;
  std::vector<LeftOut> left_out;
  std::vector<std::string> notes;    // for standard error
  std::vector<std::string> missing;  // ledgers that are not there
  bool none_there = false;           // all that it asks for are missing
};

/// `style` gives the unit of money and whether numbers are for people. Throws UsageError `NAME:LINE: ...` for a
/// mistake in the template.
ReportAnswer make_report(const ReportQuestion& question, const std::vector<Target>& targets, const Setting& setting,
                         const Style& style);

}  // namespace shanhai
