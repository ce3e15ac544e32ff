#include "filter/masks.h"

#include <cassert>

namespace shanhai {

namespace filter {

namespace {

std::vector<ConditionPointer> cloned(const std::vector<ConditionPointer>& conditions) {
  std::vector<ConditionPointer> copies;
  for (const ConditionPointer& condition : conditions) copies.push_back(condition->clone());
  return copies;
}

class EveryRow : public Condition {
 public:
  void test(const Batch& batch, Mask& mask) override { mask.assign(batch.rows(), 1); }
  ConditionPointer clone() const override { return std::make_unique<EveryRow>(); }
};

/// `and`, or `or`, of at least one part: the first writes into the mask, the others into a mask of our own
/// that is joined to it.
template <bool both>
class Joined : public Condition {
 public:
  explicit Joined(std::vector<ConditionPointer> parts) : parts_(std::move(parts)) {}

  void test(const Batch& batch, Mask& mask) override {
    parts_[0]->test(batch, mask);
    for (std::size_t part = 1; part < parts_.size(); ++part) {
      parts_[part]->test(batch, other_);
      for (std::size_t row = 0; row < mask.size(); ++row) {
        mask[row] = both ? mask[row] & other_[row] : mask[row] | other_[row];
      }
    }
  }
  ConditionPointer clone() const override { return std::make_unique<Joined>(cloned(parts_)); }

 private:
  std::vector<ConditionPointer> parts_;
  Mask other_;
};

class Opposite : public Condition {
 public:
  explicit Opposite(ConditionPointer part) : part_(std::move(part)) {}

  void test(const Batch& batch, Mask& mask) override {
    part_->test(batch, mask);
    for (std::uint8_t& holds : mask) holds ^= 1;
  }
  ConditionPointer clone() const override { return std::make_unique<Opposite>(part_->clone()); }

 private:
  ConditionPointer part_;
};

class Present : public Condition {
 public:
  explicit Present(std::size_t place) : place_(place) {}

  void test(const Batch& batch, Mask& mask) override {
    mask.resize(batch.rows());
    const std::int64_t* cells = batch.columns[place_].cells.data();
    for (std::size_t row = 0; row < mask.size(); ++row) mask[row] = is_present(cells[row]);
  }
  ConditionPointer clone() const override { return std::make_unique<Present>(place_); }

 private:
  std::size_t place_;
};

}  // namespace

ConditionPointer any_of(std::vector<ConditionPointer> conditions) {
  assert(!conditions.empty());
  if (conditions.size() == 1) return std::move(conditions.front());
  return std::make_unique<Joined<false>>(std::move(conditions));
}

ConditionPointer opposite_of(ConditionPointer condition) {
  return std::make_unique<Opposite>(std::move(condition));
}

ConditionPointer present(std::size_t place) { return std::make_unique<Present>(place); }

}  // namespace filter

std::unique_ptr<Condition> all_of(std::vector<std::unique_ptr<Condition>> conditions) {
  std::erase(conditions, nullptr);
  if (conditions.empty()) return std::make_unique<filter::EveryRow>();
  if (conditions.size() == 1) return std::move(conditions.front());
  return std::make_unique<filter::Joined<true>>(std::move(conditions));
}

}  // namespace shanhai
