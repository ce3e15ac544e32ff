#pragma once
// A probe looks at the batches of one ledger for some kinds of findings. Each thread has probes of its own;
// when the pass is over they are absorbed into one set, which reports. A new kind of finding is a row in
// kinds.cpp, a probe (or a place in one), a line in probes.cpp, and a fixture in samples/broken/.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "check/tallies.h"
#include "load/per_word.h"
#include "look/file_relations.h"
#include "shanhai/question/question.h"
#include "shanhai/filter/columns.h"
#include "shanhai/filter/condition.h"
#include "shanhai/ledger/batch.h"
#include "shanhai/ledger/masking.h"

namespace shanhai::checking {

/// A rule of checks.csv, bound to the columns of a pass.
struct BoundRule {
  const CheckRule* rule;
  std::shared_ptr<const Condition> condition;
  std::vector<std::size_t> places;  // of its columns, as they stand in the expression
};

/// What a pass over the files of one ledger reads. Batches have the ledger's columns first (`columns`), then
/// those that the catalogue does not know (`others`).
struct CheckPass {
  const Setting* setting;
  const LedgerSpec* ledger;
  std::vector<std::size_t> files;
  Columns columns;
  std::vector<std::string> others;
  std::vector<BoundRule> rules;
  bool duplicates = true;  // rows and persons that come twice are looked for

  bool english() const { return setting->english; }
  const LedgerFile& file(std::size_t number) const { return setting->files->files[number]; }
  std::size_t known() const { return columns.wanted().size(); }
  const ColumnSpec& spec(std::size_t place) const { return columns.spec(place); }
  /// The place of the column with that id, if it is read.
  std::optional<std::size_t> place_of(std::string_view id) const;
  std::optional<std::size_t> place_of(Role role) const;
  std::optional<std::size_t> place_of(ColumnType type) const;
  /// The file's own column for a place among the known ones; nullptr where it has none.
  const FileColumn* column_in(std::size_t file, std::size_t place) const;
  /// How the file shows the cells of a place, known or not; nullptr where it has no such column.
  const CellMask* mask_in(std::size_t file, std::size_t place) const;
  /// A number as it is shown: exact, in the column's own unit (`12.5 万元`).
  std::string number(std::size_t file, std::size_t place, Wide units) const;
  /// A cell as it is shown: masked where it is personal.
  std::string cell(const Batch& batch, std::size_t place, std::size_t row) const;
};

/// Where a word stands first in a file, and how often.
struct WordPlace {
  std::uint64_t line = 0;
  std::uint64_t count = 0;
};

/// What passes over several ledgers find out together.
struct Outcome {
  Tallies findings;  // with physical lines
  std::map<std::size_t, std::uint64_t> faulty_rows;  // of each file: cut into cells, but one cannot be read
  // village, township, file
  std::map<std::tuple<std::string, std::string, std::size_t>, WordPlace> villages;
  // ledger, column, word, file: names that another ledger should list; and those that it lists, folded
  std::map<std::tuple<std::string, std::string, std::string, std::size_t>, WordPlace> mentioned;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> listed;
  // What the files of the ledger are to each other; probes leave it alone.
  std::vector<FileRelation> relations;

  /// The one is a copy of the other, whichever.
  bool are_copies(std::size_t file, std::size_t other) const;
  /// The column of that file has other units than another file's.
  bool differs_in_unit(std::size_t file, std::size_t column) const;
};

class Probe {
 public:
  virtual ~Probe() = default;
  virtual void take(const Batch& batch) = 0;
  /// `other` is of the same class.
  virtual void absorb(Probe& other) = 0;
  /// To be called once, when everything is absorbed.
  virtual void report(const PassLines& lines, Outcome& outcome) = 0;
};

/// Text out of a cell, masked, at most some dozen characters.
std::string shown_text(std::string_view text, const CellMask& mask = {});

using MakeProbe = std::unique_ptr<Probe> (*)(const CheckPass& pass);
/// Those that look at a pass. The pass must outlive them.
std::vector<std::unique_ptr<Probe>> make_probes(const CheckPass& pass);

std::unique_ptr<Probe> cell_probe(const CheckPass& pass);
std::unique_ptr<Probe> unit_probe(const CheckPass& pass);
std::unique_ptr<Probe> totals_probe(const CheckPass& pass);
std::unique_ptr<Probe> rule_probe(const CheckPass& pass);
std::unique_ptr<Probe> identity_probe(const CheckPass& pass);
std::unique_ptr<Probe> code_probe(const CheckPass& pass);
std::unique_ptr<Probe> person_probe(const CheckPass& pass);
std::unique_ptr<Probe> word_probe(const CheckPass& pass);
std::unique_ptr<Probe> duplicate_probe(const CheckPass& pass);
std::unique_ptr<Probe> spread_probe(const CheckPass& pass);
std::unique_ptr<Probe> block_probe(const CheckPass& pass);
std::unique_ptr<Probe> place_probe(const CheckPass& pass);
std::unique_ptr<Probe> rate_probe(const CheckPass& pass);
std::unique_ptr<Probe> total_word_probe(const CheckPass& pass);
std::unique_ptr<Probe> required_probe(const CheckPass& pass);
std::unique_ptr<Probe> text_probe(const CheckPass& pass);

}  // namespace shanhai::checking
