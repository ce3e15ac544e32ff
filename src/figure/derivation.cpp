#include "figure/derivation.h"

#include <algorithm>

#include "question/compare_quotients.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

constexpr int quotient_decimals = 10;

Value rounded_value(const std::optional<Fraction>& exact) {
  if (!exact) return {};
  const auto value = rounded(*exact, quotient_decimals);
  return value ? Value(*value) : Value();
}

/// The fraction of a number; empty for nothing.
std::optional<Fraction> fraction_of(const Value& value) {
  const auto* number = std::get_if<Exact>(&value);
  return number ? std::optional(fraction(*number)) : std::nullopt;
}

void note(const Notice& notice, const Tally& tally) {
  if (tally.setting().notices) add_notices({notice}, *tally.setting().notices);
}

/// The period of a figure up to the end of `period`, from `from_start(period)`, as far as its rows are those
/// of a period; a stock (to-date, active) is what it is at the end.
template <class FromStart>
std::optional<Period> widened(const Wanted& wanted, FromStart from_start) {
  if (!wanted.period || is_stock(*wanted.indicator)) return wanted.period;
  return from_start(*wanted.period);
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

bool needs_period(Derived derived) {
  switch (derived) {
    case Derived::value:
    case Derived::cumulative:
    case Derived::share:
    case Derived::rank:
      return false;
    default:
      return true;
  }
}

/// 1, 1, 3, largest first; nothing for nothing.
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
    result.push_back(is_empty(own) ? Value() : Value(Exact{place + 1, 0}));
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

Quantity quantity_of(Derived derived, Quantity own) {
  switch (derived) {
    case Derived::value:
    case Derived::ytd:
    case Derived::cumulative:
    case Derived::target:
      return own;
    case Derived::yoy:
    case Derived::mom:
    case Derived::ytd_yoy:
      return growth_of(own);
    case Derived::rank:
      return Quantity::rank;
    case Derived::ahead:
      return Quantity::points;
    case Derived::status:
      return Quantity::text;
    default:
      return Quantity::fraction;
  }
}

std::string unit_of(Derived derived, const std::string& own) {
  switch (quantity_of(derived, Quantity::mixed)) {
    case Quantity::mixed:
      return own;
    case Quantity::rank:
    case Quantity::text:
      return {};
    default:
      return "%";
  }
}

Value ratio(const std::optional<Fraction>& a, const std::optional<Fraction>& b) {
  return a && b ? rounded_value(quotient(*a, *b)) : Value();
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

Value pace_of(const Period& period) { return rounded_value(exact_pace(period)); }

Derivation::Derivation(Derived derived, const Wanted& wanted, const std::vector<Target>& targets,
                       Tally& tally)
    : derived_(derived) {
  if (needs_period(derived) && !wanted.period) {
    throw UsageError(std::string(name_of(derived)) + " of " + wanted.indicator->id +
                     " needs a period (--period)");
  }
  if ((derived == Derived::share || derived == Derived::rank) && wanted.by.empty()) {
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
  const auto to_date = [&] { return widened(wanted, year_to_date); };
  switch (derived) {
    case Derived::share: {
      now_ = want(wanted.period);
      if (!tally.adds_up(*now_)) break;
      Wanted all = wanted;
      all.whole = true;
      whole_ = tally.want(all);
      break;
    }
    case Derived::value:
    case Derived::rank:
      now_ = want(wanted.period);
      break;
    case Derived::yoy:
      now_ = want(wanted.period);
      before_ = want_if(year_before(*wanted.period));
      break;
    case Derived::mom:
      now_ = want(wanted.period);
      before_ = want_if(just_before(*wanted.period));
      break;
    case Derived::ytd:
      if (is_stock(*wanted.indicator)) break;
      now_ = want_if(year_to_date(*wanted.period));
      break;
    case Derived::ytd_yoy:
      if (is_stock(*wanted.indicator)) break;
      if (const auto period = year_to_date(*wanted.period)) {
        now_ = want(period);
        before_ = want_if(year_before(*period));
      }
      break;
    case Derived::cumulative:
      now_ =
          want(widened(wanted, [](const Period& period) { return std::optional(to_end(period)); }));
      break;
    case Derived::target:
      target_ = target_of(wanted, targets, tally);
      break;
    case Derived::completion:
    case Derived::ahead:
    case Derived::status:
      now_ = want_if(to_date());
      target_ = target_of(wanted, targets, tally);
      pace_ = exact_pace(*wanted.period);
      break;
    case Derived::pace:
      pace_ = exact_pace(*wanted.period);
      break;
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
  return done && pace_ ? rounded_value(*done - *pace_) : Value();
}

Value Derivation::derive(const std::optional<Fraction>& now, const std::optional<Fraction>& before,
                         const std::optional<Fraction>& whole) const {
  switch (derived_) {
    case Derived::yoy:
    case Derived::mom:
    case Derived::ytd_yoy:
      return in_points_ ? change(now, before) : growth(now, before);
    case Derived::share:
      return shanhai::share(now, whole);
    case Derived::target:
      return target_;
    case Derived::completion:
      return ratio(now, fraction_of(target_));
    case Derived::pace:
      return rounded_value(pace_);
    case Derived::ahead:
      return ahead(now);
    case Derived::status:
      if (is_empty(target_)) return now ? Value("no-target") : Value();
      return now ? status_of(ahead(now)) : Value("no-data");
    default:  // value, ytd, cumulative: as counted; rank: of many
      return {};
  }
}

namespace {

bool is_as_counted(Derived derived) {
  return derived == Derived::value || derived == Derived::ytd || derived == Derived::cumulative;
}

}  // namespace

Value Derivation::value(const Tally& tally) const {
  if (is_as_counted(derived_)) return now_ ? tally.value(*now_) : Value();
  const auto count = [&](std::optional<std::size_t> number) {
    return number ? tally.exact(*number) : std::nullopt;
  };
  return derive(count(now_), count(before_), {});
}

std::vector<Value> Derivation::values(const Tally& tally, const std::vector<Value>& keys) const {
  if (derived_ == Derived::rank) return ranks(tally, *now_, keys);
  const auto whole = whole_ ? tally.exact(*whole_) : std::nullopt;
  std::vector<Value> result;
  for (const Value& key : keys) {
    const auto count = [&](std::optional<std::size_t> number) {
      return number ? tally.exact(*number, key) : std::nullopt;
    };
    if (is_as_counted(derived_)) {
      result.push_back(now_ ? tally.value(*now_, key) : Value());
    } else {
      result.push_back(derive(count(now_), count(before_), whole));
    }
  }
  return result;
}

}  // namespace shanhai
