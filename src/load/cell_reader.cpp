#include "load/cell_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "load/cell_observer.h"
#include "load/encoding.h"
#include "load/header.h"
#include "load/missing_marks.h"
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/identity.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

namespace {

constexpr std::array<std::string_view, 5> not_available = {"n/a", "#n/a", "na", "null", "none"};
constexpr const char* spreadsheet_error = "is what a spreadsheet shows where it could not compute or show the cell: mend it there";
constexpr std::size_t shown_bytes = 60;
constexpr std::size_t shortest_with_time = 10;  // 2023-6-3 8

NumberKind kind_of(ColumnType type) {
  return type == ColumnType::money ? NumberKind::money
         : type == ColumnType::count ? NumberKind::count : NumberKind::decimal;
}

bool is_composed(const std::string& default_text) { return default_text.find('{') != default_text.npos; }

/// A cell as a message shows it: at most some dozen characters.
std::string quoted(std::string_view text) {
  std::size_t end = std::min(text.size(), shown_bytes);
  while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return "\"" + std::string(text.substr(0, end)) + (end < text.size() ? "…\"" : "\"");
}

}  // namespace

CellReader::CellReader(const ColumnSpec& spec, bool as_it_stands, int known_bits)
    : spec_(spec), as_it_stands_(as_it_stands), known_(known_bits) {
  if (spec.type == ColumnType::date) months_ = std::make_unique<KnownMonths>();
  for (const Word& word : spec.words) {
    for (const std::string& spelling : word.spellings()) vocabulary_.emplace(folded_name(spelling), word.value);
  }
  if (spec.default_text.empty() || is_composed(spec.default_text)) return;
  if (is_text(spec.type)) {
    default_is_word_ = true;
  } else if (spec.type == ColumnType::date) {
    const DateReading reading = read_date(spec.default_text);
    if (reading.date) constant_ = reading.date->packed();
  } else {
    const NumberReading reading = read_number(spec.default_text, kind_of(spec.type), own_unit(spec));
    if (reading.ok) constant_ = reading.units;
  }
}

void CellReader::begin_file(UnitPower unit, Encoding encoding) {
  unit_ = unit;
  if (encoding == encoding_) return;
  encoding_ = encoding;
  spellings_.clear();
  meanings_.clear();
  known_.forget();
}

void CellReader::begin_batch(std::size_t rows) {
  const std::size_t size = std::max(spellings_.size(), words_.size());
  const std::size_t added = size - std::min(size, std::exchange(size_before_, size));
  const std::size_t some_words = is_personal(spec_.type) ? 1 << 10 : 16 << 10;
  const bool seldom_again = size > some_words && added * 2 > rows;
  if (size <= most_words && !seldom_again) return;
  size_before_ = 0;
  words_.clear();
  spellings_.clear();
  meanings_.clear();
  known_.forget();
}

void CellReader::release() {
  size_before_ = 0;
  words_.release();
  spellings_.release();
  meanings_ = {};
  known_.forget();
}

void CellReader::read(std::span<const std::string_view> cells, std::vector<std::int64_t>& into,
                      std::vector<std::uint32_t>& odd) {
  const std::size_t before = into.size();
  into.resize(before + cells.size());
  std::int64_t* const out = into.data() + before;
  /// `plain` gives the cell where it has the common form, `other` of any other.
  const auto read_each = [&](const auto& plain, const auto& other) {
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
      const std::string_view bytes = cells[i];
      if (bytes.empty()) {
        out[i] = absent();
      } else if (const std::optional<std::int64_t> cell = plain(bytes)) {
        out[i] = *cell;
      } else {
        const Known known = other(bytes);
        out[i] = known.cell;
        if (known.odd) odd.push_back(i);
      }
    }
  };
  const auto by_rules = [&](std::string_view bytes) { return meaning_of(bytes); };
  const auto spelled = [&](std::string_view bytes) { return spelled_word(bytes); };
  /// Few cells that differ: those that came lately are known.
  const auto known = [&](const auto& learn) {
    return [&](std::string_view bytes) {
      return bytes.size() <= KnownCells::longest ? known_.of(bytes, [&] { return learn(bytes); }) : learn(bytes);
    };
  };
  /// Nearly all words differ: those that are kept as they stand are not looked for.
  const auto as_it_stands = [&](const auto& is_plain) {
    return [&](std::string_view bytes) { return is_plain(bytes) ? std::optional(words_.append(bytes)) : std::nullopt; };
  };
  /// Digits with or without a point, that nothing is to be said of.
  const auto plain_number = [&](std::string_view bytes) -> std::optional<std::int64_t> {
    std::int64_t units = 0;
    if (!read_plain_number(bytes, unit_, units)) return std::nullopt;
    if (spec_.type == ColumnType::count && units % cell_one != 0) return std::nullopt;
    return units;
  };
  switch (spec_.type) {
    case ColumnType::money:
    case ColumnType::count:
    case ColumnType::decimal: return read_each(plain_number, by_rules);
    case ColumnType::date: return read_each([&](std::string_view bytes) { return months_->day(bytes); }, known(by_rules));
    case ColumnType::identity: return read_each(as_it_stands(is_plain_identity), spelled);
    case ColumnType::phone: return read_each(as_it_stands(is_plain_phone), spelled);
    case ColumnType::name:
      if (encoding_ != Encoding::gb18030) return read_each(as_it_stands(is_plain_name), spelled);
      break;
    default: break;
  }
  read_each([](std::string_view) { return std::optional<std::int64_t>(); }, known(spelled));
}

