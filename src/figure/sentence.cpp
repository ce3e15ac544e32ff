#include "figure/sentence.h"

#include <algorithm>

#include "table/numbers.h"
#include "table/words.h"
#include "figure/scaled_unit.h"
#include "figure/spelled_number.h"

namespace shanhai {

namespace {

constexpr int usual_decimals = 2;

using Rounding = Placeholder::Rounding;

/// It would read as zero, and is none.
bool vanishes(const Exact& number, int decimals) { return number.units != 0 && rounded(number, decimals).units == 0; }

/// As many decimals as leave two digits of a number that is not zero and would be none.
int decimals_that_show(const Exact& number, int decimals) {
  if (!vanishes(number, decimals)) return decimals;
  while (decimals < number.decimals && vanishes(number, decimals)) ++decimals;
  return decimals_needed(number, decimals + 1);
}

std::string digits(const Exact& number, const Placeholder& placeholder, int decimals) {
  if (placeholder.decimals) {
    decimals = *placeholder.decimals;
  } else if (placeholder.plain || placeholder.short_form) {
    decimals = decimals_needed(number, decimals);
  }
  std::string text = grouped(number, decimals_that_show(number, decimals));
  if (placeholder.plain) text.erase(std::remove(text.begin(), text.end(), ','), text.end());
  return text;
}

Exact magnitude(Exact number) {
  if (number.units < 0) number.units = -number.units;
  return number;
}

/// The sign of what people see: 0.00% is neither up nor down.
int sign(const Exact& number, int decimals) {
  const Wide units = rounded(number, decimals).units;
  return units > 0 ? 1 : units < 0 ? -1 : 0;
}

/// A unit as it is printed: 万 or 亿 before 元, 羽 ...
struct PrintedUnit {
  int power = 0;
  std::string base;  // empty: only what is counted is named, by the sentence
};

const char* scale_word(int power) { return power == 8 ? "亿" : power == 4 ? "万" : ""; }

/// 6660余万元, but 1.5亿余枚: where there are decimals the scale belongs to the number.
std::string over(const std::string& number, const PrintedUnit& unit) {
  const std::string scale = scale_word(unit.power);
  const bool decimal = number.find('.') != number.npos;
  return decimal ? number + scale + "余" + unit.base : number + "余" + scale + unit.base;
}

/// A number counted in `unit`, rounded down to a step if that is asked for and changes it.
std::string with_unit(const Exact& number, const PrintedUnit& unit, const Placeholder& placeholder,
                      int decimals) {
  if (const auto down = rounded_down(number, placeholder)) {
    const std::string text = digits(*down, placeholder, decimals_needed(*down, most_decimals));
    if (placeholder.rounding == Rounding::over) return over(text, unit);
    return text + scale_word(unit.power) + unit.base + "以上";
  }
  return digits(number, placeholder, decimals) + scale_word(unit.power) + unit.base;
}

/// The same in English, which has millions and no 万: `text` makes the number of what is left.
template <class Text>
std::string in_english(const Exact& number, int power, const Placeholder& placeholder, Text text) {
  const auto down = rounded_down(counted_in(number, {power, {}}), placeholder);
  if (!down) return text(number, placeholder);
  Placeholder exact = placeholder;
  const Exact base = in_base(*down, {power, {}});
  exact.decimals = decimals_needed(power == 0 ? base : counted_in(base, {6, {}}), most_decimals);
  return (placeholder.rounding == Rounding::over ? "more than " : "at least ") + text(base, exact);
}

/// Growth, shares, rates, percentage points (of `change` those by which a rate has grown): a number in hundredths.
std::string percents(const Exact& fraction, const Placeholder& placeholder, Quantity quantity,
                     bool english) {
  const Exact number = counted_in(fraction, scaled_unit("%"));
  const int direction = sign(number, placeholder.decimals.value_or(usual_decimals));
  if (placeholder.words) {
    const std::string size = digits(magnitude(number), placeholder, usual_decimals);
    if (quantity == Quantity::points) {
      if (direction == 0) return english ? "on pace" : "与序时进度持平";
      if (english) return size + (direction > 0 ? " points ahead of pace" : " points behind pace");
      return (direction > 0 ? "快于序时进度" : "慢于序时进度") + size + "个百分点";
    }
    if (direction == 0) return english ? "unchanged" : "持平";
    if (quantity == Quantity::change) {
      if (english) return (direction > 0 ? "up " : "down ") + size + " percentage points";
      return (direction > 0 ? "上升" : "下降") + size + "个百分点";
    }
    if (english) return (direction > 0 ? "up " : "down ") + size + "%";
    return (direction > 0 ? "增长" : "下降") + size + "%";
  }
  const std::string text = digits(number, placeholder, usual_decimals);
  if (quantity == Quantity::points) return (direction > 0 ? "+" : "") + text;
  if (placeholder.bare) return text;
  return text + (quantity == Quantity::change ? points_word(english) : "%");
}

/// The unit of so many zeros, or the next smaller one in which a number is at least 0.1; one that the template names, as
/// long as something is left of it.
int showing_power(const Exact& number, int power, const Placeholder& placeholder) {
  if (placeholder.bare) return power;  // the sentence names the unit
  const int decimals = placeholder.unit ? placeholder.decimals.value_or(usual_decimals) : 1;
  while (power > 0 && number.units != 0) {
    const Exact counted = counted_in(magnitude(number), {power, {}});
    const bool shows = placeholder.unit ? !vanishes(counted, decimals) : compare(counted, {1, 1}) >= 0;
    if (shows) return power;
    power -= 4;
  }
  return power;
}

/// 亿元 from one of them on, else 万元, else 元; in English millions from one of them on.
int fitting_power(const Exact& yuan, bool english) {
  const auto reaches = [&](int power) { return compare(magnitude(yuan), {power_of_ten(power), 0}) >= 0; };
  if (english) return reaches(6) ? 8 : 0;
  return reaches(8) ? 8 : reaches(4) ? 4 : 0;
}

std::string money(const Exact& yuan, const Placeholder& placeholder, Quantity quantity,
                  const Style& style) {
  ScaledUnit unit{0, "元"};
  if (placeholder.unit) {
    unit.power = placeholder.unit->power;
  } else if (placeholder.short_form) {
    unit.power = fitting_power(yuan, style.english);
  } else if (quantity == Quantity::money) {
    unit.power = style.money == MoneyUnit::yi ? 8 : style.money == MoneyUnit::wan ? 4 : 0;
  }
  // English counts in millions, whichever of 万 and 亿 is asked for.
  if (style.english && unit.power > 0) {
    if (showing_power(scaled_down(yuan, 2), 4, placeholder) == 0) unit.power = 0;
  } else {
    unit.power = showing_power(yuan, unit.power, placeholder);
  }
  if (!style.english) {
    const PrintedUnit printed{unit.power, "元"};
    if (!placeholder.bare) return with_unit(counted_in(yuan, unit), printed, placeholder, usual_decimals);
    return digits(counted_in(yuan, unit), placeholder, usual_decimals);
  }
  return in_english(yuan, unit.power, placeholder, [&](const Exact& amount, const Placeholder& how) {
    // 万 and 亿 are no English numbers, millions are
    const Exact number = unit.power == 0 ? amount : counted_in(amount, {6, {}});
    const std::string text = digits(number, how, usual_decimals);
    return how.bare ? text : "CNY " + text + (unit.power == 0 ? "" : " million");
  });
}

std::string counted(const Exact& number, const Placeholder& placeholder, const Figure& figure,
                    bool english) {
  const int power = placeholder.unit ? showing_power(number, placeholder.unit->power, placeholder) : 0;
  const int own = figure.quantity == Quantity::number ? decimals_needed(number, most_decimals) : 0;
  if (english) {
    return in_english(number, power, placeholder, [&](const Exact& all, const Placeholder& how) {
      if (power != 8) return digits(all, how, own);
      const Exact millions = counted_in(all, {6, {}});
      return digits(millions, how, decimals_needed(millions, usual_decimals)) + " million";
    });
  }
  PrintedUnit unit{power, {}};
  if (placeholder.bare) {
    return digits(counted_in(number, {power, {}}), placeholder, power == 0 ? own : usual_decimals);
  }
  if (placeholder.unit) unit.base = placeholder.unit->base;
  if (placeholder.with_unit) unit.base = figure.unit;
  return with_unit(counted_in(number, {power, {}}), unit, placeholder, power == 0 ? own : usual_decimals);
}

}  // namespace

std::optional<Exact> rounded_down(const Exact& number, const Placeholder& placeholder) {
  if (placeholder.rounding == Rounding::half || number.units <= 0) return std::nullopt;
  Exact step = placeholder.step.value_or(Exact{0, 0});
  if (!placeholder.step) {
    // Two digits stay: 6663 goes in hundreds, 1.52 in tenths.
    int power = -number.decimals;
    for (Wide rest = number.units; rest >= 100; rest /= 10) ++power;
    step = power >= 0 ? Exact{power_of_ten(power), 0} : Exact{1, -power};
  }
  const int decimals = std::max(number.decimals, step.decimals);
  const Wide all = number.units * power_of_ten(decimals - number.decimals);
  const Wide one = step.units * power_of_ten(decimals - step.decimals);
  const Exact down{all / one * one, decimals};
  if (down.units == 0 || down.units == all) return std::nullopt;
  return down;
}

std::string in_sentence(const Placeholder& placeholder, const Figure& figure, const Style& style) {
  const auto* number = std::get_if<Exact>(&figure.value);
  const auto* text = std::get_if<std::string>(&figure.value);
  if (text && placeholder.derived == Compare::status) return status_words(*text, style.english);
  if (!number) return for_sentence(figure.value, figure.quantity, style.money);
  switch (figure.quantity) {
    case Quantity::fraction:
    case Quantity::points:
    case Quantity::change:
      return percents(*number, placeholder, figure.quantity, style.english);
    case Quantity::money:
    case Quantity::price:
      return money(*number, placeholder, figure.quantity, style);
    case Quantity::rank:
      if (placeholder.words) return spelled_rank(number->units, style.english);
      [[fallthrough]];
    default:
      return counted(*number, placeholder, figure, style.english);
  }
}

}  // namespace shanhai
