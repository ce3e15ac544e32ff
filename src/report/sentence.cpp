#include "report/sentence.h"

#include <algorithm>

#include "report/scaled_unit.h"

namespace shanhai {

namespace {

constexpr int usual_decimals = 2;

std::string digits(const Exact& number, const Placeholder& placeholder, int decimals) {
  std::string text = grouped(number, placeholder.decimals.value_or(decimals));
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

/// Growth, shares, rates, percentage points: a number in hundredths.
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
    if (english) return (direction > 0 ? "up " : "down ") + size + "%";
    return (direction > 0 ? "增长" : "下降") + size + "%";
  }
  const std::string text = digits(number, placeholder, usual_decimals);
  if (quantity == Quantity::points) return (direction > 0 ? "+" : "") + text;
  return placeholder.bare ? text : text + "%";
}

std::string money(const Exact& yuan, const Placeholder& placeholder, Quantity quantity,
                  const Style& style) {
  ScaledUnit unit{0, "元"};
  if (placeholder.unit) {
    unit.power = placeholder.unit->power;
  } else if (quantity == Quantity::money) {
    unit.power = style.money == MoneyUnit::yi ? 8 : style.money == MoneyUnit::wan ? 4 : 0;
  }
  if (style.english) {
    unit.power = unit.power == 0 ? 0 : 6;  // 万 and 亿 are no English numbers, millions are
    const std::string text = digits(counted_in(yuan, unit), placeholder, usual_decimals);
    return placeholder.bare ? text : "CNY " + text + (unit.power == 0 ? "" : " million");
  }
  const std::string text = digits(counted_in(yuan, unit), placeholder, usual_decimals);
  if (placeholder.bare) return text;
  return text + (unit.power == 8 ? "亿元" : unit.power == 4 ? "万元" : "元");
}

std::string counted(const Exact& number, const Placeholder& placeholder, const Figure& figure) {
  std::string text;
  if (placeholder.unit && placeholder.unit->power != 0) {
    text = digits(counted_in(number, *placeholder.unit), placeholder, usual_decimals);
  } else if (placeholder.decimals || figure.quantity != Quantity::number) {
    text = digits(number, placeholder, 0);
  } else {
    text = for_sentence(number, figure.quantity, MoneyUnit::yuan);
    if (placeholder.plain) text.erase(std::remove(text.begin(), text.end(), ','), text.end());
  }
  if (placeholder.bare) return text;
  if (placeholder.unit) return text + placeholder.unit_text;
  return placeholder.with_unit ? text + figure.unit : text;
}

}  // namespace

std::string in_sentence(const Placeholder& placeholder, const Figure& figure, const Style& style) {
  const auto* number = std::get_if<Exact>(&figure.value);
  const auto* text = std::get_if<std::string>(&figure.value);
  if (text && placeholder.derived == Derived::status) return status_words(*text, style.english);
  if (!number) return for_sentence(figure.value, figure.quantity, style.money);
  switch (figure.quantity) {
    case Quantity::fraction:
    case Quantity::points:
      return percents(*number, placeholder, figure.quantity, style.english);
    case Quantity::money:
    case Quantity::price:
      return money(*number, placeholder, figure.quantity, style);
    default:
      return counted(*number, placeholder, figure);
  }
}

}  // namespace shanhai
