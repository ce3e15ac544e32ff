#include "load/row_kinds.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <limits>
#include <utility>

#include "load/encoding.h"
#include "load/gb18030.h"
#include "load/header.h"
#include "load/header_units.h"
#include "load/missing_marks.h"
#include "load/row_words.h"
#include "load/title_units.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

constexpr std::size_t longest_special = 120;  // bytes of a first cell that could be a totals word or a header

/// Folded, without the empty ones.
std::vector<std::string> filled_cells(const std::vector<std::string>& cells) {
  std::vector<std::string> filled;
  for (const std::string& cell : cells) {
    std::string folded = folded_name(cell);
    if (!folded.empty()) filled.push_back(std::move(folded));
  }
  return filled;
}

/// `财政援助资金,小计`, `2023,小计`: what the subtotal is of.
bool may_be_class(const ColumnSpec& column) {
  return column.type == ColumnType::category || column.type == ColumnType::list || column.type == ColumnType::date;
}
constexpr std::uint8_t year_lead = 2;  // in leads_: a column of days; a day has no subtotal, and may have a product of that name
bool is_year(std::string_view folded) {
  if (folded.ends_with("年")) folded.remove_suffix(std::string_view("年").size());
  return folded.size() == 4 && folded.find_first_not_of("0123456789") == folded.npos;
}
/// A row of nothing else is none.
bool says_missing(const std::string& folded) { return folded.empty() || is_missing_mark(folded); }
bool names_a_unit(const std::vector<std::string>& cells) {
  return std::ranges::any_of(cells, [](const std::string& cell) {
    const std::vector<TitleUnit> units = units_in_title(cell, 0);
    return !units.empty() && units.front().power;
  });
}
constexpr std::size_t most_classes = 3;  // columns before the word; further behind, nothing is looked for in each row

}  // namespace

RowKinds::RowKinds(const Catalogue& catalogue, Encoding encoding) : catalogue_(catalogue), encoding_(encoding) {
  each_beginning([this](std::string_view word) { add_beginning(word); });
  for (const std::string_view word : {"序号", "no.", "【", "〔", "《"}) add_beginning(word);
  fewest_required_ = std::numeric_limits<std::size_t>::max();
  for (const LedgerSpec& ledger : catalogue.ledgers()) {
    fewest_required_ = std::min(fewest_required_, static_cast<std::size_t>(std::ranges::count_if(ledger.columns, &ColumnSpec::required)));
    for (const ColumnSpec& column : ledger.columns) {
      for (const std::string* name : {&column.id, &column.label, &column.label_en}) {
        if (!name->empty()) add_header(*name, header_names_, written_names_);
      }
      for (const std::string& alias : column.aliases) add_header(alias, header_names_, written_names_);
    }
  }
  // Spaces, letters of other widths, the mark of another file's beginning, what cannot be seen: seldom, and looked
  // at slowly.
  for (const std::string_view odd : {"\xE3\x80", "\xC2\xA0", "\xEF\xBB", "\xEF\xBC", "\xEF\xBD", "\xE2\x80", "\xE2\x81"}) {
    beginnings_.set(two_bytes(odd));
  }
  for (const std::string_view odd : {"\xA1\xA1", "\x81\x30", "\x81\x36", "\x84\x31"}) beginnings_.set(two_bytes(odd));
  for (unsigned second = 0; second < 256; ++second) {
    beginnings_.set(0xA3u * 256 + second);  // full-width letters in GB18030
    for (const char first : {'\'', '(', '[', '<', '*'}) beginnings_.set(static_cast<unsigned char>(first) * 256u + second);
  }
  ledger_endings_ = endings_;
  ledger_beginnings_ = beginnings_;
}

void RowKinds::begin_file(const LedgerFile& file) {
  amounts_.clear();
  for (const FileColumn& column : file.columns) {
    const bool money = is_amount(column, *file.ledger);
    amounts_.push_back(money && !column.unit_by_row && !column.unit_given ? std::optional(column.unit) : std::nullopt);
  }
  const auto same_header = [](const FileColumn& column, const std::string& header) { return column.header == header; };
  // Many small files: what is known of the one before will do.
  if (ledger_ == file.ledger && rows_above_ == file.rows_above && std::ranges::equal(file.columns, columns_, same_header)) return;
  ledger_ = file.ledger;
  rows_above_ = file.rows_above;
  columns_.clear();
  header_.clear();
  above_.clear();
  own_names_.clear();
  own_written_.clear();
  endings_ = ledger_endings_;
  beginnings_ = ledger_beginnings_;
  looks_.forget();
  names_.forget();
  leads_.clear();
  numbers_.clear();
  for (const FileColumn& column : file.columns) {
    const ColumnSpec* spec = column.column ? &ledger_->columns[*column.column] : nullptr;
    const bool place = spec && std::ranges::find(place_columns, spec->id) != std::end(place_columns);
    const bool class_of_rows = spec && may_be_class(*spec) && leads_.size() < most_classes;
    const bool year = class_of_rows && spec->type == ColumnType::date;
    const bool lead = place || class_of_rows || (!spec && is_running_number(folded_name(column.header)));
    leads_.push_back(year ? year_lead : static_cast<std::uint8_t>(lead));
    numbers_.push_back(spec && is_number(spec->type));
    columns_.push_back(column.header);
    header_.push_back(folded_name(column.header));
    if (!column.header.empty()) add_header(column.header, own_names_, own_written_);
  }
  for (const std::vector<std::string>& row : file.rows_above) {
    above_.push_back(filled_cells(row));
    // Only its first cell makes a row worth a look.
    if (!above_.back().empty()) {
      const auto first = std::find_if(row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); });
      add_header(*first, own_names_, own_written_);
    }
  }
}

