#include "question/question_rows.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "question/question_columns.h"
#include "language/lists.h"
#include "question/question_sort.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/masking.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

constexpr std::size_t cells_of_piece = 64 << 10;

RowCell plain_cell(RowCell::From from, std::size_t number = 0) {
  return {from, number, ColumnType::text, std::nullopt};
}

void refuse_what_needs_groups(const Question& question) {
  const char* option = !question.having.empty()    ? "--having"
                       : !question.compare.empty() ? "-c"
                       : question.totals           ? "--totals"
                                                   : nullptr;
  if (option) throw UsageError(std::string(option) + " needs groups or measures: give -g, -a or -p");
}

}  // namespace

RowQuestion::RowQuestion(const Question& question, std::shared_ptr<const Condition> where, Columns& columns,
                         std::vector<std::string>& others, const Setting& setting)
    : scan_(columns), others_(others), setting_(setting) {
  refuse_what_needs_groups(question);
  if (question.rows) {
    shown_.push_back({{"file", setting.english ? "File" : "文件", Quantity::text, ""}, {}, plain_cell(RowCell::From::file)});
    shown_.push_back({{"line", setting.english ? "Line" : "行", Quantity::text, ""}, {}, plain_cell(RowCell::From::line)});
  }
  in_option("--select", [&] {
    const std::vector<std::string> names = split_lists(question.select);
    for (const std::string& name : names) add(name);
    if (names.empty()) add_all();
    std::vector<TableColumn> shown;
    for (const RowPieces::Shown& each : shown_) shown.push_back(each.column);
    refuse_twins(shown);
  });
  in_option("-s", [&] { add_order(question); });
  selection_.limit = question.limit;
  selection_.where = std::move(where);
  if (question.period) {
    std::vector<std::unique_ptr<Condition>> all;
    if (selection_.where) all.push_back(selection_.where->clone());
    all.push_back(within(*question.period, question.over, columns));
    selection_.where = all_of(std::move(all));
  }
  for (const RowPieces::Shown& each : shown_) selection_.cells.push_back(each.from);
}

/// A column of the catalogue's, a header that a file has, a group of time.
void RowQuestion::add(const std::string& text) {
  const LedgerSpec& ledger = scan_.ledger();
  const std::string name = without_backticks(text);
  if (const auto column = ledger.find(name)) return add(Name{*column, std::nullopt});
  const std::vector<std::string> headers = unknown_headers();
  const std::string folded = folded_name(name);
  for (const bool exactly : {true, false}) {
    for (const std::string& header : headers) {
      if (exactly ? header == name : folded_name(header) == folded) return add_other(header);
    }
  }
  if (const auto found = find_name(ledger, name)) return add(*found);
  std::vector<std::string> shown;
  for (const std::string& header : headers) shown.push_back(masked_if_personal(header));
  const std::string advice = did_you_mean(name, shown);
  throw UsageError(advice.empty() ? no_such_column(ledger, name)
                                  : ledger.id + " has no column \"" + name + "\"" + advice);
}

void RowQuestion::add(const Name& name) {
  const ColumnSpec& spec = scan_.ledger().columns[name.column];
  shown_.push_back({shown_column(spec, name.time, setting_.english), ShownCells(spec, setting_),
                    {RowCell::From::column, scan_.place(name.column), spec.type, name.time}});
}

void RowQuestion::add_other(const std::string& header) {
  // Other questions of the same pass may have added theirs.
  for (std::size_t i = numbers_.size(); i < others_.size(); ++i) numbers_.emplace(others_[i], i);
  const auto [known, is_new] = numbers_.emplace(header, others_.size());
  if (is_new) others_.push_back(header);
  const std::size_t number = known->second;
  shown_.push_back({shown_column(setting_.show_personal ? header : masked_if_personal(header)),
                    ShownCells::of_unknown_column(header, setting_), plain_cell(RowCell::From::other, number)});
}

/// The ledger's columns that are there, in catalogue order, then the others.
void RowQuestion::add_all() {
  const LedgerSpec& ledger = scan_.ledger();
  std::vector<bool> there(ledger.columns.size());
  for (const std::size_t file : setting_.files->of(ledger)) {
    for (const FileColumn& column : setting_.files->files[file].columns) {
      if (column.column) there[*column.column] = true;
    }
  }
  for (std::size_t column = 0; column < there.size(); ++column) {
    if (there[column]) add(Name{column, std::nullopt});
  }
  std::unordered_set<std::string> taken;
  for (const RowPieces::Shown& each : shown_) taken.insert(each.column.id);
  for (const std::string& header : unknown_headers()) {
    if (!taken.contains(header)) add_other(header);
  }
}

/// As written, by first appearance.
std::vector<std::string> RowQuestion::unknown_headers() const {
  std::vector<std::string> headers;
  std::unordered_set<std::string_view> seen;
  for (const std::size_t file : setting_.files->of(scan_.ledger())) {
    for (const FileColumn& column : setting_.files->files[file].columns) {
      if (!column.column && !column.header.empty() && seen.insert(column.header).second) headers.push_back(column.header);
    }
  }
  return headers;
}

void RowQuestion::add_order(const Question& question) {
  std::vector<TableColumn> columns;
  for (const RowPieces::Shown& each : shown_) columns.push_back(each.column);
  for (const SortEntry& entry : sort_entries(question.sort)) {
    auto column = column_named(columns, entry.name);
    if (const auto name = find_name(scan_.ledger(), without_backticks(entry.name)); !column && name) {
      const ColumnSpec& spec = scan_.ledger().columns[name->column];
      column = column_named(columns, shown_column(spec, name->time, setting_.english).id);
      if (!column) throw UsageError("\"" + entry.name + "\" is not among the selected columns; add it to --select");
    }
    if (!column) fail_not_printed(columns, entry.name);
    selection_.order.push_back({*column, entry.descending});
  }
}

RowPieces::RowPieces(std::vector<Shown> shown, LedgerPass& pass, std::size_t number)
    : shown_(std::move(shown)), rows_(std::move(pass.rows(number).rows())), spools_(pass.rows(number).spools()), numbers_(pass.files()), report_(pass.report()), files_(*pass.setting().files) {
  for (const Shown& each : shown_) cells_.push_back(each.from);
}

Table RowPieces::columns() const {
  Table table;
  for (const Shown& each : shown_) table.columns.push_back(each.column);
  return table;
}

bool RowPieces::next(Table& to) {
  const std::size_t end = std::min(rows_.size(), at_ + std::max<std::size_t>(1, cells_of_piece / std::max<std::size_t>(1, shown_.size())));
  if (at_ == end) return false;
  for (; at_ < end; ++at_) {
    const SelectedRow& row = rows_[at_];
    TableRow& shown_row = to.rows.emplace_back();
    shown_row.cells = cells_of(row, cells_, files_);
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      Value& value = shown_row.cells[i];
      if (shown_[i].from.from == RowCell::From::line) {
        value = Exact{static_cast<Wide>(physical_line(numbers_, report_, row.file, row.line)), 0};
      } else {
        value = shown_[i].cells.value(std::move(value));
      }
    }
  }
  return true;
}

}  // namespace shanhai
