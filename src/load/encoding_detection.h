#pragma once
// Tells the encoding of a file from its bytes.
//   1. A byte order mark says it.
//   2. Else some bytes from the first that is not ASCII are read as UTF-8 and as GB18030, and the one in which
//      more header names, units and words of vocabularies are recognised wins, whether or not every byte is
//      valid in it: GBK text can be valid UTF-8 by chance (学校), and UTF-8 with one damaged byte valid GB18030.
//   3. Else it is UTF-8 where at least nine in ten of the sequences that are not ASCII are well formed.
// Counting all words takes longer than answering a question about a small file, and mostly the first line will do:
// no more words are recognised in one reading than there are bytes that do not fit into the other.

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "load/byte_input.h"
#include "load/head.h"
#include "shanhai/load/ledger_files.h"

namespace shanhai {

/// Bytes from the first that is not ASCII that are looked at.
inline constexpr std::size_t detection_window = 64 << 10;

class EncodingDetector {
 public:
  explicit EncodingDetector(const Catalogue& catalogue);

  /// The encoding of a text that begins with its first byte that is not ASCII.
  Encoding of_window(std::string_view window) const;
  /// The same, all words counted.
  Encoding by_all_words(std::string_view window) const;

  /// The encoding of a file that begins with `head`. Where that is all ASCII, the rest of the file is searched for
  /// the first byte that is not. REQUIRES: `input` is seekable, unless the head is whole or has such a byte.
  Encoding of_file(Head& head, ByteInput& input) const;

 private:
  /// How many words are recognised in that reading.
  std::size_t recognised(std::string_view bytes, Encoding encoding) const;
  Encoding told_from(std::string_view window, std::size_t in_utf8) const;
  bool all_words_have_breaks() const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> words_;  // folded
  bool breaks_bound_words_ = false;  // utf8_breaks.h: no word in GB18030 is without breaks
};

/// The UTF-16 that a byte order mark names; empty where there is none.
std::optional<Encoding> utf16_of(std::string_view head);

/// The place of the first byte that is not ASCII, or npos.
std::size_t first_not_ascii(std::string_view bytes);

}  // namespace shanhai
