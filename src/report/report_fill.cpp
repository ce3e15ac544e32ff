// The second half of a report: what was asked for, put into the template.
#include <algorithm>

#include "report/not_counted.h"
#include "report/report_plan.h"
#include "report/sentence.h"
#include "shanhai/ledger/fold.h"

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

/// `sum(disbursed) / sum(received) as 支出率%`: a fraction, for people a percentage.
void mark_percentages(Table& table) {
  for (TableColumn& column : table.columns) {
    if (column.quantity != Quantity::number || column.label.size() < 2 ||
        !column.label.ends_with('%'))
      continue;
    column.quantity = Quantity::fraction;
    column.label.pop_back();
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

}  // namespace

ReportAnswer make_report(const ReportQuestion& question, const std::vector<Target>& targets,
                         const Setting& setting, const Style& style) {
  return ReportPlan(question, targets, setting, style).answer();
}

ReportAnswer ReportPlan::answer() {
  tally_.collect();
  answers_ = ask(questions_, setting_);

  Document& document = result_.document;
  document.report = question_.name;
  document.period = to_text(period_);
  if (const auto last = tally_.last_date()) document.as_of = to_text(*last);
  bool said = false;
  for (const TemplatePart& part : template_.parts) {
    std::visit([this](const auto& each) { fill(each); }, part);
    said = said || std::holds_alternative<NotCountedHere>(part);
  }
  if (!said) fill(NotCountedHere{});

  for (const Answer& answer : answers_) {
    for (const std::string& note : answer.notes) append_once(note, result_.notes);
  }
  result_.left_out = tally_.left_out(all_left_out_);
  result_.missing = tally_.missing();
  result_.none_there = tally_.none_there();
  return std::move(result_);
}

void ReportPlan::fill(const TemplateProse& prose) {
  auto& blocks = result_.document.blocks;
  if (blocks.empty() || !std::holds_alternative<Prose>(blocks.back())) blocks.emplace_back(Prose{});
  std::get<Prose>(blocks.back()).lines.push_back(text_of(prose));
}

void ReportPlan::fill(const TemplateHeading& heading) {
  const std::string text = text_of(heading.prose);
  result_.document.blocks.emplace_back(Heading{heading.level, std::string(trimmed(text))});
}

void ReportPlan::fill(const TemplateBlock&) {
  const PlannedBlock& block = blocks_[next_block_++];
  if (block.figures) return fill_figures(block);
  auto& blocks = result_.document.blocks;
  if (!block.question) {
    const std::string words =
        missing_words(setting_.catalogue->ledger(block.missing), setting_.english);
    blocks.emplace_back(Prose{{setting_.english ? "— (" + words + ")" : "—（" + words + "）"}});
    return;
  }
  const Answer& answer = answers_[*block.question];
  blocks.emplace_back(TableBlock{answer.table, notes_on(answer.left_out, setting_.english)});
  mark_percentages(std::get<TableBlock>(blocks.back()).table);
}

void ReportPlan::fill_figures(const PlannedBlock& block) {
  TableBlock made{block.figures->table(tally_),
                  notes_on(tally_.left_out(block.left_out), setting_.english)};
  if (for_people(style_.format))
    make_readable(made.table, block.figures->period(), setting_.english);
  for (const std::string& id : block.figures->missing(tally_)) {
    made.notes.push_back(missing_words(setting_.catalogue->ledger(id), setting_.english));
  }
  for (const std::string& note : block.figures->notes(tally_, setting_.english)) {
    made.notes.push_back(note);
    append_once(note, lacking_);
  }
  for (const std::string& note : block.figures->notes(tally_, true))
    append_once(note, result_.notes);
  for (ReportFigure& figure : block.figures->figures(tally_)) add_figure(std::move(figure));
  result_.document.blocks.emplace_back(std::move(made));
}

void ReportPlan::fill(NotCountedHere) {
  // Whatever follows in the template may lack a column as well: ask all.
  for (const PlannedPlaceholder& planned : placeholders_) {
    if (!planned.figure) continue;
    append_once(planned.figure->lacking(tally_, setting_.english), lacking_);
    append_once(planned.figure->lacking(tally_, true), result_.notes);
  }
  for (const PlannedBlock& block : blocks_) {
    if (!block.figures) continue;
    for (const std::string& note : block.figures->notes(tally_, setting_.english))
      append_once(note, lacking_);
  }
  const NotCounted what{tally_.missing(), tally_.files(all_left_out_),
                        tally_.left_out(all_left_out_), lacking_};
  for (Block& block : not_counted_section(what, *setting_.catalogue, setting_.english)) {
    result_.document.blocks.push_back(std::move(block));
  }
}

std::string ReportPlan::text_of(const TemplateProse& prose) {
  std::string text;
  for (const TemplatePiece& piece : prose.pieces) {
    text += piece.text;
    if (piece.placeholder) text += text_of(placeholders_[next_placeholder_++]);
  }
  return text;
}

std::string ReportPlan::text_of(const PlannedPlaceholder& planned) {
  const Placeholder& placeholder = planned.placeholder;
  switch (placeholder.kind) {
    case Placeholder::Kind::period:
    case Placeholder::Kind::today:
      return words_of(planned.period, placeholder.iso);
    case Placeholder::Kind::as_of:
      if (const auto last = tally_.last_date()) return words_of(period_of(*last), placeholder.iso);
      return for_sentence({}, Quantity::text, style_.money);
    case Placeholder::Kind::pace:
      return for_sentence(pace_of(planned.period), Quantity::fraction, style_.money);
    case Placeholder::Kind::not_counted:  // a part of its own
      return {};
    case Placeholder::Kind::figure:
      break;
  }
  const Figure figure = planned.figure->figure(tally_);
  const bool derived = placeholder.derived != Derived::value;
  add_figure({placeholder.indicator->id, derived ? name_of(placeholder.derived) : "",
              to_text(planned.period), figure.value, figure.unit, planned.where, placeholder.by});
  return in_sentence(placeholder, figure, style_);
}

std::string ReportPlan::words_of(const Period& period, bool iso) const {
  return iso ? to_text(period) : to_words(period, setting_.english);
}

void ReportPlan::add_figure(ReportFigure figure) {
  const std::string key = figure.figure + '\n' + figure.measure + '\n' + figure.period + '\n' +
                          figure.where + '\n' + figure.by;
  if (known_figures_.insert(key).second) result_.document.figures.push_back(std::move(figure));
}

}  // namespace shanhai
