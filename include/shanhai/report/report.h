#pragma once
// Reports: a Markdown template with figures and questions in it becomes a Document. docs/reports.md has the
// grammar of `{{ ... }}`.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shanhai/ledger/masking.h"
#include "shanhai/ledger/period.h"
#include "shanhai/table/style.h"
#include "shanhai/table/document.h"
#include "shanhai/figure/alarm.h"

namespace shanhai {

struct ReportQuestion {
  std::string name;  // `monthly`, or the path of a template: for messages, and Document::report
  std::string text;  // the template
  std::optional<Period>
      period;  // empty: what the template says (`<!-- period: this-year -->`), else last month
  std::vector<std::string> where;
  std::map<std::string, std::string> values = {};  // of --set: what $township is in the template
  bool footnotes = false;                     // each number gets its source
  std::string place = {};                     // the template's file, for messages; empty: `name`
  CellMask mask = {};                         // how a value, and a condition with one in it, is shown
  bool own = false;                           // a template of the user's: a value in it that no row has may be a slip
  const std::vector<Alarm>* alarms = nullptr;     // of --fail-if, over the report's period; null: none
  std::vector<std::string> alarms_where = {};     // the rows that they look at
};

struct ReportAnswer {
  Document document;
  std::vector<LeftOut> left_out;     // by file, over the whole report
  std::vector<std::string> notes;    // for standard error
  std::vector<std::string> missing;  // ids of ledgers that are not there
  bool none_there = false;           // all that it asks for are missing
  AlarmAnswer alarms;
};

/// The names of the values that a template asks for ($township) or has a default for. Throws as make_report().
std::set<std::string> value_names(const ReportQuestion& question, const Setting& setting);

/// The values of a column in all ledgers that have it, as words, in the order of groups; and how many rows of
/// those ledgers have none.
struct ColumnValues {
  std::vector<std::string> values;
  std::uint64_t rows_without = 0;
  CellMask mask;  // how they are shown
};
/// `township = "百泉镇"`
std::string condition_for(const std::string& column, const std::string& value);

/// `style` gives the unit of money and whether numbers are for people. Reads each ledger once; once before that where the
/// template hangs on the years, or on a value, that are in the ledgers. Throws UsageError `NAME:LINE: ...` for a mistake in
/// the template.
ReportAnswer make_report(const ReportQuestion& question, const std::vector<Target>& targets,
                         const Setting& setting, const Style& style);

/// A report for each value of a column, in the order of the values, all of them in the same pass. A template that asks for
/// the column's name as a value ($township) gets it there; in any other, only the rows of that value count. Throws UsageError as
/// make_report(), and where no ledger knows the column, or it holds personal data; InputError where it has no value.
struct ReportsForEach {
  ColumnValues values;
  std::vector<ReportAnswer> reports;
};
ReportsForEach reports_for_each(const ReportQuestion& question, const std::string& column,
                                const std::vector<Target>& targets, const Setting& setting, const Style& style);

}  // namespace shanhai
