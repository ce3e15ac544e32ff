// How a record source begins with a part, also with one that begins in the middle of things.
#include <algorithm>

#include "load/record_source.h"

namespace shanhai {

void RecordSource::begin(Part& part) {
  part_ = &part;
  const LedgerFile& file = files_.files[part_->file];
  input_.emplace(file);
  input_->check_opened(file.state);
  if (part_->progress) input_->count_in(part_->progress->bytes_done);
  if (!cutter_ || cutter_->separator() != file.separator) cutter_.emplace(file.separator);
  kinds_ = &kinds_of_.try_emplace(file.encoding, *file.catalogue, file.encoding).first->second;
  kinds_->begin_file(file);
  columns_ = file.columns.size();
  encoding_ = file.encoding;
  whole_ = false;
  next_line_ = 1;
  rejected_since_ = false;
  part_->carry_out = part_->carry;
  part_->rows = {};
  part_->rejects.clear();
  part_->empty_at_end = 0;
  text_ = {};
  at_text_end_ = false;
  unquoted_.clear();
  if (part_->follows) {
    part_->begin = part_->follows->next_record;
    part_->carry = part_->carry_out = part_->follows->carry_out;
  }
  text_offset_ = part_->begin;
  if (!file.seekable) {
    input_->give_first(file.head);
    if (read_ahead_) input_->read_ahead();
    const bool utf16 = encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be;
    if (utf16) input_->decode_utf16(encoding_ == Encoding::utf16be);
    input_->skip(part_->begin);
  } else {
    // One byte earlier, to see whether a line ends there.
    if (part_->guessed) --text_offset_;
    input_->start_at(text_offset_);
  }
  text_ = {buffer_.get(), 0};
  cutter_->start(text_, 0);
  if (part_->guessed) find_first_record();
  part_->first_record = text_offset_ + cutter_->next();
}

/// Whether a byte in the middle stands inside quotes nobody can know; the join (scan.cpp) finds out a wrong guess. The
/// bytes that follow nearly always tell: a quote behind a separator can only open a cell, one before it only close one
/// (Ge, Li, Eilebrecht, Chandramouli and Kossmann, Speculative Distributed CSV Data Parsing for Big Data Analytics, SIGMOD
/// 2019). What that says must give rows, or the other may.
void RecordSource::find_first_record() {
  const std::uint64_t begin = text_offset_;
  refill();
  const bool inside_first = begins_inside_quotes();
  for (const bool inside : {inside_first, !inside_first}) {
    if ((inside ? go_behind_quote() : go_behind_record()) && has_sound_rows()) return;
    go_back_to(begin);
  }
  go_behind_line_end();
}

void RecordSource::go_back_to(std::uint64_t offset) {
  text_offset_ = offset;
  text_ = {buffer_.get(), 0};
  whole_ = false;
  input_->start_at(offset);
  cutter_->start(text_, 0);
}

/// What the first quotes that can be only one thing say of the bytes before them.
bool RecordSource::begins_inside_quotes() const {
  const auto is_border = [this](char c) { return c == cutter_->separator() || c == '\n' || c == '\r'; };
  std::size_t at = 1;
  while ((at = text_.find('"', at)) != text_.npos) {
    const std::size_t end = std::min(text_.find_first_not_of('"', at), text_.size());
    if (end == text_.size()) break;
    const bool opens = is_border(text_[at - 1]);
    const bool closes = is_border(text_[end]);
    if ((end - at) % 2 == 1 && opens != closes) return closes;
    at = end;
  }
  return false;
}

/// Some of the next rows have as many cells as the header, or there are too few to tell. Nothing is moved.
bool RecordSource::has_sound_rows() {
  constexpr int most_rows = 16;
  const std::size_t begin = cutter_->next();
  bool sound = false;
  int rows = 0;
  for (; rows < most_rows && !sound && cutter_->cut(false) == Cut::record; ++rows) {
    sound = cutter_->cells() == columns_ && cutter_->fault() == RecordFault::none;
  }
  cutter_->start(text_, begin);
  return sound || rows == 0;
}

/// As if this were outside quotes: goes behind the record that has begun, whatever quoted cells it still has. False where
/// that is a long way.
bool RecordSource::go_behind_record() {
  constexpr std::size_t most_bytes = 1 << 20;
  cutter_->start(text_, cutter_->next());
  Cut cut;
  while ((cut = cutter_->cut(whole_)) == Cut::incomplete && text_.size() < most_bytes) refill();
  return cut == Cut::record;
}

/// As if this were inside quotes: goes behind the record in which they are closed. False where they are not.
bool RecordSource::go_behind_quote() {
  std::size_t at = cutter_->next();
  const auto more = [&] {
    if (part_->end && text_offset_ + text_.size() >= *part_->end) return false;
    cutter_->start(text_, at);
    at = 0;
    return refill();
  };
  for (;;) {
    at = std::min(text_.find('"', at), text_.size());
    if (text_.size() - at < 2) {
      if (more()) continue;
      return false;
    }
    if (text_[at + 1] != '"') break;
    at += 2;
  }
  const char behind = text_[at + 1];
  if (behind != cutter_->separator() && behind != '\n' && behind != '\r') return false;
  cutter_->start(text_, at + 1);
  Cut cut;
  while ((cut = cutter_->cut(whole_)) == Cut::incomplete) refill();
  return cut == Cut::record;
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

}  // namespace shanhai
