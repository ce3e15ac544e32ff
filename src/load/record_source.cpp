#define CSV_IO_NO_THREAD
#include <limits>

#include "load/record_source.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "load/encoding.h"
#include "load/row_text.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {
constexpr std::size_t read_bytes = 256 << 10;
constexpr std::size_t out_bytes = 64 << 10;
}  // namespace

RecordSource::RecordSource(const LedgerFiles& files, std::vector<Part*> parts, std::size_t width)
    : files_(files), parts_(std::move(parts)), width_(width), buffer_(read_bytes + SpecialBytes::padding) {}

int RecordSource::read(char* buffer, int size) {
  int done = 0;
  while (done < size) {
    if (out_at_ == out_.size()) {
      out_.clear();
      out_at_ = 0;
      if (!produce()) break;
    }
    const std::size_t some = std::min(out_.size() - out_at_, static_cast<std::size_t>(size - done));
    std::memcpy(buffer + done, out_.data() + out_at_, some);
    out_at_ += some;
    done += static_cast<int>(some);
  }
  return done;
}

/// Fills out_ with some lines; false when all parts have been read.
bool RecordSource::produce() {
  while (out_.size() < out_bytes) {
    if (!in_part_) {
      if (at_part_ == parts_.size()) return !out_.empty();
      begin_part();
    }
    const std::uint64_t place = text_offset_ + cutter_->next();
    if (part_->end && place >= *part_->end) {
      end_part();
      continue;
    }
    switch (cutter_->cut(whole_)) {
      case Cut::record: take_record(); break;
      case Cut::incomplete: refill(); break;
      case Cut::end: end_part(); break;
    }
  }
  return true;
}

void RecordSource::begin_part() {
  part_ = parts_[at_part_++];
  in_part_ = true;
  const LedgerFile& file = files_.files[part_->file];
  input_.emplace(file.path, file.name);
  cutter_.emplace(file.separator);
  if (!kinds_ || encoding_ != file.encoding) kinds_.emplace(*file.catalogue, file.encoding);
  kinds_->begin_file(file);
  columns_ = file.columns.size();
  encoding_ = file.encoding;
  whole_ = false;
  line_ = 1;
  passed_line_ = 0;
  rejected_since_ = false;
  part_->carry_out = part_->carry;
  part_->rows = {};
  part_->rejects.clear();
  part_->empty_at_end = 0;
  text_ = {};
  text_offset_ = part_->begin;
  if (!file.seekable) {
    input_->give_first(file.head);
    const bool utf16 = encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be;
    if (utf16) input_->decode_utf16(encoding_ == Encoding::utf16be);
    input_->skip(part_->begin);
  } else {
    // One byte earlier, to see whether a line ends there.
    if (part_->guessed) --text_offset_;
    input_->start_at(text_offset_);
  }
  text_ = {buffer_.data(), 0};
  cutter_->start(text_, 0);
  if (part_->guessed) go_behind_line_end();
  part_->first_record = text_offset_ + cutter_->next();
}

void RecordSource::go_behind_line_end() {
  std::size_t begin = 0;
  const auto more = [&] {
    cutter_->start(text_, begin);  // what has been looked at is of no more use
    begin = 0;
    return refill();
  };
  while (begin < text_.size() || more()) {
    const char c = text_[begin++];
    if (c != '\n' && c != '\r') continue;
    if (c == '\r' && (begin < text_.size() || more()) && text_[begin] == '\n') ++begin;
    break;
  }
  cutter_->start(text_, begin);
}

void RecordSource::end_part() {
  part_->next_record = text_offset_ + cutter_->next();
  part_->lines = line_ - 1;
  in_part_ = false;
  input_.reset();
  out_ += part_end;
  out_.append(width_ - 1, cell_divider);
  out_ += '\n';
}

