// The cutter goes from one special byte to the next and never looks at those between. Lines without
// quotes, or with none but around whole cells, it takes whole; for any other the rules are these:
//   cell   = quoted | anything but separator and line end; quotes in it are ordinary
//   quoted = '"' (anything but '"' | '""')* '"' spaces
// A record ends at LF, CR LF or CR outside quotes.
#include "load/record_cutter.h"

#include <algorithm>
#include <string>

namespace shanhai {

void RecordCutter::go_on(std::string_view text, std::size_t moved) {
  if (stage_ == Stage::between) return start(text, next_ - moved);
  text_ = text;
  begin_ -= moved;
  next_ -= moved;
  look_from_ -= moved;
  const auto move = [moved](RawCell& cell) {
    cell.begin -= moved;
    cell.end -= moved;
  };
  move(open_);
  for (RawCell& cell : cells_) move(cell);
  special_.start(text, look_from_);
}

bool RecordCutter::cut_cell(bool last, std::size_t& place) {
  const std::size_t end = text_.size();
  while (stage_ == Stage::unquoted) {
    place = special_.next();
    if (place == end && !last) return pause(place);
    open_.end = place;
    if (place == end) return true;
    const char c = text_[place];
    if (c == separator_ || c == '\n' || c == '\r') return true;
    if (c != '"') {
      open_.odd = true;
    } else if (place == open_.begin) {
      open_.quoted = true;
      ++open_.begin;
      stage_ = Stage::in_quotes;
    }
  }
  return cut_quoted(last, place);
}

bool RecordCutter::cut_quoted(bool last, std::size_t& place) {
  const std::size_t end = text_.size();
  while (stage_ == Stage::in_quotes) {
    place = special_.next();
    if (place == end) {
      if (!last) return pause(place);
      fault_ = RecordFault::unclosed_quote;
      open_.end = end;
      return true;
    }
    const char c = text_[place];
    if (c == '"') {
      if (place + 1 == end && !last) return pause(place);
      if (place + 1 == end || text_[place + 1] != '"') {
        open_.end = place;
        look_from_ = place + 1;
        stage_ = Stage::behind_quotes;
        break;
      }
      special_.next();  // the second of the two
      open_.odd = true;
    } else if (c == '\n') {
      ++lines_;
      open_.odd = true;
    } else if (c == '\r') {
      if (place + 1 == end && !last) return pause(place);
      if (is_lone_return(place)) ++lines_;
      open_.odd = true;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      open_.odd = true;
    }
  }
  // Up to the separator or line end there may be spaces.
  for (;;) {
    place = special_.next();
    for (; look_from_ < place; ++look_from_) {
      if (text_[look_from_] != ' ') fault_ = RecordFault::text_behind_quote;
    }
    if (place == end) return last || pause(place);
    const char c = text_[place];
    if (c == separator_ || c == '\n' || c == '\r') return true;
    if (c != '\t') fault_ = RecordFault::text_behind_quote;
    look_from_ = place + 1;
  }
}

bool RecordCutter::cut_common_line() {
  ends_ = special_.plain_line(begin_);
  has_quotes_ = ends_.empty() && special_.quoted_line(begin_, quoted_ends_);
  if (has_quotes_) ends_ = std::span(quoted_ends_).subspan(1);
  if (ends_.empty()) return false;
  next_ = ends_.back() + (text_[ends_.back()] == '\r' ? 2 : 1);
  return true;
}

Cut RecordCutter::cut(bool last) {
  const std::size_t end = text_.size();
  if (stage_ == Stage::between) {
    begin_ = next_;
    cells_.clear();
    lines_ = 1;
    fault_ = RecordFault::none;
    ends_ = {};
    if (begin_ == end) return last ? Cut::end : Cut::incomplete;
    if (cut_common_line()) return Cut::record;
    open_cell(begin_);
  }
  for (;;) {
    std::size_t place = 0;
    if (!cut_cell(last, place)) return Cut::incomplete;
    if (place != end && text_[place] == '\r' && place + 1 == end && !last) {
      pause(place);
      return Cut::incomplete;
    }
    cells_.push_back(open_);
    if (place != end && text_[place] == separator_) {
      open_cell(place + 1);
      continue;
    }
    stage_ = Stage::between;
    next_ = std::min(place + 1, end);
    if (place != end && text_[place] == '\r' && !is_lone_return(place)) {
      special_.next();  // the LF behind the CR
      ++next_;
    }
    return Cut::record;
  }
}

std::string_view content_of(std::string_view text, const RawCell& cell, std::string& storage) {
  const std::string_view raw = text.substr(cell.begin, cell.end - cell.begin);
  if (!cell.quoted || !cell.odd) return raw;
  storage.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    storage += raw[i];
    if (raw[i] == '"' && i + 1 < raw.size() && raw[i + 1] == '"') ++i;
  }
  return storage;
}

}  // namespace shanhai
