#include "load/record_source.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <new>
#include <utility>

#include "load/encoding.h"
#include "load/row_text.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {
constexpr std::size_t read_bytes = 256 << 10;
constexpr std::size_t largest_buffer = longest_record + read_bytes + SpecialBytes::padding;
}  // namespace

RecordSource::RecordSource(const LedgerFiles& files, bool read_ahead) : files_(files), read_ahead_(read_ahead) {
  grow(read_bytes + SpecialBytes::padding);
}

void RecordSource::grow(std::size_t size) {
  char* const larger = static_cast<char*>(std::realloc(buffer_.get(), size));
  if (!larger) throw std::bad_alloc();
  static_cast<void>(buffer_.release());
  buffer_.reset(larger);
  buffer_size_ = size;
}

RecordSource::Found RecordSource::next() {
  if (std::exchange(at_text_end_, false)) refill();
  for (;;) {
    line_ = next_line_;
    if (part_->end && text_offset_ + cutter_->next() >= *part_->end) break;
    const Cut cut = cutter_->cut(whole_);
    if (cut == Cut::end) break;
    if (cut == Cut::incomplete) {
      at_text_end_ = true;
      return Found::text_end;
    }
    Found found = Found::row;
    if (!take_record(found)) continue;
    behind_rejected_ = rejected_since_;
    rejected_since_ = false;
    return found;
  }
  end_part();
  return Found::part_end;
}

void RecordSource::end_part() {
  part_->next_record = text_offset_ + cutter_->next();
  part_->lines = next_line_ - 1;
  input_->check_unchanged(files_.files[part_->file].state);
  input_.reset();
}

std::string_view RecordSource::cell(std::size_t asked) {
  const std::ptrdiff_t column = part_->cells[asked];
  if (column < 0 || static_cast<std::size_t>(column) >= cutter_->cells()) return {};
  const RawCell cell = cutter_->cell(static_cast<std::size_t>(column));
  if (!cell.odd) return text_.substr(cell.begin, cell.end - cell.begin);
  std::string& storage = unquoted_.emplace_back();
  const std::size_t size = storage.assign(content_of(text_, cell, unquoting_)).size();
  storage.append(cell_padding, ' ');
  return std::string_view(storage).substr(0, size);
}

void RecordSource::give_cells(std::string_view* cells, std::size_t step) {
  const std::span<const std::uint32_t> ends = cutter_->common_ends();
  if (ends.empty()) {
    for (std::size_t asked = 0; asked < part_->cells.size(); ++asked) cells[asked * step] = cell(asked);
    return;
  }
  const char* const text = text_.data();
  const bool has_quotes = cutter_->has_quotes();
  for (const std::ptrdiff_t column : part_->cells) {
    if (static_cast<std::size_t>(column) < ends.size()) {
      const std::uint32_t begin = ends.data()[column - 1] + 1;
      const unsigned quote = has_quotes && text[begin] == '"' ? 1 : 0;
      *cells = {text + begin + quote, ends.data()[column] - begin - 2 * quote};
    } else {
      *cells = {};
    }
    cells += step;
  }
}

std::optional<std::uint64_t> RecordSource::offset(std::string_view cell) const {
  const bool utf16 = encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be;
  const std::less_equal<const char*> not_behind;
  const bool in_text = not_behind(text_.data(), cell.data()) && not_behind(cell.data(), text_.data() + text_.size());
  if (!in_text || utf16) return std::nullopt;
  return text_offset_ + static_cast<std::uint64_t>(cell.data() - text_.data());
}