void RowKinds::add_header(const std::string& name, std::unordered_set<std::string>& names,
                          std::unordered_set<std::string>& written_names) {
  names.insert(folded_name(name));
  const std::string bytes = written(name);
  if (bytes.size() >= 2) endings_.set(two_bytes(std::string_view(bytes).substr(bytes.size() - 2)));
  written_names.insert(bytes);
  add_beginning(name);
}

std::string RowKinds::written(std::string_view word) const {
  return encoding_ == Encoding::gb18030 ? gb18030::encode(word) : std::string(word);
}

void RowKinds::add_beginning(std::string_view word) {
  const std::string bytes = written(word);
  if (bytes.empty()) return;
  const auto both_cases = [](char c) {
    std::string cases(1, c);
    if (c >= 'a' && c <= 'z') cases += static_cast<char>(c - 'a' + 'A');
    if (c >= 'A' && c <= 'Z') cases += static_cast<char>(c - 'A' + 'a');
    return cases;
  };
  const bool ascii = static_cast<unsigned char>(bytes[0]) < 0x80;
  for (const char first : both_cases(bytes[0])) {
    // An ASCII letter may be followed by a space that folding drops.
    if (ascii) beginnings_.set(two_bytes(std::string{first, ' '}));
    for (const char second : both_cases(bytes.size() > 1 ? bytes[1] : '\0')) {
      beginnings_.set(two_bytes(std::string{first, second}));
    }
  }
}

RowKinds::Look RowKinds::look_again(std::string_view cell) {
  if (cell.size() > KnownCells::longest) return look_closely(cell);
  char bytes[KnownCells::longest] = {};
  std::memcpy(bytes, cell.data(), cell.size());
  const auto learn = [&] { return KnownCells::Known{static_cast<std::int64_t>(look_closely(cell)), false}; };
  return static_cast<Look>(looks_.of({bytes, cell.size()}, learn).cell);
}

RowKinds::Look RowKinds::look_closely(std::string_view cell) const {
  const std::string folded = folded_name(decode(cell.substr(0, longest_special), encoding_).text);
  if (folded.empty()) return Look::blank;
  if (cell.size() < longest_special) {
    if (is_totals_word(folded) || is_column_name(folded) || folded == "序号" || folded == "no.") return Look::whole;
    const auto bracket = folded.find_first_of("([");
    if (bracket != folded.npos && is_column_name(folded.substr(0, bracket))) return Look::whole;
  }
  if (is_missing_mark(folded)) return Look::note;
  if (!begins_a_note(folded) && !says_nothing(folded)) return Look::plain;
  return folded.ends_with(":") ? Look::whole : Look::note;
}

bool RowKinds::names_a_column_indeed(std::string_view cell) {
  if (cell.size() >= longest_special) return false;
  const auto look = [&] {
    const std::string name(cell);
    return written_names_.contains(name) || own_written_.contains(name);
  };
  if (cell.size() > KnownCells::longest) return look();
  char bytes[KnownCells::longest] = {};
  std::memcpy(bytes, cell.data(), cell.size());
  return names_.of({bytes, cell.size()}, [&] { return KnownCells::Known{0, look()}; }).odd;
}

/// Every cell that is filled is its column's name; of more than one column, unless there is but one.
bool RowKinds::repeats_header(const std::vector<std::string>& folded) const {
  std::size_t same = 0;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i].empty()) continue;
    if (i >= header_.size() || folded[i] != header_[i]) return false;
    ++same;
  }
  return same >= std::min<std::size_t>(2, header_.size());
}

/// The first filled cell that is no running number, no place and no class, or one before it.
std::size_t RowKinds::totals_cell(const std::vector<std::string>& folded) const {
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i].empty()) continue;
    if (is_totals_word(folded[i])) return i;
    if (!is_lead(i) || (leads_[i] == year_lead && !is_year(folded[i]))) break;
  }
  return folded.size();
}

