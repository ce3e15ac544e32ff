#include "figure/derivation.h"

#include <algorithm>

#include "question/compare_quotients.h"
#include "question/compared_dates.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

/// The fraction of a number; empty for nothing.
std::optional<Fraction> fraction_of(const Value& value) {
  const auto* number = std::get_if<Exact>(&value);
  return number ? std::optional(fraction(*number)) : std::nullopt;
}

void note(const Notice& notice, const Tally& tally) {
  if (tally.setting().notices) add_notices({notice}, *tally.setting().notices);
}

/// Of the whole: a part of it has none.
Value target_of(const Wanted& wanted, const std::vector<Target>& targets, const Tally& tally) {
  const Value target = target_for(*wanted.indicator, *wanted.period, targets);
  if (is_empty(target) || (wanted.where.empty() && wanted.by.empty())) return target;
  note({"", "",
        {"目标、完成率和进度差只对全部数据而言：加了条件（--where、where）或分组（--by）的指标没有目标，也不据此报警",
         "targets are of the whole: figures that a condition or --by narrows have no target or completion, and no alarm of them"}},
       tally);
  return {};
}

bool needs_period(const CompareKind& kind) {
  return kind.is_of_before() || kind.rows == CompareKind::Rows::year_to_date;
}

/// 1, 1, 3, largest first; nothing for nothing, and where there are no groups.
std::vector<Value> ranks(const Tally& tally, std::size_t count, const std::vector<Value>& keys) {
  std::vector<Value> sorted;
  for (const Value& key : tally.keys(count)) sorted.push_back(tally.value(count, key));
  const auto larger = [](const Value& a, const Value& b) {
    return !is_empty(a) && (is_empty(b) || compare(a, b) > 0);
  };
  std::sort(sorted.begin(), sorted.end(), larger);
  std::vector<Value> result;
  for (const Value& key : keys) {
    const Value own = tally.value(count, key);
    const auto place = std::lower_bound(sorted.begin(), sorted.end(), own, larger) - sorted.begin();
    result.push_back(is_empty(own) || sorted.empty() ? Value() : Value(Exact{place + 1, 0}));
  }
  return result;
}

/// By what people see of the difference: two decimals of a percentage point.
Value status_of(const Value& ahead) {
  const auto* number = std::get_if<Exact>(&ahead);
  if (!number) return {};
  const Wide shown = rounded(*number, 4).units;
  return shown > 0 ? Value("ahead") : shown < 0 ? Value("behind") : Value("on-pace");
}

}  // namespace

std::string unit_of(Compare derived, const std::string& own) {
  switch (quantity_of(derived, Quantity::mixed)) {
    case Quantity::mixed:
    case Quantity::difference:
      return own;
    case Quantity::rank:
    case Quantity::text:
      return {};
    default:
      return "%";
  }
}

std::optional<Fraction> exact_pace(const Period& period) {
  if (!period.last) return {};
  const Civil last = civil(*period.last);
  if (civil(*period.last + 1).day == 1) return Fraction{last.month, 12};
  const Date year = Date(*period.last, Precision::day).truncated(Precision::year);
  return Fraction{*period.last - year.first() + 1, year.last() - year.first() + 1};
}

Value target_for(const Indicator& indicator, const Period& period, const std::vector<Target>& targets) {
  if (!period.last) return {};
  const int year = civil(*period.last).year;
  for (const Target& target : targets) {
    if (target.indicator == indicator.id && target.year == year) return target.value;
  }
  return {};
}

Value pace_of(const Period& period) { return rounded_quotient(exact_pace(period)); }

