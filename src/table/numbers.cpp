#include "table/numbers.h"

#include "table/words.h"

namespace shanhai {

namespace {

/// 元 are divided by ten to this power.
int power_of(MoneyUnit money) {
  switch (money) {
    case MoneyUnit::yuan:
      return 0;
    case MoneyUnit::wan:
      return 4;
    case MoneyUnit::yi:
      return 8;
  }
  return 0;
}

Exact in_percent(Exact fraction) {
  for (int i = 0; i < 2; ++i) {
    if (fraction.decimals > 0) {
      --fraction.decimals;
    } else {
      fraction.units *= 10;
    }
  }
  return fraction;
}

std::string signed_points(const Exact& fraction) {
  const Exact points = rounded(in_percent(fraction), 2);
  return (points.units > 0 ? "+" : "") + grouped(points, 2);
}

}  // namespace

int decimals_needed(const Exact& number, int most) {
  Exact shown = rounded(number, most);
  while (shown.decimals > 0 && shown.units % 10 == 0) {
    shown.units /= 10;
    --shown.decimals;
  }
  return shown.decimals;
}

std::string number_for_people(const Exact& number, Quantity quantity, MoneyUnit money,
                              int decimals, bool english) {
  switch (quantity) {
    case Quantity::text:
    case Quantity::unit:
      return plain(number);
    case Quantity::mixed:
    case Quantity::growth:
    case Quantity::difference:
    case Quantity::number:
      return grouped(number, decimals);
    case Quantity::count:
      return grouped(number, decimals_needed(number, most_decimals));
    case Quantity::money:
      return grouped(scaled_down(number, power_of(money)), 2);
    case Quantity::price:
      return grouped(number, 2);
    case Quantity::fraction:
      return grouped(in_percent(number), 2) + '%';
    case Quantity::points:
      return signed_points(number);
    case Quantity::change:
      return grouped(in_percent(number), 2) + points_word(english);
    case Quantity::rank:
      return grouped(number, 0);
  }
  return {};
}

std::string number_for_machines(const Exact& number, Quantity quantity, MoneyUnit money) {
  return plain(quantity == Quantity::money ? scaled_down(number, power_of(money)) : number);
}

std::string for_sentence(const Value& value, Quantity quantity, MoneyUnit money) {
  if (const auto* number = std::get_if<Exact>(&value)) {
    return number_for_people(*number, quantity, money, decimals_needed(*number, most_decimals), false);
  }
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  return nothing_there;
}

}  // namespace shanhai
