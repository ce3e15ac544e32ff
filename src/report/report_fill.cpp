// The second half of a report: what was asked for, put into the template.
#include <algorithm>

#include "figure/not_counted.h"
#include "report/report_plan.h"
#include "figure/sentence.h"
#include "figure/source_words.h"
#include "figure/trend.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/display.h"
#include "table/numbers.h"

namespace shanhai {

namespace {

void append_once(const std::string& text, std::vector<std::string>& to) {
  if (!text.empty() && std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
}

std::vector<std::string> notes_on(const std::vector<LeftOut>& left_out, bool english) {
  std::vector<std::string> notes;
  for (const LeftOut& each : left_out) {
    if (each.rows > 0) notes.push_back(to_words(each, english));
  }
  return notes;
}

/// `sum(disbursed) / sum(received) as 支出率%`: the cells say % themselves.
void shorten_titles(Table& table) {
  for (TableColumn& column : table.columns) {
    const bool percentages = column.quantity == Quantity::fraction && column.label.size() > 1;
    if (percentages && column.label.ends_with('%')) column.label.pop_back();
  }
}

/// For readers: without the figures' ids, and a period that all rows share is the title of their values.
void make_readable(Table& table, const std::optional<Period>& period, bool english) {
  const auto drop = [&](std::string_view id) {
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
      if (table.columns[at].id != id) continue;
      table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(at));
      for (TableRow& row : table.rows)
        row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(at));
      --table.keys;
      return;
    }
  };
  drop("figure");
  if (!period) return;
  drop("period");
  for (TableColumn& column : table.columns) {
    if (column.id == "value") column.label = to_words(*period, english);
  }
}

/// 2020年至2023年, 2023年1月至6月: for sentences that say from when to when.
std::string from_to_words(const Period& period, bool english) {
  std::string words = to_words(period, english);
  const std::string dash = "—";
  if (const auto at = words.find(dash); at != words.npos) {
    words.replace(at, dash.size(), period.unit == Precision::year ? "年至" : "月至");
  }
  return words;
}

/// Below the title: a report of some rows must not be taken for one of all.
void say_condition(const std::string& where, bool english, std::vector<Block>& blocks) {
  const bool titled = !blocks.empty() && std::holds_alternative<Heading>(blocks[0]);
  std::string code = visible(where);
  std::replace(code.begin(), code.end(), '`', '\'');
  const std::string line =
      english ? "Only rows where `" + code + "` are counted." : "仅计入符合条件的行：`" + code + "`。";
  blocks.insert(blocks.begin() + (titled ? 1 : 0), Prose{{line}});
}

/// A group's first measure in a month, of a table by group and month; without a group by month alone.
Value month_value(const Table& table, const Value* group, const Period& month) {
  for (const TableRow& row : table.rows) {
    if (group && compare(row.cells[0], *group) != 0) continue;
    const auto* date = std::get_if<Date>(&row.cells[group ? 1 : 0]);
    if (date && period_of(*date) == month) return row.cells[group ? 2 : 1];
  }
  return {};
}

}  // namespace

/// A value that comes from the ledgers, alone or in a condition, may be somebody's telephone.
std::string ReportPlan::shown(const std::string& text) const {
  return setting_.show_personal ? text : question_.mask(text);
}

ReportAnswer ReportPlan::answer() {
  tally_.account();
  tally_.say_what_ends_before(period_);
  answers_ = asked_->answers();

  Document& document = result_.document;
  document.report = question_.name;
  document.period = to_text(period_);
  if (const auto last = tally_.last_date()) document.as_of = to_text(*last);
  note_lacking(nodes_);
  fill(nodes_);
  if (!said_not_counted_) fill_not_counted();
  document.left_out = not_counted_notes(not_counted(), *setting_.catalogue, setting_.english);
  document.blocks = writer_.finish();
  if (!question_.where.empty()) say_condition(shown(joined(question_.where)), setting_.english, document.blocks);

  for (const Answer& answer : answers_) {
    for (const std::string& note : answer.notes) append_once(note, result_.notes);
  }
  result_.left_out = tally_.left_out(all_left_out_);
  result_.missing = tally_.missing();
  result_.none_there = tally_.none_there();
  if (alarms_) result_.alarms = alarms_->answer();
  return std::move(result_);
}