std::int64_t CellReader::read_utf8(std::string_view text) {
  if (text.empty()) return absent();
  const Encoding of_file = std::exchange(encoding_, Encoding::utf8);
  // Not by way of the spellings, which are remembered in the file's encoding.
  const std::int64_t cell = meaning_of(text).cell;
  encoding_ = of_file;
  return cell;
}

std::int64_t CellReader::absent() {
  return default_is_word_ ? words_.number(spec_.default_text) : constant_;
}

CellReader::Known CellReader::spelled_word(std::string_view bytes) {
  const auto spelling = static_cast<std::size_t>(spellings_.number(bytes));
  if (spelling == meanings_.size()) meanings_.push_back(meaning_of(bytes));
  return meanings_[spelling];
}

CellReader::Known CellReader::meaning_of(std::string_view bytes) {
  const std::int64_t cell = value_of(bytes);
  const bool may_have_zone = spec_.type == ColumnType::date && bytes.size() > shortest_with_time;
  return {cell, is_number(spec_.type) || cell == unreadable || may_have_zone || may_have_spaces(bytes, encoding_)};
}

std::int64_t CellReader::value_of(std::string_view bytes) {
  std::string problem;
  const std::string text = text_in(bytes, problem);
  if (!problem.empty()) return unreadable;
  if (is_missing(text)) return absent();
  if (is_number(spec_.type)) {
    const NumberReading reading = read_number(text, kind_of(spec_.type), unit_);
    return reading.ok ? reading.units : unreadable;
  }
  switch (spec_.type) {
    case ColumnType::date: {
      const DateReading reading = read_date(text);
      return reading.date ? reading.date->packed() : unreadable;
    }
    case ColumnType::category:
    case ColumnType::list: {
      const std::string word = in_vocabulary(text);
      if (word.empty()) return absent();  // nothing but commas
      return word == text ? words_.number(word) : words_.append(word, text);
    }
    case ColumnType::identity: return words_.number(normalised_identity(text));
    case ColumnType::phone:
      return words_.number(text.ends_with(".0") ? std::string_view(text).substr(0, text.size() - 2) : text);
    default:
      // What a spreadsheet has left of a code names nothing any more; better what stands in for a missing one.
      if (!as_it_stands_ && !spec_.default_text.empty() && is_damaged_code(text)) return absent();
      return words_.number(text);
  }
}

std::string CellReader::text_in(std::string_view bytes, std::string& problem) const {
  Decoded decoded = decode(bytes, encoding_);
  if (decoded.wrong_byte) {
    problem = wrong_in(encoding_, *decoded.wrong_byte, "the cell");
    return {};
  }
  const std::string_view text = trimmed(decoded.text);
  const bool folds = !is_text(spec_.type) || spec_.type == ColumnType::identity || spec_.type == ColumnType::phone;
  return folds ? ascii_folded(plain_characters(text)) : std::string(text);
}

bool CellReader::is_missing(std::string_view text) const {
  if (text.empty()) return true;
  if (is_missing_mark(text)) return spec_.id != "note";
  if (is_text(spec_.type)) return false;
  return std::find(not_available.begin(), not_available.end(), folded_name(text)) != not_available.end();
}

std::string CellReader::in_vocabulary(std::string_view text) const {
  const auto spelled = [&](std::string_view item) {
    const auto known = vocabulary_.empty() ? vocabulary_.end() : vocabulary_.find(folded_name(item));
    return known == vocabulary_.end() ? plain_characters(item) : known->second;
  };
  if (spec_.type != ColumnType::list) return spelled(text);
  constexpr std::string_view comma = "、";
  std::string items;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(comma), text.size());
    const std::string_view item = trimmed(text.substr(0, end));
    if (!item.empty()) items += (items.empty() ? "" : std::string(comma)) + spelled(item);
    text.remove_prefix(std::min(end + comma.size(), text.size()));
  }
  return items;
}

std::string CellReader::explain(std::string_view bytes, std::optional<std::uint64_t> offset) const {
  std::string problem;
  const std::string text = text_in(bytes, problem);
  if (!problem.empty()) {
    if (!offset) return problem;
    problem.pop_back();  // the bracket
    return problem + ", at offset " + std::to_string(*offset + *decode(bytes, encoding_).wrong_byte) + " of the file)";
  }
  CellMask mask = mask_;
  if (!is_text(spec_.type)) mask.codes = false;  // what cannot be read is no quantity
  const std::string shown = quoted(std::string_view(mask(trimmed(decode(bytes, encoding_).text))));
  if (is_spreadsheet_error(text)) return shown + " " + spreadsheet_error;
  if (spec_.type == ColumnType::date) {
    const char* reason = read_date(text).reason;
    return shown + " " + (reason ? reason : "cannot be read");
  }
  const char* reason = read_number(text, kind_of(spec_.type), unit_).reason;
  return shown + " " + (reason ? reason : "cannot be read");
}

std::string CellReader::text_of(std::int64_t cell) const {
  if (!is_present(cell)) return {};
  if (is_number(spec_.type)) return plain(Exact{cell, cell_decimals});
  if (spec_.type == ColumnType::date) return to_text(Date::from_packed(cell));
  return std::string(words_.word(cell));
}

}  // namespace shanhai
