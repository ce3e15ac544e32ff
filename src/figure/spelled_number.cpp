#include "figure/spelled_number.h"

#include <array>

namespace shanhai {

namespace {

constexpr std::array chinese_digits = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::array english_ordinals = {"first",   "second", "third", "fourth", "fifth",    "sixth",
                                         "seventh", "eighth", "ninth", "tenth",  "eleventh", "twelfth"};

std::string in_chinese(std::size_t number) {
  std::string text;
  const std::size_t hundreds = number / 100, tens = number / 10 % 10, ones = number % 10;
  if (hundreds > 0) text += std::string(chinese_digits[hundreds]) + "百";
  if (tens > 0) {
    if (tens > 1 || hundreds > 0) text += chinese_digits[tens];
    text += "十";
  } else if (hundreds > 0 && ones > 0) {
    text += chinese_digits[0];
  }
  if (ones > 0) text += chinese_digits[ones];
  return text;
}

const char* english_ending(std::size_t number) {
  if (number % 100 / 10 == 1) return "th";
  switch (number % 10) {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
  }
}

}  // namespace

std::string spelled_rank(Wide rank, bool english) {
  const auto number = static_cast<std::size_t>(rank);
  if (english) {
    if (number <= english_ordinals.size()) return english_ordinals[number - 1];
    return std::to_string(number) + english_ending(number);
  }
  return "第" + (number < 1000 ? in_chinese(number) : std::to_string(number));
}

}  // namespace shanhai