void ReportPlan::fill(const PlannedNodes& nodes) {
  for (const PlannedNode& node : nodes) {
    if (const auto* text = std::get_if<std::string>(&node.what)) {
      writer_.text(*text);
    } else if (const auto* placeholder = std::get_if<PlaceholderNumber>(&node.what)) {
      writer_.text(text_of(placeholders_[placeholder->number]));
    } else if (const auto* begin = std::get_if<LineBegin>(&node.what)) {
      writer_.begin(*begin);
    } else if (const auto* end = std::get_if<LineEnd>(&node.what)) {
      writer_.end(*end);
    } else if (const auto* block = std::get_if<BlockNumber>(&node.what)) {
      fill(blocks_[block->number]);
    } else if (const auto* condition = std::get_if<PlannedIf>(&node.what)) {
      const bool holding = holds(*condition);
      if (!holding) writer_.left_something_out();
      fill(holding ? condition->then : condition->otherwise);
    } else {
      said_not_counted_ = true;
      fill_not_counted();
    }
  }
}

bool ReportPlan::holds(const PlannedIf& condition) const {
  if (condition.condition) {
    const auto value = [&](const Token& token) -> Value {
      const FigureSide& side = condition.condition->side(token);
      if (side.kind == FigureSide::Kind::number) return side.number;
      return side.kind == FigureSide::Kind::word ? Value(side.text) : value_of(condition.sides.at(token.begin));
    };
    // What cannot be told does not hold.
    return truth_of(condition.condition->root(), [&](const ConditionNode& node) { return compared(node, value); }) == true;
  }
  return std::all_of(condition.figures.begin(), condition.figures.end(), [&](std::size_t number) {
    const PlannedPlaceholder& figure = placeholders_[number];
    const Value value = value_of(figure);
    if (is_empty(value)) return false;
    // No growth is something to tell, no workers are not.
    const auto* read = std::get_if<Exact>(&value);
    return !read || read->units != 0 || unit_of(figure.placeholder.derived, "") == "%";
  });
}

Value ReportPlan::value_of(const PlannedPlaceholder& planned) const {
  return planned.figure ? planned.figure->figure(tally_).value : pace_of(planned.period);
}

void ReportPlan::fill(const PlannedBlock& block) {
  if (block.figures && block.figures->none_there(tally_)) return writer_.left_something_out();
  if (block.figures) return writer_.add(figure_table(block));
  if (block.question) return writer_.add(query_table(block));
  writer_.left_something_out();  // its ledger is not there: the section on the data says so
}

TableBlock ReportPlan::query_table(const PlannedBlock& block) {
  const Answer& answer = answers_[*block.question];
  TableBlock made{answer.table, notes_on(answer.left_out, setting_.english), block.bars, {}, {}};
  Table& table = made.table;
  shorten_titles(table);
  if (block.by_month) {
    const Table& by_month = answers_[*block.by_month].table;
    std::vector<std::vector<Value>> values;
    for (const TableRow& row : table.rows) {
      std::vector<Value> line;
      for (const Period& month : block.months) {
        line.push_back(row.total ? month_value(answers_[*block.all_by_month].table, nullptr, month)
                                 : month_value(by_month, &row.cells[0], month));
      }
      values.push_back(std::move(line));
    }
    add_trend(made, values, block.months, by_month.columns[2].quantity, for_people(style_.format));
  }
  if (question_.footnotes) made.notes.push_back(source_of_query(questions_[*block.question], answer, setting_));
  return made;
}

TableBlock ReportPlan::figure_table(const PlannedBlock& block) {
  TableBlock made{block.figures->table(tally_), notes_on(tally_.left_out(block.left_out), setting_.english),
                  false, {}, {}};
  if (block.monthly) {
    std::vector<std::vector<Value>> values;
    const Table monthly = block.monthly->table(tally_);
    const std::size_t value = monthly.keys;  // the first behind the keys
    const std::size_t rows_of_figure =
        monthly.rows.empty() ? 1 : made.table.rows.size() * block.months.size() / monthly.rows.size();
    for (std::size_t row = 0; row < made.table.rows.size(); ++row) {
      auto& line = values.emplace_back();
      const std::size_t figure = row / rows_of_figure;
      for (std::size_t month = 0; month < block.months.size(); ++month)
        line.push_back(monthly.rows[figure * block.months.size() + month].cells[value]);
    }
    add_trend(made, values, block.months, Quantity::mixed, for_people(style_.format));
  }
  if (question_.footnotes) {
    for (const auto& counts : block.figures->row_counts(tally_)) {
      const Indicator& indicator = tally_.indicator(counts[0]);
      made.sources.push_back(source_number(
          source_of_figure(indicator, Compare::value, counts,
                           narrowed(block.figures->where(), indicator.ledger, ""), tally_, setting_.english)));
    }
  }
  if (for_people(style_.format)) make_readable(made.table, block.figures->period(), setting_.english);
  for (const std::string& id : block.figures->missing(tally_)) {
    made.notes.push_back(missing_words(setting_.catalogue->ledger(id), setting_.english));
  }
  for (const std::string& note : block.figures->notes(tally_, setting_.english)) made.notes.push_back(note);
  for (ReportFigure& figure : block.figures->figures(tally_, question_.footnotes)) add_figure(std::move(figure));
  return made;
}