/// Reads on behind the bytes of the record that has begun; false where there was nothing more.
bool RecordSource::refill() {
  unquoted_.clear();
  const std::size_t begin = cutter_->next();
  const std::size_t kept = text_.size() - begin;
  if (kept >= longest_record) {
    throw InputError(files_.files[part_->file].name + ": a row is longer than " +
                     std::to_string(longest_record >> 20) + " MB; is a quote left open?");
  }
  if (begin > 0) std::memmove(buffer_.get(), buffer_.get() + begin, kept);
  text_offset_ += begin;
  // A record that fills half of the buffer gets a larger one, of which no more is touched than is filled.
  if (kept * 2 > buffer_size_) grow(std::min(buffer_size_ * 2, largest_buffer));
  const std::size_t room = std::min(read_bytes, buffer_size_ - SpecialBytes::padding - kept);
  const std::size_t got = input_->read(buffer_.get() + kept, room);
  std::memset(buffer_.get() + kept + got, 0, SpecialBytes::padding);
  whole_ = got < room;
  text_ = {buffer_.get(), kept + got};
  cutter_->go_on(text_, begin);
  return got > 0;
}

bool RecordSource::is_blank(const RawCell& cell) const {
  if (cell.begin == cell.end) return true;
  const auto first = static_cast<unsigned char>(text_[cell.begin]);
  // No space begins with another byte: U+0020, controls, U+00A0 (C2), U+3000 (E3, or A1 in GB18030), and those that
  // cannot be seen at all.
  if (first > 0x20 && first != '\'' && first != 0xC2 && first != 0xE3 && first != 0xA1 && first != 0xE2 &&
      first != 0x81 && first != 0x84 && first != 0xEF) {
    return false;
  }
  return folded_name(decode(raw(cell), encoding_).text).empty();
}

std::size_t RecordSource::first_filled(std::size_t begin) const {
  const std::size_t cells = cutter_->cells();
  while (begin < cells && is_blank(cutter_->cell(begin))) ++begin;
  return begin;
}

bool RecordSource::is_common() const {
  const std::size_t cells = cutter_->cells();
  if (cells != columns_ || cells < 2 || cutter_->fault() != RecordFault::none) return false;
  if (part_->carry_out.after_note || part_->carry_out.ended || part_->empty_at_end != 0) return false;
  if (cutter_->next() - cutter_->begin() > most_needed_bytes) return false;
  return kinds_->is_plainly_data(cells, [this](std::size_t number) { return raw(cutter_->cell(number)); });
}

/// Counts the record that was cut; true where it is one to be given.
bool RecordSource::take_record(Found& found) {
  next_line_ = line_ + cutter_->lines();
  if (is_common()) {
    ++part_->rows.accepted;
    return true;
  }
  const std::size_t cells = cutter_->cells();
  FileRows& rows = part_->rows;
  Carry& carry = part_->carry_out;
  if (carry.ended) {
    // A third table may be one of persons.
    if (!carry.hidden && first_filled(0) < cells) kind_of_record();
    reject("stands below the header of another table", !carry.hidden);
    rows.blank += std::exchange(part_->empty_at_end, 0);
    return false;
  }
  const std::size_t filled = first_filled(0);
  if (filled == cells && cells == 1 && cutter_->cell(0).begin == cutter_->cell(0).end && !cutter_->cell(0).quoted) {
    ++part_->empty_at_end;
    return false;
  }
  rows.blank += std::exchange(part_->empty_at_end, 0);
  // What runs to the end of the file is rejected whatever it begins with: data may be in it.
  if (cutter_->fault() == RecordFault::unclosed_quote) {
    const unsigned lines = cutter_->lines() - (text_.ends_with('\n') || text_.ends_with('\r') ? 1 : 0);
    reject("opens a quote that is never closed: it takes the rest of the file, " + std::to_string(lines) +
           (lines == 1 ? " line" : " lines"));
    return false;
  }
  if (filled == cells) {
    ++rows.blank;
    return false;
  }
  if (carry.after_note && filled == 0 && first_filled(1) == cells) {
    ++rows.blank;
    return false;
  }
  const RowKind kind = kind_of_record();
  if (kind != RowKind::nothing) carry.after_note = kind == RowKind::note;
  switch (kind) {
    case RowKind::data: break;
    case RowKind::totals:
      ++rows.totals;
      found = Found::totals;
      return part_->observe && has_room();
    case RowKind::note:
    case RowKind::nothing:
    case RowKind::header_again: ++rows.blank; return false;
    case RowKind::other_table:
      carry.ended = true;
      rows.end_line = line_;
      reject("is the header of another table: put the rows from here on into a file of their own");
      return false;
  }
  if (cutter_->fault() == RecordFault::text_behind_quote) {
    reject("has text behind a closing quote: double the quotes inside the cell");
  } else if (cells > columns_ && first_filled(columns_) < cells) {
    reject("has " + std::to_string(cells) + " cells where the header has " + std::to_string(columns_));
  } else if (!has_room()) {
    reject("has cells of more than " + std::to_string(most_needed_bytes >> 20) + " MB");
  } else {
    if (cells < columns_) {
      ++rows.short_rows;
      if (part_->observe && rows.short_lines.size() < noted_rows) rows.short_lines.push_back(line_);
    }
    ++rows.accepted;
    return true;
  }
  return false;
}

