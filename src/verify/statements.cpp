// The statements file: headers in Chinese or as ids, then a row for each statement.
#include <array>
#include <map>
#include <set>

#include "load/whole_text.h"
#include "ledger/place.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fixed_table.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/verify/verify.h"

namespace shanhai {

namespace {

struct StatementColumn {
  const char* id;
  const char* headers;  // other names, `;` between them
  std::string Statement::*cell;
};
// Those that a file must have come first.
constexpr std::array columns{
    StatementColumn{"id", "编号;序号;No.", &Statement::id},
    StatementColumn{"indicator", "指标;指标编号", &Statement::indicator},
    StatementColumn{"value", "数值;公布数;公布值;公布数值", &Statement::value},
    StatementColumn{"quote", "表述;原文;公布内容;引文", &Statement::quote},
    StatementColumn{"where", "条件;筛选条件;范围", &Statement::where},
    StatementColumn{"by", "排名对象;排名;对象", &Statement::by},
    StatementColumn{"period", "时期;期间;时间;年度;年份", &Statement::period},
    StatementColumn{"match", "匹配;匹配方式;比较", &Statement::match},
    StatementColumn{"unit", "单位;计量单位", &Statement::unit}};
constexpr std::size_t required = 3;

/// The column that a header means; nothing where it is another one.
std::string column_named(const std::string& header) {
  const std::string folded = folded_name(header);
  for (const StatementColumn& column : columns) {
    if (folded == column.id) return column.id;
    for (const std::string& name : split_aliases(column.headers)) {
      if (folded == folded_name(name)) return column.id;
    }
  }
  return {};
}

std::string without_quotes(std::string_view cell) {
  const bool quoted = cell.size() >= 2 && cell.front() == '"' && cell.back() == '"';
  return std::string(quoted ? cell.substr(1, cell.size() - 2) : cell);
}

/// The text with ids in its first line, which is how tables of a fixed shape are read.
std::string with_ids_in_header(const std::string& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  std::vector<std::string> headers;
  for (std::size_t begin = 0; begin <= end;) {
    const std::size_t comma = std::min(text.find(',', begin), end);
    headers.push_back(without_quotes(trimmed(std::string_view(text).substr(begin, comma - begin))));
    begin = comma + 1;
  }
  std::string line;
  std::set<std::string> taken(headers.begin(), headers.end());
  for (const std::string& header : headers) {
    const std::string column = column_named(header);
    // An id stands for itself, and the first of two names that mean the same column for it.
    const bool means_it = header == column || (!column.empty() && taken.insert(column).second);
    if (&header != &headers.front()) line += ',';
    line += means_it ? column : header;
  }
  return line + text.substr(end);
}

bool is_blank(const FixedRow& row) {
  for (const std::string& cell : row.cells) {
    if (!trimmed(cell).empty()) return false;
  }
  return true;
}

}  // namespace

std::vector<Statement> read_statements(const std::string& path, const Catalogue& catalogue) {
  FixedShape shape{{}, required, true};
  for (const StatementColumn& column : columns) shape.columns.emplace_back(column.id);
  std::vector<Statement> statements;
  std::map<std::string, unsigned> lines;  // of ids
  for (const FixedRow& row :
       read_fixed_table(path, with_ids_in_header(whole_text(path, catalogue)), shape)) {
    if (is_blank(row)) continue;
    Statement statement;
    statement.line = row.line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      statement.*columns[i].cell = trimmed(row.cells[i]);
    }
    if (statement.id.empty()) fail_at_line(path, row.line, "id: is missing; give the statement a name");
    if (statement.indicator.empty()) {
      fail_at_line(path, row.line, "indicator: is missing ('shanhai figure' lists them all)");
    }
    const auto [known, is_new] = lines.try_emplace(statement.id, row.line);
    if (!is_new) {
      fail_at_line(path, row.line, "id: \"" + statement.id + "\" stands already in line " +
                                       std::to_string(known->second));
    }
    statements.push_back(std::move(statement));
  }
  if (statements.empty()) throw UsageError(path + ": has no statements below its header");
  return statements;
}

}  // namespace shanhai
