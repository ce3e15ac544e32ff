#pragma once
// Batches made by hand, from a few lines of text, and what groups make of them as text again.

#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "shanhai/gather/groups.h"
#include "shanhai/gather/measure.h"
#include "shanhai/filter/columns.h"
#include "shanhai/filter/condition.h"
#include "shanhai/ledger/number_text.h"

namespace shanhai::test {

/// A ledger with a column of every type.
inline LedgerSpec sales() {
  LedgerSpec ledger;
  ledger.id = "sales";
  const auto column = [&](const char* id, const char* label, const char* label_en, ColumnType type,
                          const char* unit = "") {
    ColumnSpec spec;
    spec.id = id;
    spec.label = label;
    spec.label_en = label_en;
    spec.type = type;
    spec.unit = unit;
    ledger.columns.push_back(spec);
  };
  column("date", "日期", "Date", ColumnType::date);
  ledger.columns.back().role = Role::date;
  column("township", "乡镇", "Township", ColumnType::text);
  column("channel", "渠道", "Channel", ColumnType::category);
  column("modes", "方式", "Modes", ColumnType::list);
  column("buyer", "采购人", "Buyer", ColumnType::name);
  column("id_card", "身份证号", "Identity number", ColumnType::identity);
  column("phone", "电话", "Telephone", ColumnType::phone);
  column("amount", "金额", "Amount", ColumnType::money, "元");
  column("people", "人数", "People", ColumnType::count, "人");
  column("quantity", "数量", "Quantity", ColumnType::decimal, "吨");
  return ledger;
}

inline std::vector<std::string> split(std::string_view text, char separator) {
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

/// One thread that reads: it has a dictionary for each column.
class Reader {
 public:
  /// A batch with these lines of the file: cells with commas between them, under `header`. Columns that the
  /// header does not name are empty; a cell that cannot be read is a fault.
  Batch batch(const Columns& columns, std::string_view header, const std::vector<std::string>& rows,
              std::size_t file = 0, std::uint64_t first_line = 2) {
    while (words_.size() < columns.wanted().size())
      words_.push_back(std::make_unique<Dictionary>());
    const std::vector<std::string> names = split(header, ',');
    Batch batch;
    batch.file = file;
    batch.columns.resize(columns.wanted().size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      batch.lines.push_back(first_line + row);
      const std::vector<std::string> cells = split(rows[row], ',');
      for (std::size_t place = 0; place < batch.columns.size(); ++place) {
        const ColumnSpec& spec = columns.spec(place);
        std::string cell;
        for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) {
          if (names[i] == spec.id) cell = cells[i];
        }
        BatchColumn& column = batch.columns[place];
        column.cells.push_back(read(spec, cell, *words_[place]));
        if (column.cells.back() == unreadable) {
          batch.faults.push_back({static_cast<std::uint32_t>(row),
                                  static_cast<std::uint32_t>(place),
                                  "\"" + cell + "\" cannot be read"});
        }
      }
    }
    for (std::size_t place = 0; place < batch.columns.size(); ++place) {
      if (is_text(columns.spec(place).type)) batch.columns[place].words = words_[place].get();
    }
    return batch;
  }

  /// As a dictionary does that has grown beyond its ceiling.
  void forget_words() {
    for (const auto& words : words_) words->clear();
  }

 private:
  static std::int64_t read(const ColumnSpec& spec, const std::string& cell, Dictionary& words) {
    if (cell.empty()) return missing;
    if (is_text(spec.type)) return words.number(cell);
    if (spec.type == ColumnType::date) {
      const auto reading = read_date(cell);
      return reading.date ? reading.date->packed() : unreadable;
    }
    const NumberKind kind = spec.type == ColumnType::money   ? NumberKind::money
                            : spec.type == ColumnType::count ? NumberKind::count
                                                             : NumberKind::decimal;
    const NumberReading reading = read_number(cell, kind, 0);
    return reading.ok ? reading.units : unreadable;
  }

  std::vector<std::unique_ptr<Dictionary>> words_;
};

/// A question put to groups: keys and measures bound to the columns of a ledger.
class Question {
 public:
  Question(const LedgerSpec& ledger, const std::string& group_by, const std::string& measures_text,
           const std::string& where = "", bool english = false)
      : columns(ledger, *day_of(2024, 1, 1)) {
    if (!group_by.empty()) {
      for (const std::string& name : split(group_by, ',')) {
        const Name found = find_name(ledger, name).value();
        grouping.keys.push_back(
            {columns.place(found.column), ledger.columns[found.column].type, found.time});
      }
    }
    for (const MeasureTree& tree : parse_measures(measures_text)) {
      measures.push_back(shanhai::bind(tree, columns, grouping.aggregates, english));
    }
    if (!where.empty()) grouping.where = shanhai::bind(parse_condition(where), columns);
    for (std::size_t place = 0; place < columns.wanted().size(); ++place)
      grouping.needs.push_back(place);
  }

  Columns columns;
  Grouping grouping;
  std::vector<Measure> measures;
};

inline std::string text(const Value& value) {
  if (is_empty(value)) return "-";
  if (const auto* number = std::get_if<Exact>(&value)) return plain(*number);
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  return std::get<std::string>(value);
}

/// One line for each group: keys, then measures, with spaces between them.
inline std::string text(const Groups& groups, const Question& question) {
  std::string lines;
  for (std::size_t group = 0; group < groups.size(); ++group) {
    std::string line;
    for (std::size_t k = 0; k < question.grouping.keys.size(); ++k)
      line += text(groups.key(group, k)) + " ";
    for (const Measure& measure : question.measures)
      line += text(groups.value(measure, group)) + " ";
    line.back() = '\n';
    lines += line;
  }
  return lines;
}

/// Groups of one batch, sorted.
inline Groups collect(const Question& question, std::string_view header,
                      const std::vector<std::string>& rows) {
  Reader reader;
  Groups groups(question.grouping);
  groups.take(reader.batch(question.columns, header, rows));
  groups.sort();
  return groups;
}

/// What a measure comes to over a few rows, ungrouped.
inline std::string measured(const std::string& measure, std::string_view header,
                            const std::vector<std::string>& rows) {
  static const LedgerSpec ledger = sales();
  const Question question(ledger, "", measure);
  return text(collect(question, header, rows).value(question.measures[0], 0));
}

/// The message of the error that `act` throws, or nothing.
template <typename Act>
std::string error_of(Act act) {
  try {
    act();
  } catch (const std::exception& error) {
    return error.what();
  }
  return "";
}

}  // namespace shanhai::test
