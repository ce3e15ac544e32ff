#include "look/file_look.h"

#include <algorithm>
#include <bit>

#include "ledger/hash.h"

namespace shanhai {

namespace {

const HashSeed same_seed = hash_seed_from(1);  // what is printed may not depend on the run

void add_number(const std::vector<std::int64_t>& cells, bool widths, NumberLook& look) {
  Wide sum = 0;
  std::uint64_t nonzero = 0;
  std::int64_t largest = look.largest;
  for (const std::int64_t cell : cells) {
    const std::int64_t value = is_present(cell) ? cell : 0;
    sum += value;
    nonzero += value != 0;
    largest = std::max(largest, cell);
  }
  look.sum += sum;
  look.nonzero += nonzero;
  look.largest = largest;
  if (!widths) return;
  for (const std::int64_t cell : cells) {
    if (cell > 0) ++look.widths[static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(cell)))];
  }
}

}  // namespace

FileLook& LookingSink::look_at(std::size_t file) {
  if (last_ && last_file_ == file) return *last_;
  const auto halvings = plan_.halvings.find(file);
  const RowSketch empty(plan_.most_hashes, halvings == plan_.halvings.end() ? 0 : halvings->second);
  FileLook& look = looks_.try_emplace(file, empty).first->second;
  look.numbers.resize(plan_.numbers.size());
  last_ = &look;
  last_file_ = file;
  return look;
}

void LookingSink::take(const Batch& batch) {
  inner_.take(batch);
  if (batch.rows() == 0) return;
  FileLook& look = look_at(batch.file);
  look.count += batch.rows();
  if (!plan_.keys.empty()) add_rows(batch, look.rows);
  for (std::size_t i = 0; i < plan_.numbers.size(); ++i) {
    add_number(batch.columns[plan_.numbers[i].place].cells, plan_.numbers[i].widths, look.numbers[i]);
  }
  if (!plan_.numbers.empty() && plan_.keeps_values[batch.file]) {
    const auto& cells = batch.columns[plan_.numbers[0].place].cells;
    for (std::size_t row = 0; row < cells.size(); ++row) look.values.push_back({batch.lines[row], cells[row]});
  }
}

void LookingSink::add_rows(const Batch& batch, RowSketch& rows) {
  hashes_.assign(batch.rows(), 0);
  for (const LookPlan::Key& key : plan_.keys) {
    const BatchColumn& column = batch.columns[key.place];
    for (std::size_t row = 0; row < column.cells.size(); ++row) {
      const std::int64_t cell = column.cells[row];
      const auto value = key.words && is_present(cell) ? static_cast<std::int64_t>(hash_of(column.words->word(cell), same_seed)) : cell;
      hashes_[row] = hash_upon(hashes_[row] ^ key.seed, value, same_seed);
    }
  }
  for (const std::uint64_t hash : hashes_) rows.add(hash);
}

void LookingSink::absorb(Sink& other) {
  auto& theirs = static_cast<LookingSink&>(other);
  inner_.absorb(theirs.inner_);
  for (auto& [file, look] : theirs.looks_) {
    const auto known = looks_.find(file);
    if (known == looks_.end()) {
      looks_.emplace(file, std::move(look));
      continue;
    }
    FileLook& ours = known->second;
    ours.count += look.count;
    ours.rows.absorb(look.rows);
    ours.values.insert(ours.values.end(), look.values.begin(), look.values.end());
    for (std::size_t i = 0; i < look.numbers.size(); ++i) {
      NumberLook& number = ours.numbers[i];
      const NumberLook& more = look.numbers[i];
      number.sum += more.sum;
      number.nonzero += more.nonzero;
      number.largest = std::max(number.largest, more.largest);
      for (std::size_t width = 0; width < number.widths.size(); ++width) number.widths[width] += more.widths[width];
    }
  }
  last_ = nullptr;
}

}  // namespace shanhai
