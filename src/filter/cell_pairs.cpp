#include "filter/cell_pairs.h"

#include <functional>

#include "shanhai/ledger/date.h"

namespace shanhai::filter {

namespace {

template <class Holds>
class CellsCompare : public Condition {
 public:
  CellsCompare(std::size_t left, std::size_t right) : left_(left), right_(right) {}

  void test(const Batch& batch, Mask& mask) override {
    mask.resize(batch.rows());
    const std::int64_t* left = batch.columns[left_].cells.data();
    const std::int64_t* right = batch.columns[right_].cells.data();
    for (std::size_t row = 0; row < mask.size(); ++row) {
      mask[row] = is_present(left[row]) && is_present(right[row]) && Holds()(left[row], right[row]);
    }
  }
  ConditionPointer clone() const override { return std::make_unique<CellsCompare>(left_, right_); }

 private:
  std::size_t left_, right_;
};

Date date(std::int64_t cell) { return Date::from_packed(cell); }

struct EndsBefore {
  bool operator()(std::int64_t a, std::int64_t b) const { return date(a).last() < date(b).first(); }
};
struct BeginsAfter {
  bool operator()(std::int64_t a, std::int64_t b) const { return date(a).first() > date(b).last(); }
};
struct BeginsNoEarlier {
  bool operator()(std::int64_t a, std::int64_t b) const { return date(a).first() >= date(b).first(); }
};
struct EndsNoLater {
  bool operator()(std::int64_t a, std::int64_t b) const { return date(a).last() <= date(b).last(); }
};

}  // namespace

ConditionPointer numbers_compare(Operator op, std::size_t left, std::size_t right) {
  switch (op) {
    case Operator::less: return std::make_unique<CellsCompare<std::less<>>>(left, right);
    case Operator::less_equal: return std::make_unique<CellsCompare<std::less_equal<>>>(left, right);
    case Operator::greater: return std::make_unique<CellsCompare<std::greater<>>>(left, right);
    case Operator::greater_equal: return std::make_unique<CellsCompare<std::greater_equal<>>>(left, right);
    default: return std::make_unique<CellsCompare<std::equal_to<>>>(left, right);
  }
}

ConditionPointer dates_compare(Operator op, std::size_t left, std::size_t right) {
  switch (op) {
    case Operator::less: return std::make_unique<CellsCompare<EndsBefore>>(left, right);
    case Operator::less_equal: return std::make_unique<CellsCompare<EndsNoLater>>(left, right);
    case Operator::greater: return std::make_unique<CellsCompare<BeginsAfter>>(left, right);
    case Operator::greater_equal: return std::make_unique<CellsCompare<BeginsNoEarlier>>(left, right);
    default: return std::make_unique<CellsCompare<std::equal_to<>>>(left, right);
  }
}

}  // namespace shanhai::filter
