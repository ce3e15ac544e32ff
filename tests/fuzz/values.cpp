// Any text as a cell with a number, as a date and as a period: what is accepted, printed and read again is
// the same.
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/number_text.h"
#include "shanhai/ledger/period.h"

#include "claim.h"

using namespace shanhai;
using fuzz::claim;

namespace {

void number(std::string_view text, NumberKind kind, UnitPower unit) {
  const NumberReading reading = read_number(text, kind, unit);
  std::int64_t quick = 0;
  if (read_plain_number(text, unit, quick)) {
    if (kind != NumberKind::count) claim(reading.ok, "a plain number is refused");
    if (reading.ok) claim(reading.units == quick, "a plain number has two values");
  }
  if (!reading.ok) {
    claim(reading.reason && *reading.reason, "a number is refused without a reason");
    return;
  }
  const std::string printed = plain({reading.units, cell_decimals});
  const NumberReading again = read_number(printed, kind, 0);
  claim(again.ok && again.units == reading.units && !again.rounded, "a number printed is another: " + printed);
  const std::string shown = grouped({reading.units, cell_decimals}, cell_decimals);
  const NumberReading shown_again = read_number(shown, kind, 0);
  claim(shown_again.ok && shown_again.units == reading.units, "a number with separators is another: " + shown);
}

void date(std::string_view text) {
  const DateReading reading = read_date(text);
  if (!reading.date) {
    claim(reading.reason && *reading.reason, "a date is refused without a reason");
    return;
  }
  const std::string printed = to_text(*reading.date);
  claim(read_date(printed).date == reading.date, "a date printed is another: " + printed);
  claim(Date::from_packed(reading.date->packed()) == *reading.date, "a date packed is another: " + printed);
  claim(reading.date->first() <= reading.date->last(), "a date ends before it begins: " + printed);
  claim(period_of(*reading.date).contains(*reading.date), "a date lies outside itself: " + printed);
}

void period(std::string_view text, Day today) {
  const std::optional<Period> read = try_period(text, today);
  try {
    claim(parse_period(text, today) == read, "a period is read in two ways");
  } catch (const UsageError&) {
    claim(!read, "a period is read in one way only");
  }
  if (!read) return;
  const std::string printed = to_text(*read);
  claim(try_period(printed, today) == read, "a period printed is another: " + printed);
  claim(!to_words(*read, true).empty() && !to_words(*read, false).empty(), "a period without words");
  for (const auto& before : {year_before(*read), just_before(*read), year_to_date(*read), std::optional(to_end(*read))}) {
    if (before) to_text(*before);
  }
  const auto before = just_before(*read);
  if (before) claim(before->last && *before->last < *read->first, "the period before overlaps: " + printed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view cell = trimmed(text);
  for (const NumberKind kind : {NumberKind::money, NumberKind::count, NumberKind::decimal}) {
    for (const UnitPower unit : {0, 4, 8}) number(cell, kind, unit);
  }
  date(ascii_folded(cell));
  const Day today = *day_of(2023, 7, 10);
  period(text, today);
  return 0;
}
