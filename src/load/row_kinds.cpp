#include "load/row_kinds.h"

#include <algorithm>

#include "load/encoding.h"
#include "load/gb18030.h"
#include "load/header.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

constexpr std::array<std::string_view, 10> totals_words = {
    "合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计", "total", "subtotal", "grandtotal"};
constexpr std::array<std::string_view, 12> note_words = {"注",   "备注", "说明", "数据来源", "资料来源", "填表",
                                                         "填报", "制表", "审核", "负责人",   "note",     "source"};
constexpr std::pair<std::string_view, std::string_view> brackets[] = {{"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}};
constexpr std::size_t longest_special = 120;  // bytes of a first cell that could be a totals word or a header

/// `合 计：`, `合计(万元)`, `Grand total` without what may stand behind the word.
std::string_view bare_totals_word(std::string_view folded) {
  if (folded.ends_with(":")) folded.remove_suffix(1);
  for (const auto& [open, close] : brackets) {
    if (folded.ends_with(close)) folded = folded.substr(0, folded.rfind(open));
  }
  if (folded.ends_with(":")) folded.remove_suffix(1);
  return folded;
}

bool is_totals_word(std::string_view folded) {
  folded = bare_totals_word(folded);
  return std::find(totals_words.begin(), totals_words.end(), folded) != totals_words.end();
}

bool is_in_other_words(std::string_view folded) {
  constexpr std::size_t longest = 36;  // bytes: a dozen characters
  constexpr std::string_view words[] = {"合计", "总计", "小计", "共计", "合計", "總計", "小計"};
  if (folded.ends_with("total") || folded.ends_with("totals") || folded.ends_with("累计")) return folded.size() <= longest;
  return folded.size() <= longest && std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
           return folded.starts_with(word) || folded.ends_with(word);
         });
}

bool begins_a_note(std::string_view folded) {
  return std::any_of(note_words.begin(), note_words.end(),
                     [&](std::string_view word) { return folded.starts_with(word); });
}

/// Folded, without the empty ones.
std::vector<std::string> filled_cells(const std::vector<std::string>& cells) {
  std::vector<std::string> filled;
  for (const std::string& cell : cells) {
    std::string folded = folded_name(cell);
    if (!folded.empty()) filled.push_back(std::move(folded));
  }
  return filled;
}

}  // namespace

RowKinds::RowKinds(const Catalogue& catalogue, Encoding encoding) : catalogue_(catalogue), encoding_(encoding) {
  for (const std::string_view word : totals_words) add_beginning(word);
  for (const std::string_view word : note_words) add_beginning(word);
  for (const std::string_view word : {"序号", "no."}) add_beginning(word);
  for (const LedgerSpec& ledger : catalogue.ledgers()) {
    for (const ColumnSpec& column : ledger.columns) {
      for (const std::string* name : {&column.id, &column.label, &column.label_en}) {
        if (!name->empty()) add_header(*name, header_names_, written_names_);
      }
      for (const std::string& alias : column.aliases) add_header(alias, header_names_, written_names_);
    }
  }
  // Spaces, letters of other widths, the mark of another file's beginning: seldom, and looked at slowly.
  for (const std::string_view odd : {"\xE3\x80", "\xC2\xA0", "\xEF\xBB", "\xEF\xBC", "\xEF\xBD", "\xA1\xA1"}) {
    beginnings_.set(two_bytes(odd));
  }
  for (unsigned second = 0; second < 256; ++second) {
    beginnings_.set(0xA3u * 256 + second);  // full-width letters in GB18030
    beginnings_.set('\''* 256u + second);
  }
  ledger_endings_ = endings_;
  ledger_beginnings_ = beginnings_;
}

void RowKinds::begin_file(const LedgerFile& file) {
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
  seen_.fill({});
  for (const FileColumn& column : file.columns) {
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

bool RowKinds::may_be_special(std::string_view first_cell) {
  while (!first_cell.empty() && (first_cell.front() == ' ' || first_cell.front() == '\t')) {
    first_cell.remove_prefix(1);
  }
  if (first_cell.empty() || !beginnings_.test(two_bytes(first_cell))) return false;
  std::string& seen = seen_[std::hash<std::string_view>{}(first_cell) % seen_.size()];
  if (seen == first_cell) return false;
  const std::string folded = folded_name(decode(first_cell.substr(0, longest_special), encoding_).text);
  if (begins_a_note(folded)) return true;
  if (first_cell.size() < longest_special) {
    if (is_totals_word(folded) || is_column_name(folded) || folded == "序号" || folded == "no.") return true;
    const auto bracket = folded.find_first_of("([");
    if (bracket != folded.npos && is_column_name(folded.substr(0, bracket))) return true;
  }
  seen = first_cell;
  return false;
}

bool RowKinds::names_a_column(std::string_view cell) const {
  if (cell.size() < 2 || cell.size() >= longest_special) return false;
  if (!endings_.test(two_bytes(cell.substr(cell.size() - 2)))) return false;
  const std::string name(cell);
  return written_names_.contains(name) || own_written_.contains(name);
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

RowKind RowKinds::kind(const std::vector<std::string>& cells) const {
  std::vector<std::string> folded;
  for (const std::string& cell : cells) folded.push_back(folded_name(cell));
  const auto filled = [](const std::string& cell) { return !cell.empty(); };
  const auto first = std::find_if(folded.begin(), folded.end(), filled);
  if (first == folded.end()) return RowKind::data;
  if (repeats_header(folded)) return RowKind::header_again;
  if (std::find(above_.begin(), above_.end(), filled_cells(cells)) != above_.end()) return RowKind::header_again;
  if (is_totals_word(*first)) return RowKind::totals;
  if (std::all_of(folded.begin(), folded.end(),
                  [&](const std::string& cell) { return cell.empty() || begins_a_note(cell); })) {
    return RowKind::note;
  }
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
    if (column.column ? first->columns[i].unit != column.unit : !same_name) return false;
  }
  return true;
}

/// Some character of every totals word: 计 or 計, the l of total; or one that folding may turn into that.
bool may_hold_totals_word(std::string_view text) {
  static constexpr auto begins_one = [] {
    std::array<bool, 256> begins{};
    for (const unsigned byte : {0x6Cu, 0x4Cu, 0xEFu, 0xE8u}) begins[byte] = true;  // l, L
    return begins;
  }();
  bool any = false;
  for (const char c : text) any |= begins_one[static_cast<unsigned char>(c)];
  if (!any) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == 'l' || c == 'L' || c == '\xEF') return true;
    if (c == '\xE8' && (text.substr(at).starts_with("计") || text.substr(at).starts_with("計"))) return true;
  }
  return false;
}

bool smells_of_totals(std::string_view text) {
  if (!may_hold_totals_word(text)) return false;
  const std::string folded = folded_name(text);
  return is_totals_word(folded) || is_in_other_words(bare_totals_word(folded));
}

TotalsKind RowKinds::totals_kind(const std::vector<std::string>& cells) {
  const auto first = std::find_if(cells.begin(), cells.end(), [](const std::string& cell) { return !cell.empty(); });
  if (first == cells.end()) return TotalsKind::running;
  const std::string folded = folded_name(*first);
  const std::string_view word = bare_totals_word(folded);
  if (word == "累计") return TotalsKind::running;
  const bool whole = word == "合计" || word == "总计" || word == "共计" || word == "total" || word == "grandtotal";
  return whole ? TotalsKind::all : TotalsKind::part;
}

}  // namespace shanhai