/// Each filled cell says so, or stands behind one that ends with a colon: `导出时间：,2023-07-01`. (No number does:
/// it may be an amount.)
bool RowKinds::is_note(const std::vector<std::string>& folded) const {
  bool label = false;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    if (folded[i].empty()) continue;
    const bool value = std::exchange(label, false) && (i >= numbers_.size() || !numbers_[i]);
    if (value) continue;
    if (!begins_a_note(folded[i]) && !says_nothing(folded[i])) return false;
    label = folded[i].ends_with(":");
  }
  return true;
}

/// Enough cells are names of columns, with perhaps a unit behind them; one of the first two among them.
bool RowKinds::may_be_header(const std::vector<std::string>& folded) const {
  std::size_t filled = 0;
  std::size_t names = 0;
  for (const std::string& cell : folded) {
    if (cell.empty()) continue;
    names += is_column_name(cell) || is_column_name(cell.substr(0, cell.find_first_of("([")));
    if (++filled == 2 && names == 0) return false;
  }
  return names >= std::max<std::size_t>(1, fewest_required_);
}

RowKind RowKinds::kind(const std::vector<std::string>& cells) const {
  std::vector<std::string> folded;
  for (const std::string& cell : cells) folded.push_back(folded_name(cell));
  const auto filled = [](const std::string& cell) { return !cell.empty(); };
  const auto first = std::ranges::find_if(folded, filled);
  if (first == folded.end()) return RowKind::data;
  if (repeats_header(folded)) return RowKind::header_again;
  const bool alone = std::find_if(first + 1, folded.end(), filled) == folded.end();
  // A title line that comes again may be a note of several lines.
  if (std::ranges::find(above_, filled_cells(cells)) != above_.end()) return alone ? RowKind::note : RowKind::header_again;
  if (totals_cell(folded) < folded.size()) return RowKind::totals;
  if (alone && names_a_unit(cells)) return RowKind::nothing;
  if (is_note(folded)) return begins_a_note(*first) ? RowKind::note : RowKind::nothing;
  if (!alone && std::ranges::all_of(folded, says_missing)) return RowKind::nothing;
  if (alone && says_nothing_alone(*first)) return RowKind::nothing;
  if (!may_be_header(folded)) return RowKind::data;
  if (means_header(cells)) return RowKind::header_again;
  for (const LedgerSpec& ledger : catalogue_.ledgers()) {
    if (match_header(cells, ledger, {})) return RowKind::other_table;
  }
  return RowKind::data;
}

bool RowKinds::names_personal(const std::vector<std::string>& cells) const {
  for (const LedgerSpec& ledger : catalogue_.ledgers()) {
    for (const std::string& cell : cells) {
      const auto column = ledger.find(cell);
      if (column && is_personal(ledger.columns[*column].type)) return true;
    }
  }
  return false;
}

std::optional<std::string> RowKinds::other_unit(const std::vector<std::string>& cells) const {
  const bool has_amounts = std::ranges::any_of(amounts_, [](const auto& unit) { return unit.has_value(); });
  if (!has_amounts) return std::nullopt;
  for (const std::string& cell : cells) {
    for (const TitleUnit& title : units_in_title(cell, 0)) {
      if (title.power && std::ranges::find(amounts_, title.power) == amounts_.end()) return cell;
    }
  }
  return std::nullopt;
}

/// The header in other words: the same columns in the same places, counted in the same units.
bool RowKinds::means_header(const std::vector<std::string>& cells) const {
  const auto first = match_header(header_, *ledger_, {});
  const auto again = match_header(cells, *ledger_, {});
  if (!first || !again) return false;
  for (std::size_t i = 0; i < again->columns.size(); ++i) {
    const FileColumn& column = again->columns[i];
    if (column.header.empty()) continue;
    if (i >= first->columns.size() || first->columns[i].column != column.column) return false;
    const bool same_name = first->columns[i].header == folded_name(column.header);
    // One that names its unit is held against the one that the amounts are read in, which a title may have said.
    const bool has_amount = column.unit_found && amounts_[i];
    if (column.column ? (has_amount ? *amounts_[i] : first->columns[i].unit) != column.unit : !same_name) return false;
  }
  return true;
}

TotalsKind RowKinds::totals_kind(const std::vector<std::string>& cells) const {
  std::vector<std::string> folded;
  for (const std::string& cell : cells) folded.push_back(folded_name(cell));
  const std::size_t at = totals_cell(folded);
  if (at == folded.size()) return TotalsKind::running;
  const std::string_view word = bare_totals_word(folded[at]);
  if (word == "累计") return TotalsKind::running;
  const bool whole = word == "合计" || word == "总计" || word == "共计" || word == "total" || word == "grandtotal";
  return whole ? TotalsKind::all : TotalsKind::part;
}

}  // namespace shanhai
