// The same person more than once: with two names, twice in a month, in spans that overlap. A small record is
// kept of each row with an identity number that tells persons apart.
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "check/person_number.h"
#include "check/probe.h"
#include "check/row_hashes.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/masking.h"

namespace shanhai::checking {

namespace {

constexpr Day open_end = std::numeric_limits<Day>::max();
constexpr Day no_span = std::numeric_limits<Day>::min();
constexpr int no_month = -1;

struct PersonRow {
  std::uint64_t person;
  std::uint64_t line;  // of the batch
  std::uint64_t row;   // its hash
  std::uint32_t file;
  std::uint32_t name;  // hash; 0: none, or masked
  int month;           // no_month where the date is coarser, or missing
  Day begin;           // the last day on which the span may have begun
  Day end;             // the first on which it may have ended; no_span: the file has no ends
};

std::uint32_t name_hash(std::string_view name) {
  if (name.find('*') != name.npos) return 0;
  return static_cast<std::uint32_t>(std::hash<std::string>{}(folded_name(name))) | 1u;
}

/// The number again, masked.
std::string shown(std::uint64_t person) {
  const std::uint64_t check = person % 11;
  const std::string digits = fmt::format("{:017}{}", person / 11, check == 10 ? "X" : std::to_string(check));
  return masked(ColumnType::identity, digits);
}

class PersonProbe : public Probe {
 public:
  PersonProbe(const CheckPass& pass, std::size_t identity)
      : pass_(pass),
        identity_(identity),
        name_(pass.place_of(ColumnType::name)),
        date_(pass.place_of(Role::date)),
        end_(pass.place_of(Role::end)),
        hashes_(pass) {}

  void take(const Batch& batch) override {
    const BatchColumn& identities = batch.columns[identity_];
    const auto& hashes = hashes_.of(batch);
    const bool has_ends = end_ && pass_.column_in(batch.file, *end_);
    for (std::size_t row = 0; row < identities.cells.size(); ++row) {
      if (!is_present(identities.cells[row])) continue;
      const auto person = person_number(identities.words->word(identities.cells[row]));
      if (!person) continue;
      PersonRow record{*person, batch.lines[row], hashes[row], static_cast<std::uint32_t>(batch.file), 0,
                       no_month, 0, no_span};
      if (name_ && is_present(batch.columns[*name_].cells[row])) {
        const BatchColumn& names = batch.columns[*name_];
        record.name = names_.of(*names.words, names.cells[row], name_hash);
      }
      if (date_ && is_present(batch.columns[*date_].cells[row])) {
        const Date date = Date::from_packed(batch.columns[*date_].cells[row]);
        const Civil first = civil(date.first());
        if (date.precision() >= Precision::month) record.month = first.year * 12 + static_cast<int>(first.month);
        record.begin = date.last();
        if (has_ends) record.end = end_of(batch.columns[*end_].cells[row]);
      }
      rows_.push_back(record);
    }
  }

  void absorb(Probe& other) override {
    auto& theirs = static_cast<PersonProbe&>(other);
    rows_.insert(rows_.end(), theirs.rows_.begin(), theirs.rows_.end());
    theirs.rows_ = {};
  }

  void report(const PassLines& lines, Outcome& outcome) override {
    std::ranges::sort(rows_, [](const PersonRow& a, const PersonRow& b) {
      return std::tie(a.person, a.file, a.line) < std::tie(b.person, b.file, b.line);
    });
    for (auto begin = rows_.begin(); begin != rows_.end();) {
      const auto end = std::find_if(begin, rows_.end(), [&](const PersonRow& row) { return row.person != begin->person; });
      if (end - begin > 1) report_person({begin, end}, lines, outcome);
      begin = end;
    }
  }

 private:
  static Day end_of(std::int64_t cell) {
    if (cell == missing) return open_end;
    return cell == unreadable ? no_span : Date::from_packed(cell).first();
  }

  void report_person(std::vector<PersonRow> rows, const PassLines& lines, Outcome& outcome) {
    const auto named = std::ranges::find_if(rows, [](const PersonRow& row) { return row.name != 0; });
    if (named != rows.end()) {
      for (auto row = named + 1; row != rows.end(); ++row) {
        if (row->name != 0 && row->name != named->name) add("identity-two-names", *row, *named, lines, outcome);
      }
    }
    std::ranges::stable_sort(rows, {}, [](const PersonRow& row) { return row.begin; });
    const PersonRow* longest = nullptr;  // of the spans so far, the one that ends last
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const PersonRow& row = rows[i];
      const bool same_month = i > 0 && row.month != no_month && row.month == rows[i - 1].month;
      if (same_month && row.row != rows[i - 1].row) {
        add_pair("person-twice", row, rows[i - 1], lines, outcome);
      } else if (!same_month && longest && row.end != no_span && longest->end >= row.begin &&
                 longest->row != row.row) {
        add_pair("person-overlap", row, *longest, lines, outcome);
      }
      if (row.end != no_span && row.begin <= row.end && (!longest || row.end > longest->end)) longest = &row;
    }
  }

  /// At the one that stands behind the other.
  void add_pair(std::string_view kind, const PersonRow& a, const PersonRow& b, const PassLines& lines,
                Outcome& outcome) {
    const bool order = std::tie(a.file, a.line) > std::tie(b.file, b.line);
    add(kind, order ? a : b, order ? b : a, lines, outcome);
  }

  void add(std::string_view kind, const PersonRow& row, const PersonRow& other, const PassLines& lines,
           Outcome& outcome) {
    outcome.findings.add({row.file, kind, pass_.spec(identity_).id}, lines.of(row.file, row.line), [&] {
      const std::uint64_t line = lines.of(other.file, other.line);
      const std::string person = shown(row.person);
      const bool same = row.file == other.file;
      if (pass_.english()) {
        return fmt::format("{}, also in line {}{}", person, line, same ? "" : " of " + pass_.file(other.file).name);
      }
      return fmt::format("{}，另见{}第 {} 行", person, same ? "" : " " + pass_.file(other.file).name + " ", line);
    });
  }

  const CheckPass& pass_;
  std::size_t identity_;
  std::optional<std::size_t> name_, date_, end_;
  RowHashes hashes_;
  PerWord<std::uint32_t> names_;
  std::vector<PersonRow> rows_;
};

}  // namespace

std::unique_ptr<Probe> person_probe(const CheckPass& pass) {
  const auto identity = pass.place_of(ColumnType::identity);
  return identity && pass.duplicates ? std::make_unique<PersonProbe>(pass, *identity) : nullptr;
}

}  // namespace shanhai::checking
