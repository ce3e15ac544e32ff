#include "convert/cell_texts.h"

#include <algorithm>

#include "render/separated_cells.h"
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

bool needs_apostrophe(std::string_view text, bool guarded) {
  return text.starts_with('\'') || (guarded && begins_like_formula(text));
}

namespace {

/// A spreadsheet that opens such a text keeps fifteen of its digits.
bool is_long_number(std::string_view text) {
  constexpr std::size_t kept = 15;
  if (text.size() <= kept) return false;
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

CellTexts::CellTexts(const OutColumn& column, char separator, const Style& style, bool show_personal)
    : type_(column.type()), mask_(column.mask), separator_(separator), style_(style), show_personal_(show_personal) {}

const CellText& CellTexts::of(const BatchColumn& column, std::size_t row) {
  const std::int64_t cell = column.cells[row];
  if (!is_present(cell)) {
    number_ = {};
    return number_;
  }
  if (!is_text(type_)) {
    number_.shown = type_ == ColumnType::date ? to_text(Date::from_packed(cell)) : plain(Exact{cell, cell_decimals});
    if (mask_.is_personal() && !show_personal_) number_.shown = mask_(number_.shown);
    number_.written = number_.shown;
    return number_;
  }
  if (dictionary_ != column.words || epoch_ != column.words->epoch()) {
    words_.clear();
    dictionary_ = column.words;
    epoch_ = column.words->epoch();
  }
  const auto number = static_cast<std::size_t>(cell);
  if (number >= words_.size()) words_.resize(column.words->size());
  CellText& text = words_[number];
  if (!text.made) {
    text.shown = shown_word(column.words->word(cell));
    text.written = written(text.shown);
    has_long_numbers_ = has_long_numbers_ || is_long_number(text.shown);
    text.made = true;
  }
  return text;
}

std::string CellTexts::shown_word(std::string_view word) {
  if (show_personal_) return std::string(word);
  std::string shown = mask_(word);
  if (!mask_.is_personal() && shown != word) {
    masked_by_look_ = true;
    const std::size_t hash = SeededHash()(word);
    look_alike_ = look_alike_ || looks_.try_emplace(shown, hash).first->second != hash;
  }
  return shown;
}

std::string CellTexts::written(const std::string& shown) const {
  std::string out;
  SeparatedCells(separator_, style_, out).text(shown, needs_apostrophe(shown, !style_.raw));
  return out;
}

}  // namespace shanhai
