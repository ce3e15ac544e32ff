#pragma once
// A question: which rows, grouped how, measured by what, compared, shaped. `query` is one, and so is every
// fenced block of a report. Work goes in the order where, group, compare, having, sort, limit.
//
// It asks for rows where it has neither groups nor measures nor a pivot, else for groups. Lists may hold
// several names in one entry, with commas between them (`township,month`): what stands in brackets, quotes or
// backticks is not cut. A message about a mistake begins with the option that it is in (`--where: `).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shanhai/gather/left_out.h"
#include "shanhai/gather/setting.h"
#include "shanhai/table/table.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/period.h"

namespace shanhai {

struct Question {
  std::string ledger;
  std::optional<Period> period;
  Over over = Over::period;           // how a row belongs to the period; the figures' rows need the others
  std::vector<std::string> where;     // all must hold
  std::size_t given_where = 0;        // the first so many of them are the catalogue's: nobody has typed their words
  std::vector<std::string> group_by;  // names of columns, year, half, quarter, month
  std::string measures;               // `count,sum(amount) as 金额`; empty with groups: count
  std::string pivot;                  // a column; empty: none
  std::vector<std::string> compare;   // names of shanhai/question/compare.h
  std::string having;
  std::vector<std::string> sort;      // names of anything printed, or measures; `-` in front: largest first
  std::optional<std::size_t> limit;
  bool totals = false;
  std::vector<std::string> select;    // columns: rows, not groups
  bool rows = false;                  // the rows that go into the answer, with file and line
};

struct Answer {
  Table table;
  std::vector<LeftOut> left_out;      // by file
  std::vector<std::string> notes;     // to say on standard error: columns that no file has
  std::uint64_t rows_read = 0;        // accepted: all but those left out
  std::uint64_t rows_filtered = 0;    // of them: where or period did not hold
};

/// A pivot has at most so many columns of values; with more, UsageError.
inline constexpr std::size_t most_pivot_values = 1000;

/// Throws UsageError for a mistake in the question, InputError where its ledger is not there.
Answer ask(const Question& question, const Setting& setting);

/// Several questions of one ledger or of many, answered in one pass over each ledger.
std::vector<Answer> ask(const std::vector<Question>& questions, const Setting& setting);

/// Throws the UsageError that ask() would throw for a mistake in the question's expressions and names,
/// without reading a row: for those who ask many and want to say where the wrong one stands.
void check(const Question& question, const Setting& setting);

/// The ledger's columns that a question reads. Throws as check() does.
std::vector<std::size_t> columns_of(const Question& question, const Setting& setting);

/// What would be done, without reading a row: files, columns, the condition as it is understood, groups,
/// measures. Two columns, a step and what it is. Throws as check() does.
Table explain(const Question& question, const Setting& setting);

}  // namespace shanhai
