#include "load/header_memory.h"

#include <algorithm>

#include "load/encoding.h"
#include "load/header.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/unit_text.h"

namespace shanhai {

namespace {

constexpr std::size_t most_headers = 16;
/// The row below a header is looked at within so many bytes.
constexpr std::size_t row_bytes = 4 << 10;

std::size_t last_two(std::string_view text) {
  return static_cast<unsigned char>(text[text.size() - 2]) * 256u + static_cast<unsigned char>(text.back());
}

bool has_other_separator(std::string_view bytes, char separator) {
  return std::any_of(std::begin(header_separators), std::end(header_separators),
                     [&](char other) { return other != separator && bytes.find(other) != bytes.npos; });
}

}  // namespace

void HeaderMemory::remember(const Head& head, const LedgerFile& file, std::size_t known) {
  const bool utf16 = file.encoding == Encoding::utf16le || file.encoding == Encoding::utf16be;
  const std::string_view bytes = std::string_view(head.bytes()).substr(0, file.data_offset);
  // A CR at the end might be half of a line end.
  if (utf16 || known < 2 || !bytes.ends_with('\n') || has_other_separator(head.bytes(), file.separator)) return;
  Header header{std::string(bytes), file, {}};
  Above above;
  for (const std::string& cell : file.rows_above.back()) {
    const std::string folded = folded_name(cell);
    if (!cell.empty()) {
      std::string_view name = folded;
      while (const Bracketed parts = in_brackets(name)) name = parts.name;
      above = {std::string(name), name.size() < folded.size()};
    }
    header.cells.push_back(above);
  }
  if (headers_.size() == most_headers) headers_.pop_back();
  headers_.insert(headers_.begin(), std::move(header));
}

const LedgerFile* HeaderMemory::recall(const Head& head, Encoding encoding) {
  const std::string_view bytes = head.bytes();
  const auto same = std::find_if(headers_.begin(), headers_.end(), [&](const Header& header) {
    return header.file.encoding == encoding && bytes.starts_with(header.bytes);
  });
  if (same == headers_.end()) return nullptr;
  // Where commas are tried and do not separate, more may be read of a long file.
  if (same->file.separator != header_separators[0] && !head.whole()) return nullptr;
  if (has_other_separator(bytes, same->file.separator)) return nullptr;
  if (!has_endings_) index_endings();
  if (!says_nothing(bytes.substr(same->bytes.size()), head.whole(), *same)) return nullptr;
  std::rotate(headers_.begin(), same, same + 1);
  return &headers_.front().file;
}

void HeaderMemory::index_endings() {
  const auto add_ending = [this](std::string_view text) {
    if (text.empty()) return;
    const auto last = static_cast<unsigned char>(text.back());
    if (last < 0x80) last_bytes_[last] = true;
    else last_two_bytes_.set(last_two(text));
    if (last >= 'a' && last <= 'z') last_bytes_[last - 'a' + 'A'] = true;
  };
  for (const LedgerSpec* ledger : ledgers_) {
    for (const ColumnSpec& column : ledger->columns) {
      for (const std::string& name : column.names()) add_ending(folded_name(name));
    }
  }
  for (const std::string_view unit : unit_endings()) add_ending(unit);
  for (const std::string_view close : {")", "]", "】", "〕"}) add_ending(close);
  has_endings_ = true;
}

/// The row at the beginning of `rest`, the one below the header.
bool HeaderMemory::says_nothing(std::string_view rest, bool whole, const Header& header) {
  const bool all = whole && rest.size() <= row_bytes;
  rest = rest.substr(0, row_bytes);
  if (!cutter_ || cutter_->separator() != header.file.separator) cutter_.emplace(header.file.separator);
  cutter_->start(rest, 0);
  const Cut cut = cutter_->cut(all);
  if (cut != Cut::record) return cut == Cut::end;
  std::string storage;
  for (std::size_t i = 0; i < cutter_->cells(); ++i) {
    const Decoded decoded = decode(content_of(rest, cutter_->cell(i), storage), header.file.encoding);
    const std::string_view cell = trimmed(decoded.text);
    if (cell.empty()) continue;
    if (i < header.file.columns.size() && !is_amount(cell, header.file.columns[i], *header.file.ledger)) return false;
    if (!is_ordinary(cell, header.cells[std::min(i, header.cells.size() - 1)])) return false;
  }
  return true;
}

/// In a column of numbers it begins like one: it is no unit.
bool HeaderMemory::is_amount(std::string_view cell, const FileColumn& column, const LedgerSpec& ledger) {
  if (!column.column || !is_number(ledger.columns[*column.column].type)) return true;
  return cell.front() >= '0' && cell.front() <= '9';
}

/// The last character, which folding leaves as it is, ends none, with a unit or without. Quick, and true for most.
bool HeaderMemory::ends_like_no_name(std::string_view cell) const {
  const auto last = static_cast<unsigned char>(cell.back());
  if (cell.front() == '\'') return false;
  if (cell.find('/') != cell.npos || cell.find("每") != cell.npos) return false;  // 元/月
  if (last < 0x80) return !last_bytes_[last];
  const bool full_width = cell.size() >= 3 && cell[cell.size() - 3] == '\xEF';
  return cell.size() >= 2 && !full_width && !last_two_bytes_.test(last_two(cell));
}

/// Neither a unit nor, with what stands above it, a name.
bool HeaderMemory::is_ordinary(std::string_view cell, const Above& above) const {
  if (!above.has_unit && ends_like_no_name(cell)) return true;
  const std::string folded = folded_name(cell);
  if (folded.empty() || cell.front() == '\'' || (folded.front() == '(' && folded.back() == ')')) return false;
  return !may_name(folded) && !may_name(above.name + folded);
}

/// Alone, or with a unit behind it.
bool HeaderMemory::may_name(const std::string& folded) const {
  return std::any_of(ledgers_.begin(), ledgers_.end(),
                     [&](const LedgerSpec* ledger) { return meaning_of_name(folded, *ledger).has_value(); });
}

}  // namespace shanhai
