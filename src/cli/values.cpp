#include "cli/values.h"

#include <algorithm>
#include <fmt/format.h>

#include <charconv>
#include <ctime>
#include <utility>

#include "cli/cores.h"
#include "cli/terminal.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"
#include "shanhai/ledger/period.h"

namespace shanhai::cli {

namespace {

constexpr std::pair<std::string_view, Format> endings[] = {
    {"md", Format::markdown}, {"csv", Format::csv},     {"tsv", Format::tsv},
    {"json", Format::json},   {"jsonl", Format::jsonl}, {"txt", Format::table},
};

Format format_by_ending(const std::string& file) {
  const std::string name = file.substr(file.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  const std::string ending = dot == std::string::npos ? "" : folded_name(name.substr(dot + 1));
  std::string known;
  for (const auto& [each, format] : endings) {
    if (each == ending) return format;
    known += fmt::format("{}.{}", known.empty() ? "" : ", ", each);
  }
  throw UsageError(
      fmt::format("{}: the ending tells no format ({} would): add -f FORMAT", file, known));
}

Format format_of(const Options& options) {
  if (options.format) return format_named(*options.format).value();
  if (options.output && *options.output != "-") return format_by_ending(*options.output);
  return Format::table;
}

/// A whole number from 1 (or `least`) to `most`.
std::size_t whole_number(std::string_view option, const std::string& text, std::size_t least,
                         std::size_t most) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number >= least && number <= most)
    return number;
  throw UsageError(fmt::format("{}: \"{}\" is no whole number{}", option, text,
                               most < 1'000'000 ? fmt::format(" from {} to {}", least, most) : ""));
}

}  // namespace

Style style_of(const Options& options, bool standard_output) {
  Style style;
  style.format = format_of(options);
  style.money = for_people(style.format) ? MoneyUnit::wan : MoneyUnit::yuan;
  if (options.unit) style.money = money_unit_named(*options.unit).value();
  style.english = options.lang == "en";
  style.id_headers = options.header == "id";
  style.bom = options.bom;
  style.raw = options.raw;
  if (standard_output) {
    style.colour = !options.quiet && terminal_has_colour();
    style.width = terminal_width();
  }
  return style;
}

Day today_of(const Options& options) {
  if (options.today) {
    const std::optional<Period> day = try_period(*options.today, 0);
    if (day && day->unit == Precision::day && day->first && day->first == day->last)
      return *day->first;
    throw UsageError(
        fmt::format("--today: \"{}\" is no day; write it as 2023-06-30", *options.today));
  }
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return day_of(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                static_cast<unsigned>(local.tm_mday))
      .value();
}

unsigned threads_of(const Options& options) {
  if (!options.threads) return usable_cores();
  return static_cast<unsigned>(whole_number("--threads", *options.threads, 1, 1024));
}

std::optional<Encoding> encoding_of(const Options& options) {
  if (!options.encoding) return std::nullopt;
  if (const auto encoding = encoding_named(*options.encoding)) return encoding;
  const std::vector<std::string> names{"utf-8", "utf-16le", "utf-16be", "gb18030", "gbk", "gb2312"};
  throw UsageError(fmt::format("--encoding: \"{}\" is none of {}{}", *options.encoding,
                               fmt::join(names, ", "), did_you_mean(*options.encoding, names)));
}

std::optional<std::size_t> limit_of(const Options& options) {
  if (!options.limit) return std::nullopt;
  return whole_number("--limit", *options.limit, 0, ~std::size_t{0});
}

std::string ending_of(Format format) {
  const auto same = [&](const auto& each) { return each.second == format; };
  return "." + std::string(std::find_if(std::begin(endings), std::end(endings), same)->first);
}

}  // namespace shanhai::cli
