#include "gather/group_keys.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace shanhai {

KeyColumn::KeyColumn(const Key& key)
    : key_(key), words_(key.type), times_(key.time.value_or(Precision::day)) {}

bool KeyColumn::read(const Batch& batch, std::vector<std::uint32_t>& rows,
                     std::vector<std::int64_t>& parts, std::vector<std::uint32_t>& origin) {
  const BatchColumn& column = batch.columns[key_.place];
  const std::int64_t* const cells = column.cells.data();
  const bool many_new = is_text(key_.type) && words_.meet(column.words) * 4 > rows.size();
  if (key_.type == ColumnType::list) return read_list(column, rows, parts, origin);
  parts.resize(rows.size());
  const auto fill = [&](auto part_of) {
    for (std::size_t i = 0; i < rows.size(); ++i) parts[i] = part_of(cells[rows[i]]);
  };
  if (many_new) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const std::int64_t later = i + WordIds::ahead < rows.size() ? cells[rows[i + WordIds::ahead]] : missing;
      if (is_present(later)) words_.fetch(later);
      const std::int64_t cell = cells[rows[i]];
      parts[i] = is_present(cell) ? words_.id(cell) : missing;
    }
  } else if (is_text(key_.type)) {
    fill([&](std::int64_t cell) { return is_present(cell) ? words_.id(cell) : missing; });
  } else if (key_.time) {
    fill([&](std::int64_t cell) { return times_.group(cell); });
  } else {
    fill([](std::int64_t cell) { return is_present(cell) ? cell : missing; });
  }
  return false;
}

bool KeyColumn::read_list(const BatchColumn& column, std::vector<std::uint32_t>& rows,
                          std::vector<std::int64_t>& parts, std::vector<std::uint32_t>& origin) {
  expanded_.clear();
  origin.clear();
  parts.clear();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto add = [&](std::int64_t part) {
      expanded_.push_back(rows[i]);
      origin.push_back(static_cast<std::uint32_t>(i));
      parts.push_back(part);
    };
    const std::int64_t cell = column.cells[rows[i]];
    const auto items = is_present(cell) ? words_.items(cell) : std::span<const std::int64_t>();
    for (const std::int64_t item : items) add(item);
    if (items.empty()) add(missing);
  }
  rows.swap(expanded_);
  return true;
}

Value KeyColumn::value(std::int64_t part) const {
  if (part == missing) return {};
  if (is_text(key_.type)) return std::string(words_.word(part));
  if (key_.type == ColumnType::date) return Date::from_packed(part);
  return Exact{part, cell_decimals};
}

std::optional<std::int64_t> KeyColumn::part(const Value& value) const {
  if (is_empty(value)) return missing;
  if (const auto* text = std::get_if<std::string>(&value); text != nullptr && is_text(key_.type)) {
    assert(sorted_.size() == words_.size());
    const auto found = std::lower_bound(
        sorted_.begin(), sorted_.end(), *text,
        [this](std::int64_t id, const std::string& wanted) { return words_.word(id) < wanted; });
    if (found != sorted_.end() && words_.word(*found) == *text) return *found;
  }
  if (const auto* date = std::get_if<Date>(&value);
      date != nullptr && key_.type == ColumnType::date) {
    return date->packed();
  }
  if (const auto* number = std::get_if<Exact>(&value); number != nullptr && is_number(key_.type)) {
    const Exact cell = rounded(*number, cell_decimals);
    const Wide step = power_of_ten(cell_decimals - cell.decimals);
    const Wide limit = std::numeric_limits<std::int64_t>::max() / step;
    if (compare(cell, *number) == 0 && cell.units <= limit && cell.units >= -limit) {
      return static_cast<std::int64_t>(cell.units * step);
    }
  }
  return std::nullopt;
}

void KeyColumn::translate(const KeyColumn& other, std::vector<std::int64_t>& there) {
  if (!is_text(key_.type)) return;
  const WordIds::Translation here = words_.absorb(other.words_);
  for (std::int64_t& part : there) {
    if (part != missing) part = here(part);
  }
}

void KeyColumn::sort(unsigned threads) {
  sorted_ = words_.in_order(threads);
  ranks_.resize(sorted_.size());
  for (std::size_t i = 0; i < sorted_.size(); ++i) {
    ranks_[static_cast<std::size_t>(sorted_[i])] = static_cast<std::int64_t>(i);
  }
}

std::int64_t KeyColumn::rank(std::int64_t part) const {
  if (part == missing) return std::numeric_limits<std::int64_t>::max();
  return is_text(key_.type) ? ranks_[static_cast<std::size_t>(part)] : part;
}

}  // namespace shanhai
