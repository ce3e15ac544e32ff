// The cutter goes from one special byte to the next and never looks at those between. Lines without
// quotes, or with none but around whole cells, it takes whole; for any other the rules are these:
//   cell   = quoted | anything but separator and line end; quotes in it are ordinary
//   quoted = '"' (anything but '"' | '""')* '"' spaces
// A record ends at LF, CR LF or CR outside quotes.
#include "load/record_cutter.h"

#include <string>

namespace shanhai {

bool RecordCutter::cut_quoted(RawCell& cell, bool last, std::size_t& place) {
  const std::size_t end = text_.size();
  cell.quoted = true;
  ++cell.begin;
  for (;;) {
    place = special_.next();
    if (place == end) {
      if (!last) return false;
      fault_ = RecordFault::unclosed_quote;
      cell.end = end;
      return true;
    }
    const char c = text_[place];
    if (c == '"') {
      if (place + 1 == end && !last) return false;
      if (place + 1 == end || text_[place + 1] != '"') break;
      special_.next();  // the second of the two
      cell.odd = true;
    } else if (c == '\n') {
      ++lines_;
      cell.odd = true;
    } else if (c == '\r') {
      if (place + 1 == end && !last) return false;
      if (is_lone_return(place)) ++lines_;
      cell.odd = true;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      cell.odd = true;
    }
  }
  cell.end = place;
  // Up to the separator or line end there may be spaces.
  for (std::size_t from = place + 1;;) {
    place = special_.next();
    for (; from < place; ++from) {
      if (text_[from] != ' ') fault_ = RecordFault::text_behind_quote;
    }
    if (place == end) return last;
    const char c = text_[place];
    if (c == separator_ || c == '\n' || c == '\r') return true;
    if (c != '\t') fault_ = RecordFault::text_behind_quote;
    from = place + 1;
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
  begin_ = next_;
  cells_.clear();
  lines_ = 1;
  fault_ = RecordFault::none;
  ends_ = {};
  if (begin_ == end) return last ? Cut::end : Cut::incomplete;
  if (cut_common_line()) return Cut::record;
  for (std::size_t cell_begin = begin_;;) {
    RawCell cell{cell_begin, cell_begin, false, false};
    std::size_t place = special_.next();
    if (place == cell_begin && place != end && text_[place] == '"') {
      if (!cut_quoted(cell, last, place)) return Cut::incomplete;
    } else {
      for (; place != end; place = special_.next()) {
        const char c = text_[place];
        if (c == separator_ || c == '\n' || c == '\r') break;
        if (c != '"') cell.odd = true;
      }
      cell.end = place;
    }
    cells_.push_back(cell);
    if (place == end) {
      if (!last) return Cut::incomplete;
      next_ = end;
      return Cut::record;
    }
    if (text_[place] == separator_) {
      cell_begin = place + 1;
      continue;
    }
    next_ = place + 1;
    if (text_[place] == '\r') {
      if (next_ == end && !last) {
        next_ = begin_;
        return Cut::incomplete;
      }
      if (!is_lone_return(place)) {
        special_.next();  // the LF behind the CR
        ++next_;
      }
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