RowKind RecordSource::kind_of_record() {
  const auto behind_spaces = [this](std::size_t number) {
    const std::string_view cell = raw(cutter_->cell(number));
    return cell.substr(std::min(cell.find_first_not_of(" \t"), cell.size()));
  };
  if (kinds_->is_plainly_data(cutter_->cells(), behind_spaces)) return RowKind::data;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < cutter_->cells(); ++i) {
    texts.emplace_back(trimmed(decode(content_of(text_, cutter_->cell(i), unquoting_), encoding_).text));
  }
  const RowKind kind = kinds_->kind(texts);
  if (kind == RowKind::totals) totals_kind_ = kinds_->totals_kind(texts);
  if (kind == RowKind::note || kind == RowKind::nothing || kind == RowKind::header_again) {
    const auto unit = part_->rows.other_unit.line == 0 ? kinds_->other_unit(texts) : std::nullopt;
    if (unit) part_->rows.other_unit = {line_, *unit};
  }
  if (kind == RowKind::other_table && kinds_->names_personal(texts)) part_->carry_out.hidden = true;
  return kind;
}

/// The cells that are asked for are not too many bytes.
bool RecordSource::has_room() const {
  if (cutter_->next() - cutter_->begin() <= most_needed_bytes) return true;
  std::size_t bytes = 0;
  for (const std::ptrdiff_t column : part_->cells) {
    if (column < 0 || static_cast<std::size_t>(column) >= cutter_->cells()) continue;
    const RawCell cell = cutter_->cell(static_cast<std::size_t>(column));
    bytes += cell.end - cell.begin;
  }
  return bytes <= most_needed_bytes;
}

/// The record's bytes without its line end; empty where they are too many to be shown.
std::string_view RecordSource::record_text() const {
  std::string_view record = text_.substr(cutter_->begin(), cutter_->next() - cutter_->begin());
  if (record.size() > longest_shown_row) return {};
  if (record.ends_with('\n')) record.remove_suffix(1);
  if (record.ends_with('\r')) record.remove_suffix(1);
  return record;
}

/// `has_columns`: the row's cells are those of the file's columns, as far as it has any.
void RecordSource::reject(std::string reason, bool has_columns) {
  FileRows& rows = part_->rows;
  rejected_since_ = true;
  if (part_->keep_rejects) {
    const std::string_view record = has_columns ? record_text() : std::string_view();
    part_->rejects.push_back(
        {part_->file, line_, "", reason, row_text(record, files_.files[part_->file], part_->show_personal)});
  }
  if (part_->carry_out.ended) {
    ++rows.below_end;
  } else if (part_->observe && rows.rejects.size() < noted_rows) {
    rows.rejects.push_back({line_, reason});
  }
  if (part_->progress) ++part_->progress->rejected;
  if (rows.rejected++ == 0) rows.first_reject = {line_, std::move(reason)};
}

}  // namespace shanhai
