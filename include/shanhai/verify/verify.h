#pragma once
// Published statements held against the ledgers. A statements file is a CSV with a row for each:
//   id          names it; each once
//   quote       what was published, in its own words
//   indicator   of the catalogue
//   where       narrows the indicator's rows; joined to its own condition by `and`
//   by          of a rank: the column and the value whose place it is, `county=独山县`
//   period      as --period writes it; empty: all rows, and those active today
//   match, value, unit   what is claimed (claim.h)
// Headers may be in Chinese (编号, 表述, 指标, 条件, 排名对象, 时期, 匹配, 数值, 单位); other columns are passed over.

#include <optional>
#include <string>
#include <vector>

#include "shanhai/question/question.h"
#include "shanhai/table/table.h"
#include "shanhai/table/style.h"
#include "shanhai/verify/claim.h"

namespace shanhai {

/// A row of a statements file, its cells trimmed.
struct Statement {
  unsigned line = 0;
  std::string id, quote, indicator, where, by, period, match, value, unit;
};

/// Reads a statements file (`-`: standard input) in UTF-8, UTF-16 with a byte order mark, or GB18030. Throws
/// InputError where it cannot be read, and UsageError with file and line for a mistake in its shape: a column
/// that is missing, a row without id, one id twice, no row at all.
std::vector<Statement> read_statements(const std::string& path, const Catalogue& catalogue);

enum class Verdict { holds, fails, unknown };
/// `holds`, `fails`, `unknown`.
const char* name_of(Verdict verdict);

struct Verified {
  Statement statement;
  Claim claim;
  Verdict verdict = Verdict::unknown;
  std::optional<Exact> computed;    // counted in the claim's unit; empty where it is unknown
  std::optional<Exact> difference;  // of one that fails: computed - published
  std::string reason;               // of one that is unknown: no such indicator, no data
  std::optional<Table> rows;        // of one that fails, if asked for: the rows behind it; of a rank, all places
};

struct VerifyQuestion {
  std::string name;  // of the file, for messages
  std::vector<Statement> statements;
  std::vector<std::string> where;  // narrows all of them
  bool rows = false;
};

struct VerifyAnswer {
  std::vector<Verified> statements;  // as they stand in the file
  std::vector<LeftOut> left_out;     // by file
  std::vector<std::string> notes;    // for standard error: what the files lack
  std::vector<std::string> missing;  // ids of ledgers that are not there
  bool none_there = false;           // all of them are missing

  std::size_t count(Verdict verdict) const;
};

/// Reads each ledger once (and again for the rows behind what fails). Throws UsageError `NAME:LINE: COLUMN: ...`
/// for a cell that means nothing; an indicator that there is not is none, its statement is unknown.
VerifyAnswer verify(const VerifyQuestion& question, const Setting& setting);

/// table, markdown: with a mark for each verdict, the counts below, and the rows of each statement that fails
/// under its id. The others: a row for each; those behind it only in json and jsonl.
void render(const VerifyAnswer& answer, const Style& style, std::string& out);

}  // namespace shanhai