/// What files lack for the figures that are printed, wherever the section on what was not counted stands.
void ReportPlan::note_lacking(const PlannedNodes& nodes) {
  for (const PlannedNode& node : nodes) {
    if (const auto* condition = std::get_if<PlannedIf>(&node.what)) {
      note_lacking(holds(*condition) ? condition->then : condition->otherwise);
    } else if (const auto* placeholder = std::get_if<PlaceholderNumber>(&node.what)) {
      const auto& figure = placeholders_[placeholder->number].figure;
      if (!figure) continue;
      append_once(figure->lacking(tally_, setting_.english), lacking_);
      append_once(figure->lacking(tally_, true), result_.notes);
    } else if (const auto* block = std::get_if<BlockNumber>(&node.what)) {
      const auto& figures = blocks_[block->number].figures;
      if (!figures) continue;
      for (const std::string& note : figures->notes(tally_, setting_.english)) append_once(note, lacking_);
      for (const std::string& note : figures->notes(tally_, true)) append_once(note, result_.notes);
    }
  }
}

NotCounted ReportPlan::not_counted() const {
  return {tally_.missing(), tally_.files(all_left_out_), tally_.left_out(all_left_out_), lacking_,
          setting_.notices ? *setting_.notices : std::vector<Notice>()};
}

void ReportPlan::fill_not_counted() {
  for (Block& block : not_counted_section(not_counted(), *setting_.catalogue, setting_.english)) {
    writer_.add(std::move(block));
  }
}

std::string ReportPlan::text_of(const PlannedPlaceholder& planned) {
  const Placeholder& placeholder = planned.placeholder;
  switch (placeholder.kind) {
    case Placeholder::Kind::period:
    case Placeholder::Kind::today:
      return words_of(planned.period, placeholder);
    case Placeholder::Kind::as_of:
      if (const auto last = tally_.last_date()) return words_of(period_of(*last), placeholder);
      return for_sentence({}, Quantity::text, style_.money);
    case Placeholder::Kind::pace:
      return for_sentence(pace_of(planned.period), Quantity::fraction, style_.money);
    case Placeholder::Kind::value:
      return shown(placeholder.text);
    case Placeholder::Kind::not_counted:  // a part of its own
      return {};
    case Placeholder::Kind::figure:
      break;
  }
  const Figure figure = planned.figure->figure(tally_);
  const bool derived = placeholder.derived != Compare::value;
  ReportFigure known{placeholder.indicator->id, derived ? name_of(placeholder.derived) : "",
                     to_text(planned.period), figure.value, figure.unit, shown(planned.where), shown(placeholder.by), {}, {}};
  std::string text = in_sentence(placeholder, figure, style_);
  if (question_.footnotes) {
    const auto counts = planned.figure->counts();
    if (!counts.empty()) {
      known.files = tally_.file_names(counts[0]);
      known.rows = tally_.rows(counts[0]);
    }
    if (!is_empty(figure.value)) {
      text += "[^" +
              std::to_string(source_number(source_of_figure(*placeholder.indicator, placeholder.derived, counts,
                                                            shown(planned.where), tally_, setting_.english))) +
              "]";
    }
  }
  add_figure(std::move(known));
  return text;
}

std::string ReportPlan::words_of(const Period& period, const Placeholder& placeholder) const {
  if (placeholder.iso) return to_text(period);
  return placeholder.from_to ? from_to_words(period, setting_.english) : to_words(period, setting_.english);
}

void ReportPlan::add_figure(ReportFigure figure) {
  const std::string key = figure.figure + '\n' + figure.measure + '\n' + figure.period + '\n' +
                          figure.where + '\n' + figure.by;
  if (known_figures_.insert(key).second) result_.document.figures.push_back(std::move(figure));
}

/// From 1; what is said twice has one number.
std::size_t ReportPlan::source_number(const std::string& source) {
  auto& sources = result_.document.sources;
  const auto known = std::find(sources.begin(), sources.end(), source);
  if (known != sources.end()) return static_cast<std::size_t>(known - sources.begin()) + 1;
  sources.push_back(source);
  return sources.size();
}

}  // namespace shanhai
