#include "figure/figure_table.h"

#include <algorithm>

#include "language/lists.h"
#include "figure/figure_plan.h"
#include "figure/figure_source.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

/// The comparisons that are asked for, each once; completion brings its target, pace brings ahead, and what
/// there is of these the status.
std::vector<Compare> read_compare(const std::vector<std::string>& names, bool by) {
  std::vector<Compare> result;
  const auto add_once = [&](Compare derived) {
    if (std::find(result.begin(), result.end(), derived) == result.end()) result.push_back(derived);
  };
  for (const std::string& name : names) {
    const Compare derived = compare_named(name, CompareOf::figures);
    if (!by && kind_of(derived).is_of_values()) {
      throw UsageError(std::string(name_of(derived)) + " needs --by: the column whose values are compared");
    }
    if (derived == Compare::completion) add_once(Compare::target);
    add_once(derived);
    if (derived == Compare::pace && !by) add_once(Compare::ahead);
  }
  if (std::any_of(result.begin(), result.end(), is_of_target)) add_once(Compare::status);
  return result;
}

/// `query` has it too.
bool is_of_measures(Compare compare) {
  return !is_of_target(compare) && kind_of(compare).against != CompareKind::Against::calendar;
}

/// As the title of a column: `Year on year`.
std::string column_title(Compare compare, bool english) {
  std::string title = title_of(compare, english);
  if (english && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

/// A group of time of the ledger, or its date itself.
bool is_by_time(const LedgerSpec& ledger, const std::string& by) {
  if (by.empty()) return false;
  const auto name = find_name(ledger, without_backticks(by));
  return name && (name->time || ledger.with_role(Role::date) == name->column);
}

Value text_or_nothing(const std::string& text) { return text.empty() ? Value() : Value(text); }

/// All indicators; with a column to break them down by, those whose ledger has it.
std::vector<const Indicator*> all_with(const std::string& column, const Catalogue& catalogue) {
  std::vector<const Indicator*> result;
  for (const Indicator& each : catalogue.indicators()) {
    if (column.empty() || find_name(catalogue.ledger(each.ledger), column)) result.push_back(&each);
  }
  if (result.empty() && !column.empty()) {
    throw UsageError("--by: no ledger has a column \"" + column + "\" ('shanhai schema' lists them)");
  }
  return result;
}

template <class T>
void append_once(const T& value, std::vector<T>& to) {
  if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
}

}  // namespace

FigureTable::FigureTable(const FigureQuestion& question, const std::vector<Target>& targets,
                         Tally& tally)
    : by_(question.by),
      where_(question.where),
      typed_(question.typed),
      compare_(read_compare(question.compare, !question.by.empty())),
      sources_(question.indicators.empty()),
      for_people_(question.for_people) {
  const Catalogue& catalogue = *tally.setting().catalogue;
  std::vector<const Indicator*> indicators;
  for (const std::string& id : question.indicators) indicators.push_back(&catalogue.indicator(id));
  if (question.indicators.empty()) indicators = all_with(by_, catalogue);
  std::vector<std::optional<Period>> periods(question.periods.begin(), question.periods.end());
  if (periods.empty()) periods.emplace_back();

  std::vector<std::string> without_share;
  for (const Indicator* indicator : indicators) {
    std::vector<Line> lines;
    for (const auto& period : periods) {
      lines.push_back(line(*indicator, period, targets, tally));
      for (const Derivation& derivation : lines.back().derivations) {
        for (const std::size_t count : derivation.counts()) add(tally.needs(count), needs_);
      }
    }
    const bool shares = std::find(compare_.begin(), compare_.end(), Compare::share) != compare_.end();
    const bool has_no_share = !tally.adds_up(lines[0].own) || (lines[0].times && is_stock(*indicator));
    if (shares && has_no_share) without_share.push_back(indicator->id);
    lines_.push_back(std::move(lines));
  }
  note_without_share(without_share, tally);
  if (!by_.empty() && !indicators.empty()) {
    read_by(catalogue.ledger(indicators[0]->ledger), tally.setting());
  }
}

FigureTable::Line FigureTable::line(const Indicator& indicator, const std::optional<Period>& period,
                                    const std::vector<Target>& targets, Tally& tally) const {
  Wanted wanted{&indicator, where_, period, by_};
  wanted.typed = typed_;
  Line line{&indicator, period, tally.want(wanted), {}, {}};
  line.derivations.emplace_back(Compare::value, wanted, targets, tally);
  const bool by_time = is_by_time(tally.setting().catalogue->ledger(indicator.ledger), by_);
  if (by_time) {
    line.times = tally.want_times(wanted, calendar_compares());
    return line;
  }
  for (const Compare derived : compare_) line.derivations.emplace_back(derived, wanted, targets, tally);
  return line;
}

/// Those that look at the calendar where it is what a figure is broken down by.
std::vector<Compare> FigureTable::calendar_compares() const {
  std::vector<Compare> compares;
  for (const Compare derived : compare_) {
    if (is_of_measures(derived)) compares.push_back(derived);
  }
  return compares;
}

/// By column, then key.
std::vector<std::vector<Value>> FigureTable::values_by_time(const Line& line, const std::vector<Value>& keys,
                                                            const Tally& tally) const {
  const std::vector<std::vector<Value>> rows = tally.times(*line.times, keys);
  std::vector<std::vector<Value>> columns(1 + compare_.size());
  for (std::size_t key = 0; key < keys.size(); ++key) {
    std::size_t next = 0;
    columns[0].push_back(rows[key][next++]);
    for (std::size_t i = 0; i < compare_.size(); ++i) {
      const Compare derived = compare_[i];
      const auto* date = std::get_if<Date>(&keys[key]);
      Value value;
      if (is_of_measures(derived)) {
        value = rows[key][next++];
      } else if (derived == Compare::pace && date) {
        value = pace_of(period_of(*date));
      } else if (derived == Compare::status && !is_empty(columns[0].back())) {
        value = "no-target";
      }
      columns[1 + i].push_back(std::move(value));
    }
  }
  return columns;
}

/// Ledgers may call their columns differently: the first figure's has its say.
void FigureTable::read_by(const LedgerSpec& ledger, const Setting& setting) {
  const Name name = *find_name(ledger, without_backticks(by_));
  const ColumnSpec& column = ledger.columns[name.column];
  by_column_ = shown_column(column, name.time, setting.english);
  by_column_.groups = true;
  shown_by_ = ShownCells(column, setting);
}

std::vector<std::string> FigureTable::missing(const Tally& tally) const {
  std::vector<std::string> result;
  for (const auto& lines : lines_) {
    if (!tally.has_ledger(lines[0].own)) append_once(lines[0].indicator->ledger, result);
  }
  return result;
}

bool FigureTable::none_there(const Tally& tally) const {
  return std::none_of(lines_.begin(), lines_.end(), [&](const auto& lines) { return tally.has_ledger(lines[0].own); });
}

std::optional<Period> FigureTable::period() const {
  return !lines_.empty() && lines_[0].size() == 1 ? lines_[0][0].period : std::nullopt;
}

std::vector<std::string> FigureTable::notes(const Tally& tally, bool english) const {
  std::vector<std::string> result;
  if (sources_) return result;  // nobody has asked for just this one: its line says that it cannot be told
  for (const auto& lines : lines_) {
    const std::string note = tally.lacking(lines[0].own, english);
    if (!note.empty()) append_once(note, result);
  }
  return result;
}

/// The values of `by` that there are in any of the periods; one that is empty where there is none.
std::vector<Value> FigureTable::keys(std::size_t figure, const Tally& tally) const {
  if (by_.empty()) return {Value()};
  std::vector<Value> keys;
  for (const Line& line : lines_[figure]) {
    for (Value& key : line.times ? tally.time_keys(*line.times) : tally.keys(line.own)) keys.push_back(std::move(key));
  }
  const auto before = [](const Value& a, const Value& b) { return compare(a, b) < 0; };
  std::sort(keys.begin(), keys.end(), before);
  keys.erase(std::unique(keys.begin(), keys.end(),
                         [](const Value& a, const Value& b) { return compare(a, b) == 0; }),
             keys.end());
  if (keys.empty()) keys.emplace_back();
  return keys;
}

/// By line, then column: the values of all keys.
FigureTable::Values FigureTable::values(std::size_t figure, const std::vector<Value>& keys,
                                        const Tally& tally) const {
  Values values;
  for (const Line& line : lines_[figure]) {
    auto& columns = values.emplace_back();
    if (line.times) {
      columns = values_by_time(line, keys, tally);
    } else {
      for (const Derivation& derivation : line.derivations) {
        columns.push_back(by_.empty() ? std::vector{derivation.value(tally)} : derivation.values(tally, keys));
      }
    }
    for (std::size_t i = 0; i < compare_.size(); ++i) {
      if (compare_[i] != Compare::status || !for_people_) continue;
      for (Value& value : columns[1 + i]) {
        if (const auto* status = std::get_if<std::string>(&value)) {
          value = status_words(*status, tally.setting().english);
        }
      }
    }
  }
  return values;
}

void FigureTable::append_rows(std::size_t figure, const Tally& tally, Table& table) const {
  const auto& lines = lines_[figure];
  const std::vector<Value> all_keys = keys(figure, tally);
  const Values all = values(figure, all_keys, tally);
  const auto begin_row = [&](const Line& line, std::size_t key) {
    TableRow row;
    row.quantity = tally.quantity(line.own);
    row.cells = {line.indicator->id, line.indicator->title(tally.setting().english)};
    if (!by_.empty()) row.cells.push_back(shown_by_.value(all_keys[key]));
    return row;
  };
  const auto end_row = [&](const Line& line, TableRow row) {
    if (sources_) append_source(*line.indicator, for_people_, row);
    table.rows.push_back(std::move(row));
  };
  for (std::size_t key = 0; key < all_keys.size(); ++key) {
    if (side_by_side()) {
      TableRow row = begin_row(lines[0], key);
      row.cells.push_back(text_or_nothing(tally.unit(lines[0].own)));
      for (const auto& columns : all) {
        for (const auto& column : columns) row.cells.push_back(column[key]);
      }
      end_row(lines[0], std::move(row));
      continue;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
      TableRow row = begin_row(lines[i], key);
      row.cells.push_back(lines[i].period ? Value(to_text(*lines[i].period)) : Value());
      row.cells.push_back(all[i][0][key]);
      row.cells.push_back(text_or_nothing(tally.unit(lines[i].own)));
      for (std::size_t j = 1; j < all[i].size(); ++j) row.cells.push_back(all[i][j][key]);
      end_row(lines[i], std::move(row));
    }
  }
}

/// The comparisons of a period; it is empty where it has a column of its own.
void FigureTable::append_columns(const std::string& period, bool english, Table& table) const {
  for (const Compare derived : compare_) {
    const std::string id = name_of(derived);
    const std::string title = column_title(derived, english);
    table.columns.push_back({period.empty() ? id : period + ":" + id,
                             period.empty() ? title : period + " " + title,
                             quantity_of(derived, Quantity::mixed), ""});
  }
}

Table FigureTable::table(const Tally& tally) const {
  const bool english = tally.setting().english;
  const auto text = [&](const char* id, const char* chinese, const char* english_title) {
    return TableColumn{id, english ? english_title : chinese, Quantity::text, ""};
  };
  const TableColumn unit{"unit", english ? "Unit" : "单位", Quantity::unit, ""};
  Table table;
  table.columns = {text("figure", "指标", "Figure"), text("label", "名称", "Name")};
  if (!by_.empty()) table.columns.push_back(by_column_);
  if (side_by_side()) {
    table.keys = table.columns.size();
    table.columns.push_back(unit);
    for (const Line& line : lines_[0]) {
      const std::string period = to_text(*line.period);
      table.columns.push_back({period, period, Quantity::mixed, ""});
      append_columns(period, english, table);
    }
  } else {
    table.columns.push_back(text("period", "时期", "Period"));
    table.keys = table.columns.size();
    table.columns.push_back(
        {"value", column_title(Compare::value, english), Quantity::mixed, ""});
    table.columns.push_back(unit);
    append_columns("", english, table);
  }
  if (sources_) append_source_columns(for_people_, english, table);
  for (std::size_t figure = 0; figure < lines_.size(); ++figure) append_rows(figure, tally, table);
  return table;
}

std::vector<ReportFigure> FigureTable::figures(const Tally& tally, bool sources) const {
  std::vector<ReportFigure> result;
  if (!by_.empty()) return result;
  for (const auto& lines : lines_) {
    for (const Line& line : lines) {
      for (const Derivation& derivation : line.derivations) {
        const Compare derived = derivation.derived();
        result.push_back({line.indicator->id, derived == Compare::value ? "" : name_of(derived),
                          line.period ? to_text(*line.period) : "", derivation.value(tally),
                          unit_of(derived, tally.unit(line.own)), joined(where_), "", {}, {}});
        const std::vector<std::size_t> counts = derivation.counts();
        if (!sources || counts.empty()) continue;
        result.back().files = tally.file_names(counts[0]);
        result.back().rows = tally.rows(counts[0]);
      }
    }
  }
  return result;
}

std::vector<std::vector<std::size_t>> FigureTable::row_counts(const Tally& tally) const {
  std::vector<std::vector<std::size_t>> result;
  for (std::size_t figure = 0; figure < lines_.size(); ++figure) {
    std::vector<std::size_t> all;
    for (const Line& line : lines_[figure]) all.push_back(line.own);
    for (std::size_t key = keys(figure, tally).size(); key > 0; --key) {
      if (side_by_side()) result.push_back(all);
      for (const std::size_t own : all) {
        if (!side_by_side()) result.push_back({own});
      }
    }
  }
  return result;
}

std::string FigureTable::where() const { return where_.empty() ? std::string() : joined(where_); }

FigureAnswerPlan::FigureAnswerPlan(const FigureQuestion& question, const std::vector<Target>& targets,
                                   LedgerPasses& passes)
    : tally_(passes), table_(question, targets, tally_), left_out_(tally_.want_left_out(table_.needs())) {
  const auto earliest = std::min_element(question.periods.begin(), question.periods.end(),
                                         [](const Period& a, const Period& b) { return a.first < b.first; });
  if (earliest != question.periods.end()) earliest_ = *earliest;
}

FigureAnswer FigureAnswerPlan::answer() {
  tally_.account();
  if (earliest_) tally_.say_what_ends_before(*earliest_);
  return {table_.table(tally_), tally_.left_out(left_out_), table_.notes(tally_, true), tally_.missing(),
          tally_.none_there()};
}

FigureAnswer ask_figures(const FigureQuestion& question, const std::vector<Target>& targets,
                         const Setting& setting) {
  LedgerPasses passes(setting);
  FigureAnswerPlan plan(question, targets, passes);
  passes.read();
  return plan.answer();
}

}  // namespace shanhai
