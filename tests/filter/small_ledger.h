#pragma once
// A hand-made ledger with a column of every type, and batches written as tables, for the tests of filter.

#include <string>
#include <vector>

#include "shanhai/filter/condition.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai::filter_tests {

inline ColumnSpec column(std::string id, std::string label, ColumnType type) {
  ColumnSpec spec;
  spec.id = std::move(id);
  spec.label = std::move(label);
  spec.type = type;
  return spec;
}

inline const LedgerSpec& small_ledger() {
  static const LedgerSpec ledger = [] {
    LedgerSpec spec;
    spec.id = "works";
    spec.columns = {column("township", "乡镇", ColumnType::text),
                    column("employer", "用工单位", ColumnType::text),
                    column("place", "就业 地点", ColumnType::text),
                    column("source", "资金类别", ColumnType::category),
                    column("mode", "联农方式", ColumnType::list),
                    column("name", "姓名", ColumnType::name),
                    column("id_card", "身份证号", ColumnType::identity),
                    column("amount", "金额", ColumnType::money),
                    column("received", "到位资金", ColumnType::money),
                    column("people", "人数", ColumnType::count),
                    column("scale", "规模", ColumnType::decimal),
                    column("date", "日期", ColumnType::date),
                    column("end", "结束时间", ColumnType::date)};
    spec.columns[3].words = {{"财政援助资金", "public funds", {"财政资金", "广州财政"}},
                             {"社会帮扶资金", "", {"社会捐赠"}}};
    spec.columns[4].words = {{"分红", "dividend", {"入股分红"}}, {"务工", "", {"就业务工"}}};
    spec.columns[11].role = Role::date;
    spec.columns[12].role = Role::end;
    return spec;
  }();
  return ledger;
}

inline Day day(const std::string& text) { return read_date(text).date->first(); }
inline Day today() { return day("2023-06-15"); }

inline std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// Rows of the small ledger, written as `township | amount` above `百泉镇 | 12.5万`. An empty cell is missing,
/// `?` is unreadable. Words get numbers in a dictionary for each column.
class Rows {
 public:
  explicit Rows(const std::string& table, const LedgerSpec& ledger = small_ledger()) : ledger_(ledger) {
    std::vector<std::string> lines = split(table, '\n');
    if (!lines.empty() && trimmed(lines.back()).empty()) lines.pop_back();
    for (const std::string& name : split(lines.front(), '|')) ids_.emplace_back(trimmed(name));
    for (std::size_t i = 1; i < lines.size(); ++i) {
      cells_.emplace_back();
      for (const std::string& cell : split(lines[i], '|')) cells_.back().emplace_back(trimmed(cell));
    }
  }

  std::size_t size() const { return cells_.size(); }
  const std::string& cell(std::size_t row, const std::string& id) const {
    static const std::string none;
    for (std::size_t i = 0; i < ids_.size(); ++i) {
      if (ids_[i] == id) return cells_[row][i];
    }
    return none;
  }

  /// The batch that a scan of these columns would make.
  Batch batch(const Columns& columns) {
    Batch result;
    for (std::size_t row = 0; row < size(); ++row) result.lines.push_back(row + 2);
    dictionaries_.resize(ledger_.columns.size());
    for (const std::size_t number : columns.wanted()) {
      result.columns.emplace_back();
      const ColumnSpec& spec = ledger_.columns[number];
      if (is_text(spec.type)) result.columns.back().words = &dictionaries_[number];
      for (std::size_t row = 0; row < size(); ++row) {
        result.columns.back().cells.push_back(packed(spec, cell(row, spec.id), dictionaries_[number]));
      }
    }
    return result;
  }
  std::vector<Dictionary>& dictionaries() { return dictionaries_; }

  /// One digit a row: 1 where the condition holds.
  std::string where(const std::string& condition) {
    Columns columns(ledger_, today());
    const auto bound = bind(parse_condition(condition), columns);
    return verdicts(*bound, columns);
  }
  std::string verdicts(Condition& condition, const Columns& columns) {
    Mask mask;
    condition.test(batch(columns), mask);
    std::string digits;
    for (const std::uint8_t holds : mask) digits += static_cast<char>('0' + holds);
    return digits;
  }

  static std::int64_t packed(const ColumnSpec& spec, const std::string& text, Dictionary& words) {
    if (text.empty()) return missing;
    if (text == "?") return unreadable;
    if (spec.type == ColumnType::date) return read_date(text).date->packed();
    if (!is_number(spec.type)) return words.number(text);
    const NumberKind kind = spec.type == ColumnType::money ? NumberKind::money : NumberKind::decimal;
    return read_number(text, kind, 0).units;
  }

 private:
  const LedgerSpec& ledger_;
  std::vector<std::string> ids_;
  std::vector<std::vector<std::string>> cells_;
  std::vector<Dictionary> dictionaries_;
};

/// A table of one column.
inline Rows rows_of(const std::string& id, const std::vector<std::string>& cells) {
  std::string table = id + "\n";
  for (const std::string& cell : cells) table += cell + "\n";
  return Rows(table);
}

/// The message of the UsageError that `action` throws; "no error" if none.
template <class Action>
std::string error_of(const Action& action) {
  try {
    action();
  } catch (const UsageError& error) {
    return error.what();
  }
  return "no error";
}

inline std::string parse_error(const std::string& condition) {
  return error_of([&] { parse_condition(condition); });
}

inline std::string bind_error(const std::string& condition, const LedgerSpec& ledger = small_ledger()) {
  return error_of([&] {
    Columns columns(ledger, today());
    bind(parse_condition(condition), columns);
  });
}

/// The message without the expression and its caret.
inline std::string first_line(const std::string& message) { return message.substr(0, message.find('\n')); }

}  // namespace shanhai::filter_tests
