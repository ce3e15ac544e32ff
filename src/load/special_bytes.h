#pragma once
// Finds the bytes of a CSV file that mean something: separators, quotes, and everything below a space (line
// ends, NUL, controls). No byte of a UTF-8 or GB18030 character behind its first is one of these.
//
// A window of some thousand bytes is looked at in one go and the places are written down; so are those that are
// no separator, the breaks. Nearly every line of a ledger is a plain one, which ends at the next break: it is
// taken as a whole, and whoever wants one of its cells finds its ends by counting.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace shanhai {

/// How bytes are compared: one by one, sixteen, thirty-two or sixty-four at a time.
enum class Lookup { plain, sse2, avx2, avx512 };
/// This processor can do it.
bool has_lookup(Lookup lookup);
Lookup quickest_lookup();

class SpecialBytes {
 public:
  /// Bytes that may be looked at behind the end of the text (they are read, their values do not matter).
  static constexpr std::size_t padding = 64;

  /// REQUIRES: has_lookup(lookup).
  explicit SpecialBytes(char separator, Lookup lookup = quickest_lookup());

  /// Goes on in another text, from `at`. REQUIRES: it is shorter than 4 GB.
  void start(std::string_view text, std::size_t at);

  /// The place of the next special byte, or the end of the text. Each is given once.
  std::size_t next() {
    while (at_ == count_) {
      if (!look_on()) return text_.size();
    }
    if (at_ == breaks_[break_at_]) ++break_at_;
    return *place(at_++);
  }

  /// The places of the separators of the line that begins here, and of its end, which is LF or CR LF (then that
  /// of the CR). They have been given then. None where something else that is special stands in the line, or
  /// where its end is not in this window: go on with next(). In front of them stands begin - 1, so that every cell
  /// lies between two places.
  std::span<const std::uint32_t> plain_line(std::size_t begin) {
    if (at_ == count_ && !look_on()) return {};
    const std::uint32_t last = breaks_[break_at_];
    if (last == none) return {};
    const std::uint32_t first = at_;
    if (!end_line(last, break_at_)) return {};
    places_[first] = static_cast<std::uint32_t>(begin) - 1;
    return {place(first), last + 1 - first};
  }

  /// The same for a line that begins at `begin` and has quoted cells, where nothing special but separators stands
  /// between their quotes: begin - 1 and the ends of all its cells are written to `ends`. False for any other.
  bool quoted_line(std::size_t begin, std::vector<std::uint32_t>& ends);

  /// What a window's special bytes are counted as.
  struct Found {
    std::uint32_t places, breaks;
  };
  using Find = Found (*)(const char* text, std::size_t begin, std::size_t end, char separator,
                         std::uint32_t* places, std::uint32_t* breaks);

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  /// If a line ends at that place, which is break number `of_breaks`, goes on behind it.
  bool end_line(std::uint32_t number, std::uint32_t of_breaks) {
    const std::size_t end = *place(number);
    const bool both = text_[end] == '\r' && number + 1 < count_ && *place(number + 1) == end + 1 &&
                      text_[end + 1] == '\n';
    if (text_[end] != '\n' && !both) return false;
    at_ = number + (both ? 2 : 1);
    break_at_ = of_breaks + (both ? 2 : 1);
    return true;
  }
  /// Place by number; in front of the first there is room for one more.
  const std::uint32_t* place(std::uint32_t number) const { return places_.get() + 1 + number; }
  /// Looks at the next window; false where there is none.
  bool look_on();

  char separator_;
  Find find_;
  std::string_view text_;
  std::size_t window_end_ = 0;
  std::size_t room_ = 0;                    // special bytes that a window may have
  std::unique_ptr<std::uint32_t[]> places_;
  std::unique_ptr<std::uint32_t[]> breaks_; // numbers of places; `none` behind the last
  std::uint32_t count_ = 0;                 // of places
  std::uint32_t at_ = 0;                    // the place that is given next
  std::uint32_t break_at_ = 0;              // the first break at that or behind
};

}  // namespace shanhai
