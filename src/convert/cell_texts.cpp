#include "convert/cell_texts.h"

#include "render/separated_cells.h"
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/exact.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

bool needs_apostrophe(std::string_view text, bool guarded) {
  return text.starts_with('\'') || (guarded && begins_like_formula(text));
}

CellTexts::CellTexts(const OutColumn& column, char separator, bool guarded, bool show_personal)
    : type_(column.type()), separator_(separator), guarded_(guarded),
      show_personal_(show_personal) {}

const CellText& CellTexts::of(const BatchColumn& column, std::size_t row) {
  const std::int64_t cell = column.cells[row];
  if (!is_present(cell)) {
    number_ = {};
    return number_;
  }
  if (!is_text(type_)) {
    number_.shown = type_ == ColumnType::date ? to_text(Date::from_packed(cell)) : plain(Exact{cell, cell_decimals});
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
    text.made = true;
  }
  return text;
}

std::string CellTexts::shown_word(std::string_view word) {
  if (show_personal_) return std::string(word);
  if (is_personal(type_)) return masked(type_, word);
  std::string shown = masked_if_personal(word);
  masked_by_look_ = masked_by_look_ || shown != word;
  return shown;
}

std::string CellTexts::written(const std::string& shown) const {
  std::string out;
  SeparatedCells(separator_, guarded_, out).text(shown, needs_apostrophe(shown, guarded_));
  return out;
}

}  // namespace shanhai
