#include "aggregate/shown_cells.h"

#include "filter/words.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

namespace {

struct TimeColumn {
  const char *id, *chinese, *english;
};

TimeColumn time_column(Precision precision) {
  switch (precision) {
    case Precision::year: return {"year", "年份", "Year"};
    case Precision::half: return {"half", "半年", "Half-year"};
    case Precision::quarter: return {"quarter", "季度", "Quarter"};
    case Precision::month: return {"month", "月份", "Month"};
    case Precision::day: break;
  }
  return {"day", "日期", "Day"};
}

}  // namespace

ShownCells::ShownCells(const ColumnSpec& spec, const Setting& setting) : list_(spec.type == ColumnType::list) {
  if (is_personal(spec.type) && !setting.show_personal) masked_as_ = spec.type;
  if (!setting.english || (spec.type != ColumnType::category && !list_)) return;
  for (const Word& word : spec.words) {
    if (!word.value_en.empty()) english_.emplace(word.value, word.value_en);
  }
}

ShownCells::ShownCells(std::optional<ColumnType> personal, const Setting& setting) {
  if (!setting.show_personal) masked_as_ = personal;
}

ShownCells ShownCells::of_unknown_column(const Setting& setting) {
  ShownCells cells;
  cells.masked_by_look_ = !setting.show_personal;
  return cells;
}

std::string ShownCells::text(const std::string& word) const {
  if (masked_as_) return masked(*masked_as_, word);
  if (masked_by_look_) return masked_if_personal(word);
  if (english_.empty()) return word;
  const auto in_english = [this](const std::string& item) {
    const auto known = english_.find(item);
    return known == english_.end() ? item : known->second;
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
  if (auto* word = std::get_if<std::string>(&value)) *word = text(*word);
  return value;
}

TableColumn shown_column(const ColumnSpec& spec, std::optional<Precision> time, bool english) {
  if (time) {
    const TimeColumn column = time_column(*time);
    return {column.id, english ? column.english : column.chinese, Quantity::text, ""};
  }
  TableColumn column{spec.id, spec.title(english), Quantity::text, ""};
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
