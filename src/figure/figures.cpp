#include "shanhai/figure/figures.h"

#include "gather/watch.h"
#include "figure/bound_count.h"
#include "figure/figure_plan.h"
#include "figure/scaled_unit.h"
#include "shanhai/filter/condition.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

struct ColumnValue {
  std::string column, value;
};

/// `county=独山县`.
ColumnValue split_by(const FigureRequest& request) {
  if (request.derived != Compare::share && request.derived != Compare::rank) return {};
  const auto equals = request.by.find('=');
  if (equals == request.by.npos) {
    throw UsageError(std::string(name_of(request.derived)) + " of " + request.indicator +
                     " needs a column and one of its values (county=独山县)" +
                     (request.by.empty() ? "" : ", not \"" + request.by + "\""));
  }
  return {std::string(trimmed(std::string_view(request.by).substr(0, equals))),
          std::string(trimmed(std::string_view(request.by).substr(equals + 1)))};
}

Wanted wanted_of(const FigureRequest& request, const Catalogue& catalogue) {
  Wanted wanted{
      &catalogue.indicator(request.indicator), {}, request.period, split_by(request).column};
  if (!request.where.empty()) wanted.where.push_back(request.where);
  wanted.typed = request.typed;
  return wanted;
}

}  // namespace

FigurePlan::FigurePlan(const FigureRequest& request, const std::vector<Target>& targets,
                       Tally& tally)
    : own_(tally.want(wanted_of(request, *tally.setting().catalogue))),
      derivation_(request.derived, wanted_of(request, *tally.setting().catalogue), targets, tally) {
  for (const std::size_t count : derivation_.counts()) add(tally.needs(count), needs_);
  if (derivation_.lacks_share()) note_without_share({tally.indicator(own_).id}, tally);
  if (const ColumnValue by = split_by(request); !by.column.empty()) {
    const LedgerSpec& ledger = tally.setting().catalogue->ledger(tally.indicator(own_).ledger);
    const Name name = *find_name(ledger, by.column);
    wanted_key_ = name.time ? by.value : vocabulary_spelling(ledger.columns[name.column], by.value);
  }
}

Value FigurePlan::key(const Tally& tally) const {
  for (const Value& key : tally.keys(own_)) {
    if (text_of_key(key) == wanted_key_) return key;
  }
  return {};
}

Figure FigurePlan::figure(const Tally& tally) const {
  Figure figure;
  figure.quantity = quantity_of(derivation_.derived(), tally.quantity(own_));
  figure.unit = unit_of(derivation_.derived(), tally.unit(own_));
  figure.no_ledger = !tally.has_ledger(own_);
  figure.note = tally.lacking(own_, true);
  if (wanted_key_.empty()) {
    figure.value = derivation_.value(tally);
  } else if (const Value wanted = key(tally); !is_empty(wanted)) {
    figure.value = derivation_.values(tally, {wanted})[0];
  }
  return figure;
}

void note_without_share(const std::vector<std::string>& figures, const Tally& tally) {
  const std::optional<Notice> notice = without_share("", figures);
  if (notice && tally.setting().notices) add_notices({*notice}, *tally.setting().notices);
}

void add(const Needs& needs, Needs& to) {
  for (const auto& [ledger, columns] : needs) to[ledger].insert(columns.begin(), columns.end());
}

std::string joined(const std::vector<std::string>& where) {
  if (where.size() == 1) return where[0];
  std::string text;
  for (const std::string& each : where) text += (text.empty() ? "(" : " and (") + each + ")";
  return text;
}

std::string text_of_key(const Value& key) {
  if (const auto* text = std::get_if<std::string>(&key)) return *text;
  if (const auto* date = std::get_if<Date>(&key)) return to_text(*date);
  if (const auto* number = std::get_if<Exact>(&key)) return plain(*number);
  return {};
}

Question rows_behind(const Indicator& indicator, const std::vector<std::string>& where,
                     const std::optional<Period>& period, Day today) {
  Question question;
  question.ledger = indicator.ledger;
  question.measures = indicator.measure;
  question.over = indicator.over;
  question.period = period;
  if (!period && indicator.over == Over::active) {
    question.period = period_of(Date(today, Precision::day));
  }
  if (!indicator.where.empty()) question.where.push_back(indicator.where);
  question.given_where = question.where.size();
  question.where.insert(question.where.end(), where.begin(), where.end());
  question.rows = true;
  return question;
}

void check_figures(const Catalogue& catalogue, Day today) {
  for (const Indicator& indicator : catalogue.indicators()) {
    Columns columns(catalogue.ledger(indicator.ledger), today);
    const BoundCount count = bound({&indicator, {}, std::nullopt, ""}, columns, true);
    const ScaledUnit unit = scaled_unit(indicator.unit);
    const Quantity quantity = count.measure.quantity;
    const bool is_money = quantity == Quantity::money || quantity == Quantity::price;
    const std::string place = indicator.place + ": " + indicator.id + ": ";
    if (is_money && !unit.base.empty() && unit.base != "元") {
      throw UsageError(place + indicator.measure + " is money, and its unit is 元, not " + indicator.unit);
    }
    if (!is_money && unit.base != "元" && unit.power > 0) {
      throw UsageError(place + "the unit of a figure has no 万 or 亿 before it (a report may print it in " +
                       indicator.unit + "); write " + unit.base);
    }
  }
}

FigurePlans::FigurePlans(const std::vector<FigureRequest>& requests, const std::vector<Target>& targets,
                         LedgerPasses& passes)
    : tally_(passes) {
  for (const FigureRequest& request : requests) {
    plans_.emplace_back(request, targets, tally_);
    left_out_.push_back(tally_.want_left_out(plans_.back().needs()));
    if (request.period) periods_.push_back(*request.period);
  }
}

std::vector<Figure> FigurePlans::figures() {
  tally_.account();
  for (const Period& period : periods_) tally_.say_what_ends_before(period);
  std::vector<Figure> result;
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    result.push_back(plans_[i].figure(tally_));
    result.back().left_out = tally_.left_out(left_out_[i]);
  }
  return result;
}

std::vector<Figure> figures(const std::vector<FigureRequest>& requests,
                            const std::vector<Target>& targets, const Setting& setting) {
  LedgerPasses passes(setting);
  FigurePlans plans(requests, targets, passes);
  passes.read();
  return plans.figures();
}

}  // namespace shanhai
