#include "filter/date_text.h"

#include <unordered_map>

namespace shanhai::filter {

namespace {

/// Days come again and again: each is written once.
class WrittenWith : public Condition {
 public:
  WrittenWith(std::size_t place, std::optional<Precision> time, std::string part)
      : place_(place), time_(time), part_(std::move(part)) {}

  void test(const Batch& batch, Mask& mask) override {
    mask.resize(batch.rows());
    const std::int64_t* cells = batch.columns[place_].cells.data();
    for (std::size_t row = 0; row < mask.size(); ++row) {
      mask[row] = is_present(cells[row]) && holds(cells[row]);
    }
  }
  ConditionPointer clone() const override { return std::make_unique<WrittenWith>(place_, time_, part_); }

 private:
  bool holds(std::int64_t cell) {
    const auto [entry, is_new] = verdicts_.try_emplace(cell, false);
    if (is_new) {
      Date date = Date::from_packed(cell);
      if (time_) date = date.truncated(*time_);
      entry->second = to_text(date).find(part_) != std::string::npos;
    }
    return entry->second;
  }

  std::size_t place_;
  std::optional<Precision> time_;
  std::string part_;
  std::unordered_map<std::int64_t, bool> verdicts_;
};

}  // namespace

ConditionPointer written_with(std::size_t place, std::optional<Precision> time, std::string part) {
  return std::make_unique<WrittenWith>(place, time, std::move(part));
}

}  // namespace shanhai::filter