/// Reads on behind the bytes of the record that has begun; false where there was nothing more.
bool RecordSource::refill() {
  const std::size_t begin = cutter_->next();
  const std::size_t kept = text_.size() - begin;
  if (kept >= longest_record) {
    throw InputError(files_.files[part_->file].name + ": a row is longer than " +
                     std::to_string(longest_record >> 20) + " MB; is a quote left open?");
  }
  std::memmove(buffer_.data(), buffer_.data() + begin, kept);
  text_offset_ += begin;
  // A record that fills half of the buffer gets a larger one.
  if (kept * 2 > buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const std::size_t room = buffer_.size() - SpecialBytes::padding - kept;
  const std::size_t got = input_->read(buffer_.data() + kept, room);
  whole_ = got < room;
  text_ = {buffer_.data(), kept + got};
  cutter_->start(text_, 0);
  return got > 0;
}

bool RecordSource::is_blank(const RawCell& cell) const {
  if (cell.begin == cell.end) return true;
  const auto first = static_cast<unsigned char>(text_[cell.begin]);
  // No space begins with another byte: U+0020, controls, U+00A0 (C2), U+3000 (E3, or A1 in GB18030).
  if (first > 0x20 && first != '\'' && first != 0xC2 && first != 0xE3 && first != 0xA1) return false;
  return trimmed(decode(text_.substr(cell.begin, cell.end - cell.begin), encoding_).text).empty();
}

void RecordSource::take_record() {
  const auto& cells = cutter_->cells();
  const std::uint64_t below = line_ + cutter_->lines();
  if (part_->carry_out.ended) {
    reject("stands below the header of another table", false);
  } else {
    const auto filled = std::find_if(cells.begin(), cells.end(), [&](const RawCell& cell) { return !is_blank(cell); });
    if (filled == cells.end() && cells.size() == 1 && cells[0].begin == cells[0].end && !cells[0].quoted) {
      ++part_->empty_at_end;
      line_ = below;
      return;
    }
    if (filled == cells.end()) {
      ++part_->rows.blank;
    } else if (is_data(*filled)) {
      const bool too_long = cells.size() > columns_ &&
                            std::any_of(cells.begin() + static_cast<std::ptrdiff_t>(columns_), cells.end(),
                                        [&](const RawCell& cell) { return !is_blank(cell); });
      if (cutter_->fault() == RecordFault::text_behind_quote) {
        reject("has text behind a closing quote: double the quotes inside the cell");
      } else if (cutter_->fault() == RecordFault::unclosed_quote) {
        reject("opens a quote that is never closed: it takes the rest of the file, " +
               std::to_string(cutter_->lines()) + " lines");
      } else if (too_long) {
        reject("has " + std::to_string(cells.size()) + " cells where the header has " + std::to_string(columns_));
      } else {
        pass_on();
      }
    }
  }
  line_ = below;
  part_->rows.blank += part_->empty_at_end;
  part_->empty_at_end = 0;
}

bool RecordSource::is_data(const RawCell& first_filled) {
  Carry& carry = part_->carry_out;
  const auto& cells = cutter_->cells();
  if (carry.after_note) {
    const auto filled = std::count_if(cells.begin(), cells.end(), [&](const RawCell& cell) { return !is_blank(cell); });
    if (filled == 1 && &first_filled == &cells.front()) {
      ++part_->rows.blank;
      return false;
    }
  }
  RowKind kind = RowKind::data;
  TotalsKind totals = TotalsKind::running;
  if (kinds_->may_be_special(text_.substr(first_filled.begin, first_filled.end - first_filled.begin))) {
    std::vector<std::string> texts;
    std::string storage;
    for (const RawCell& cell : cells) {
      texts.emplace_back(trimmed(decode(content_of(text_, cell, storage), encoding_).text));
    }
    kind = kinds_->kind(texts);
    if (kind == RowKind::totals) totals = RowKinds::totals_kind(texts);
  }
  carry.after_note = kind == RowKind::note;
  switch (kind) {
    case RowKind::data: return true;
    case RowKind::totals:
      ++part_->rows.totals;
      if (part_->observe) pass_on_totals(totals);
      return false;
    case RowKind::note:
    case RowKind::header_again: ++part_->rows.blank; return false;
    case RowKind::other_table: break;
  }
  carry.ended = true;
  part_->rows.end_line = line_;
  reject("is the header of another table: put the rows from here on into a file of their own");
  return false;
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
  if (rows.rejected++ == 0) rows.first_reject = {line_, std::move(reason)};
}

void RecordSource::append_cell(const RawCell& cell) {
  const char* from = text_.data() + cell.begin;
  const std::size_t length = cell.end - cell.begin;
  if (!cell.odd) {
    out_.append(from, length);
    return;
  }
  for (std::size_t i = 0; i < length; ++i) {
    const char c = from[i];
    if (cell.quoted && c == '"') ++i;  // doubled
    if (static_cast<unsigned char>(c) < 0x20) {
      out_ += escape;
      out_ += static_cast<char>(c + 'A');
    } else {
      out_ += c;
    }
  }
}

void RecordSource::pass_on() {
  const auto& cells = cutter_->cells();
  if (cells.size() < columns_) {
    ++part_->rows.short_rows;
    auto& lines = part_->rows.short_lines;
    if (part_->observe && lines.size() < noted_rows) lines.push_back(line_);
  }
  const std::size_t before = out_.size();
  if (line_ != passed_line_ + 1 || rejected_since_) {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, line_ - passed_line_).ptr;
    out_.append(digits, static_cast<std::size_t>(end - digits));
    if (rejected_since_) out_ += reject_mark;
  }
  append_record();
  if (out_.size() - before > longest_line) {
    out_.resize(before);
    reject("has cells of more than " + std::to_string(longest_line >> 20) + " MB");
    return;
  }
  passed_line_ = line_;
  rejected_since_ = false;
  ++part_->rows.accepted;
}

void RecordSource::pass_on_totals(TotalsKind kind) {
  const std::size_t before = out_.size();
  out_ += totals_mark;
  out_ += static_cast<char>('0' + static_cast<int>(kind));
  out_ += std::to_string(line_ - passed_line_);
  append_record();
  if (out_.size() - before > longest_line) {
    out_.resize(before);
    return;
  }
  passed_line_ = line_;
}

/// The cells that are asked for, behind the source's own.
void RecordSource::append_record() {
  const auto& cells = cutter_->cells();
  std::size_t in_line = 1;
  for (const std::ptrdiff_t column : part_->cells) {
    if (in_line == width_) {
      out_ += '\n';
      in_line = 1;
    }
    out_ += cell_divider;
    ++in_line;
    if (column >= 0 && static_cast<std::size_t>(column) < cells.size()) {
      append_cell(cells[static_cast<std::size_t>(column)]);
    } else if (column == whole_record) {
      const std::string_view record = record_text();
      const auto begin = static_cast<std::size_t>(record.data() - text_.data());
      if (!record.empty()) append_cell({begin, begin + record.size(), false, true});
    }
  }
  out_.append(width_ - in_line, cell_divider);
  out_ += '\n';
}

std::size_t unescape(char* cell, std::size_t length) {
  std::size_t to = 0;
  for (std::size_t from = 0; from < length; ++from) {
    char c = cell[from];
    if (c == escape && from + 1 < length) c = static_cast<char>(cell[++from] - 'A');
    cell[to++] = c;
  }
  return to;
}

}  // namespace shanhai
