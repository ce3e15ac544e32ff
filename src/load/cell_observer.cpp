#include "load/cell_observer.h"

#include "load/encoding.h"
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

NumberKind kind_of(ColumnType type) {
  return type == ColumnType::money ? NumberKind::money
         : type == ColumnType::count ? NumberKind::count : NumberKind::decimal;
}

/// A no-break space in GB18030 is four bytes, the last of which is a digit in ASCII.
bool ends_in_four_bytes(std::string_view bytes, Encoding encoding) {
  const auto is_ascii_digit = [](char c) { return c >= '0' && c <= '9'; };
  return encoding == Encoding::gb18030 && bytes.size() >= 4 && is_ascii_digit(bytes[bytes.size() - 1]) &&
         static_cast<unsigned char>(bytes[bytes.size() - 2]) > 0x80 && is_ascii_digit(bytes[bytes.size() - 3]);
}

}  // namespace

/// (No space begins or ends with another byte: ASCII, U+00A0, U+3000, those of no width, and all in GB18030.)
bool may_have_spaces(std::string_view bytes, Encoding encoding) {
  const auto first = static_cast<unsigned char>(bytes.front());
  const auto last = static_cast<unsigned char>(bytes.back());
  const bool may = first <= 0x20 || first == '\'' || first == 0xC2 || first == 0xE3 || first == 0xA1 || first == 0xEF ||
                   first == 0xE2 || (last >= 0x8B && last <= 0x8D) ||
                   last <= 0x20 || last == 0xA0 || last == 0x80 || last == 0xA1 || last == 0xBF ||
                   ends_in_four_bytes(bytes, encoding);
  return may && (encoding == Encoding::gb18030 || trimmed(bytes).size() != bytes.size());
}

void CellObserver::note(std::string_view bytes, std::int64_t cell, std::uint32_t row, std::uint32_t column,
                        std::vector<CellRemark>& remarks) const {
  if (bytes.empty() || cell == unreadable) return;
  const auto add = [&](Remark remark, int unit, std::string text) {
    remarks.push_back({row, column, remark, unit, std::move(text)});
  };
  const bool numeric = is_number(spec_->type);
  std::int64_t plain_units = 0;
  if (numeric && read_plain_number(bytes, unit_, plain_units)) return;
  const bool dated = spec_->type == ColumnType::date;
  if (!numeric && !dated && !may_have_spaces(bytes, encoding_)) return;
  const Decoded decoded = decode(bytes, encoding_);
  const std::string_view text = trimmed(decoded.text);
  if (text.empty()) return;
  if (text.size() != decoded.text.size()) add(Remark::spaces, 0, {});
  if (dated && read_date(ascii_folded(plain_characters(text))).other_day_in_beijing) add(Remark::other_day, 0, std::string(text));
  if (!numeric || cell == missing) return;
  const NumberReading reading = read_number(ascii_folded(plain_characters(text)), kind_of(spec_->type), unit_);
  if (!reading.ok) return;
  if (reading.rounded) add(Remark::rounded, 0, std::string(text));
  if (reading.has_remark) add(Remark::bracket, 0, std::string(text));
  if (reading.has_own_unit) add(Remark::own_unit, reading.own_unit, {});
}

std::int64_t CellObserver::number(std::string_view bytes) const {
  const Decoded decoded = decode(bytes, encoding_);
  if (decoded.wrong_byte) return unreadable;
  const std::string text = ascii_folded(trimmed(decoded.text));
  if (text.empty() || text == "-" || text == "—" || text == "–" || text == "/") return missing;
  const NumberReading reading = read_number(text, kind_of(spec_->type), unit_);
  return reading.ok ? reading.units : unreadable;
}

}  // namespace shanhai
