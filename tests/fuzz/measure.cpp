// Any text as measures: trees, or an error with a place inside the text. What a bound measure is called is
// read as the same measure.
#include "filter/small_ledger.h"
#include "shanhai/gather/measure.h"

#include "caret.h"

using namespace shanhai;
using namespace shanhai::filter_tests;
using fuzz::claim;

namespace {

/// What it collects, without its `as` name.
struct Bound {
  Measure measure;
  std::vector<Aggregate> aggregates;
};

Bound bound(MeasureTree tree) {
  tree.alias.clear();
  Columns columns(small_ledger(), today());
  Bound result;
  result.measure = shanhai::bind(tree, columns, result.aggregates, false);
  return result;
}

/// The names of what a formula is made of, from left to right.
std::string parts(const Bound& bound) {
  std::string text;
  for (const std::size_t place : bound.measure.aggregates) text += bound.aggregates[place].id + "\n";
  return text;
}

void one(const MeasureTree& tree) {
  const Bound first = bound(tree);
  Bound second;
  try {
    second = bound(parse_measure(first.measure.id));
  } catch (const UsageError& error) {
    claim(false, std::string("a measure's id is refused: ") + error.what());
  }
  claim(second.measure.id == first.measure.id, "an id is another: " + first.measure.id + " " + second.measure.id);
  claim(parts(second) == parts(first), "an id collects something else: " + first.measure.id);
  claim(second.measure.quantity == first.measure.quantity && second.measure.unit == first.measure.unit,
        "an id has another unit: " + first.measure.id);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  try {
    for (const MeasureTree& tree : parse_measures(text)) one(tree);
  } catch (const UsageError& error) {
    fuzz::claim_caret(error.what());
  }
  return 0;
}
