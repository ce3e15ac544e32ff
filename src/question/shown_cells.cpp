#include "question/shown_cells.h"

#include "gather/measure_words.h"
#include "filter/words.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

ShownCells::ShownCells(const ColumnSpec& spec, const Setting& setting) : list_(spec.type == ColumnType::list) {
  if (!setting.show_personal) mask_ = setting.files ? setting.files->mask_of(spec) : mask_of(spec);
  if (!setting.english || (spec.type != ColumnType::category && !list_)) return;
  for (const Word& word : spec.words) {
    if (!word.value_en.empty()) english_.emplace(word.value, word.value_en);
  }
}

ShownCells ShownCells::of_unknown_column(const std::string& header, const Setting& setting) {
  ShownCells cells;
  if (!setting.show_personal) cells.mask_ = HeaderMasks(*setting.catalogue).of(header);
  return cells;
}

std::string ShownCells::masked(const std::string& word) const { return mask_ ? (*mask_)(word) : word; }

std::string ShownCells::text(const std::string& word) const {
  if (english_.empty() || is_personal()) return masked(word);
  const auto in_english = [this](const std::string& item) {
    const auto known = english_.find(item);
    return known != english_.end() ? known->second : masked(item);
  };
  if (!list_) return in_english(word);
  std::string items;
  for (std::size_t at = 0; at <= word.size();) {
    const std::size_t end = std::min(word.find(filter::item_separator, at), word.size());
    items += (at == 0 ? "" : std::string(filter::item_separator)) + in_english(word.substr(at, end - at));
    at = end + filter::item_separator.size();
  }
  return items;
}

Value ShownCells::value(Value value) const {
  if (auto* word = std::get_if<std::string>(&value)) {
    *word = text(*word);
  } else if (const auto* number = std::get_if<Exact>(&value); number && is_personal()) {
    return (*mask_)(plain(*number));  // a column of telephones that --column has given to one of numbers
  }
  return value;
}

TableColumn shown_column(const ColumnSpec& spec, std::optional<Precision> time, bool english) {
  const MeasuredColumn named{&spec, time};
  TableColumn column{id_of(named), label_of(named, english), Quantity::text, ""};
  if (time) return column;
  switch (spec.type) {
    case ColumnType::money:
      column.quantity = Quantity::money;
      column.unit = "元";
      break;
    case ColumnType::count:
      column.quantity = Quantity::count;
      column.unit = spec.unit;
      break;
    case ColumnType::decimal:
      column.quantity = Quantity::number;
      column.unit = spec.unit;
      break;
    default: break;
  }
  return column;
}

TableColumn shown_column(const std::string& header) { return {header, header, Quantity::text, ""}; }

}  // namespace shanhai
