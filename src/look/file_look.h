#pragma once
// What the rows of each file come to, as far as a pass that reads only what a question needs can tell in passing. It is
// enough to tell which files deserve a close look (close_look.h), and which surely do not.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "look/row_sketch.h"
#include "shanhai/ledger/exact.h"
#include "shanhai/load/scan.h"

namespace shanhai {

/// The numbers of one column in one file.
struct NumberLook {
  Wide sum = 0;
  std::uint64_t nonzero = 0;
  std::int64_t largest = missing;
  std::array<std::uint32_t, 64> widths{};  // where they are asked for: how many positive ones have so many binary digits
};

/// A row's value in the first money column.
struct ValueAt {
  std::uint64_t line;
  std::int64_t value;
};

struct FileLook {
  explicit FileLook(RowSketch sketch) : rows(std::move(sketch)) {}

  std::uint64_t count = 0;          // of rows
  RowSketch rows;                   // by the cells that the pass reads
  std::vector<NumberLook> numbers;  // by LookPlan::numbers
  std::vector<ValueAt> values;      // of a small file
};

/// What a pass is looked at for.
struct LookPlan {
  struct Key {
    std::size_t place;  // in a Batch
    bool words;
    std::uint64_t seed;
  };
  struct Number {
    std::size_t place;
    std::size_t column;  // the ledger's, of money or counts
    bool widths;         // some files name its unit and some do not
  };
  std::vector<std::size_t> files;
  std::vector<Key> keys;               // none: files are not held against each other
  std::vector<Number> numbers;
  std::size_t most_hashes = RowSketch::usual_most;
  std::map<std::size_t, int> halvings;  // of many files: where their sketches begin
  std::vector<bool> keeps_values;       // by number of the file in LedgerFiles
};

/// Hands batches on to another sink, and looks at them.
class LookingSink : public Sink {
 public:
  LookingSink(Sink& inner, const LookPlan& plan) : inner_(inner), plan_(plan) {}
  LookingSink(std::unique_ptr<Sink> inner, const LookPlan& plan) : own_(std::move(inner)), inner_(*own_), plan_(plan) {}

  void take(const Batch& batch) override;
  void absorb(Sink& other) override;

  /// By file.
  std::map<std::size_t, FileLook>& looks() { return looks_; }

 private:
  FileLook& look_at(std::size_t file);
  void add_rows(const Batch& batch, RowSketch& rows);

  std::unique_ptr<Sink> own_;
  Sink& inner_;
  const LookPlan& plan_;
  std::map<std::size_t, FileLook> looks_;
  FileLook* last_ = nullptr;
  std::size_t last_file_ = 0;
  std::vector<std::uint64_t> hashes_;
};

}  // namespace shanhai