Derivation::Derivation(Compare derived, const Wanted& wanted, const std::vector<Target>& targets,
                       Tally& tally)
    : derived_(derived) {
  const CompareKind& kind = kind_of(derived);
  if (needs_period(kind) && !wanted.period) {
    throw UsageError(std::string(name_of(derived)) + " of " + wanted.indicator->id +
                     " needs a period (--period)");
  }
  if (kind.is_of_values() && wanted.by.empty()) {
    throw UsageError(std::string(name_of(derived)) + " of " + wanted.indicator->id +
                     " needs the column whose values are compared (by)");
  }
  const auto want = [&](const std::optional<Period>& period) {
    Wanted other = wanted;
    other.period = period;
    return tally.want(other);
  };
  // A period that there is not (a year before an open range) has no count.
  const auto want_if = [&](const std::optional<Period>& period) {
    return period ? std::optional(want(period)) : std::nullopt;
  };
  const LedgerSpec& ledger = tally.setting().catalogue->ledger(wanted.indicator->ledger);
  const auto narrowed = wanted.typed ? narrowed_dates(wanted.where, {derived}, ledger, tally.setting().today) : std::nullopt;
  if (narrowed && !is_of_target(derived)) note(*narrowed, tally);
  if (is_of_target(derived)) target_ = target_of(wanted, targets, tally);
  if (needs_period(kind)) pace_ = exact_pace(*wanted.period);
  if (derived == Compare::target || derived == Compare::pace) return;
  // A stock is what it is at the end of its period, and has no year to date.
  const bool stock = is_stock(*wanted.indicator);
  if (stock && kind.rows == CompareKind::Rows::year_to_date && !is_of_target(derived)) return;
  const std::optional<Period> now = wanted.period && !stock ? period_now(kind, *wanted.period) : wanted.period;
  if (kind.gives != CompareKind::Gives::earlier) {
    if (now || !wanted.period) now_ = want(now);
  }
  if (kind.is_of_before()) before_ = want_if(period_earlier(kind, *wanted.period));
  if (kind.against == CompareKind::Against::whole && tally.adds_up(*now_)) {
    Wanted all = wanted;
    all.whole = true;
    whole_ = tally.want(all);
  }
  in_points_ = now_ && tally.quantity(*now_) == Quantity::fraction;
}

std::vector<std::size_t> Derivation::counts() const {
  std::vector<std::size_t> result;
  for (const auto& each : {now_, before_}) {
    if (each) result.push_back(*each);
  }
  return result;
}

Value Derivation::ahead(const std::optional<Fraction>& now) const {
  const auto target = fraction_of(target_);
  const auto done = now && target ? quotient(*now, *target) : std::nullopt;
  return done && pace_ ? rounded_quotient(*done - *pace_) : Value();
}

Value Derivation::value(const Tally& tally, const Value* key, const std::optional<Fraction>& whole) const {
  using Gives = CompareKind::Gives;
  const auto counted = [&](std::optional<std::size_t> count) {
    return !count ? Value() : key ? tally.value(*count, *key) : tally.value(*count);
  };
  const auto exact = [&](std::optional<std::size_t> count) {
    return !count ? std::nullopt : key ? tally.exact(*count, *key) : tally.exact(*count);
  };
  switch (const CompareKind& kind = kind_of(derived_); kind.gives) {
    case Gives::value: return counted(now_);
    case Gives::earlier: return derived_ == Compare::target ? target_ : counted(before_);
    case Gives::change:
    case Gives::growth:
      return now_ ? compared(kind.gives, tally.measure(*now_), in_points_, exact(now_), exact(before_)) : Value();
    case Gives::gap:
      return now_ ? compared(kind.gives, tally.measure(*now_), in_points_, exact(now_), fraction_of(target_)) : Value();
    case Gives::share: return shanhai::share(exact(now_), whole);
    case Gives::completion: return ratio(exact(now_), fraction_of(target_));
    case Gives::pace: return rounded_quotient(pace_);
    case Gives::ahead: return ahead(exact(now_));
    case Gives::status: {
      const auto now = exact(now_);
      if (is_empty(target_)) return now ? Value("no-target") : Value();
      return now ? status_of(ahead(now)) : Value("no-data");
    }
    case Gives::rank: break;  // of many
  }
  return {};
}

Value Derivation::value(const Tally& tally) const { return value(tally, nullptr, {}); }

std::vector<Value> Derivation::values(const Tally& tally, const std::vector<Value>& keys) const {
  if (derived_ == Compare::rank) return ranks(tally, *now_, keys);
  const auto whole = whole_ ? tally.exact(*whole_) : std::nullopt;
  std::vector<Value> result;
  for (const Value& key : keys) result.push_back(value(tally, &key, whole));
  return result;
}

}  // namespace shanhai
