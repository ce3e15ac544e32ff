#include "load/encoding_detection.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "load/gb18030.h"
#include "load/utf8_breaks.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

constexpr std::size_t search_bytes = 1 << 20;
constexpr std::size_t longest_word = 60;
constexpr std::size_t longest_character = 4;
/// A beginning of a window has to be longer than that for each word that is wanted of it.
constexpr std::size_t bytes_for_a_word = 64;

/// What ends a word. Digits do too: 12.5万元, 约100.
constexpr std::string_view word_ends = ",;\t\n\r\"()[]:0123456789.+-";

/// The text as far as it can be decoded, wrong bytes left out. In short stretches: where every other byte is
/// wrong, each of them would cost as much as all the rest of the text.
std::string leniently_decoded(std::string_view bytes, Encoding encoding) {
  constexpr std::size_t stretch = 256;
  std::string text;
  while (!bytes.empty()) {
    const std::string_view some = bytes.substr(0, stretch);
    const std::size_t wrong = encoding == Encoding::gb18030 ? gb18030::decode(some, text) : first_invalid_utf8(some);
    const std::size_t good = std::min(wrong, some.size());
    if (encoding != Encoding::gb18030) text.append(some, 0, good);
    bytes.remove_prefix(good);
    const bool cut_by_stretch = good + longest_character > some.size() && some.size() < bytes.size() + good;
    if (wrong == some.npos || cut_by_stretch) continue;
    text += '\x1A';
    bytes.remove_prefix(1);
  }
  return text;
}

/// Sequences that are not ASCII, and those of them that are well-formed UTF-8. One that the window's end cuts
/// is counted as neither.
struct Sequences {
  std::size_t all = 0;
  std::size_t good = 0;
};

Sequences count_sequences(std::string_view window) {
  Sequences sequences;
  for (std::size_t at = 0; at < window.size();) {
    if (static_cast<unsigned char>(window[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const bool good = next_code_point(window, at) != 0xFFFD || at > begin + 1;
    if (!good && begin + 4 > window.size() && window.size() == detection_window) break;
    ++sequences.all;
    sequences.good += good;
  }
  return sequences;
}

/// Whole lines in which so many words and one more may well be; the whole window where it has no such.
std::string_view first_lines(std::string_view window, std::size_t words) {
  const std::size_t end = window.find('\n', (words + 1) * bytes_for_a_word);
  return end == window.npos ? window : window.substr(0, end + 1);
}

}  // namespace

EncodingDetector::EncodingDetector(const Catalogue& catalogue) {
  const auto add = [&](const std::string& word) {
    const std::string folded = folded_name(word);
    const bool never_whole = folded.find_first_of(word_ends) != folded.npos;
    if (!never_whole && first_not_ascii(folded) != folded.npos) words_.insert(folded);
  };
  for (const char* word : {"元", "万元", "亿元", "序号", "合计", "总计", "小计", "单位", "金额单位", "约"}) add(word);
  for (const LedgerSpec& ledger : catalogue.ledgers()) {
    for (const ColumnSpec& column : ledger.columns) {
      add(column.label);
      add(column.unit);
      for (const std::string& alias : column.aliases) add(alias);
      for (const Word& word : column.words) {
        add(word.value);
        for (const std::string& alias : word.aliases) add(alias);
      }
    }
  }
  breaks_bound_words_ = all_words_have_breaks();
}

bool EncodingDetector::all_words_have_breaks() const {
  std::string lines;
  for (const std::string& word : words_) lines += word + '\n';
  const std::string in_gb18030 = gb18030::encode(lines);
  std::string_view rest = in_gb18030;
  std::size_t count = 0;
  for (; !rest.empty(); ++count) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
    if (can_be_without_breaks(rest.substr(0, end))) return false;
    rest.remove_prefix(end + 1);
  }
  return count == words_.size();
}

std::size_t EncodingDetector::recognised(std::string_view bytes, Encoding encoding) const {
  static constexpr auto is_end = [] {
    std::array<bool, 256> table{};
    for (const char c : word_ends) table[static_cast<unsigned char>(c)] = true;
    return table;
  }();
  const std::string text = ascii_folded(leniently_decoded(bytes, encoding));
  std::string_view rest = text;
  std::size_t count = 0;
  while (!rest.empty()) {
    std::size_t end = 0;
    while (end < rest.size() && !is_end[static_cast<unsigned char>(rest[end])]) ++end;
    const std::string_view word = rest.substr(0, end);
    // Words are of characters that are not ASCII; numbers and dates need no look.
    if (end > 0 && end <= longest_word && (static_cast<unsigned char>(word.back()) >= 0x80 || word.back() == ' ')) {
      // Full-width letters are folded already; most words have nothing else to fold.
      const bool as_it_is = std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80 && c != '\xEF'; });
      count += as_it_is ? words_.count(word) : words_.count(folded_name(word));
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return count;
}

Encoding EncodingDetector::of_window(std::string_view window) const {
  if (breaks_bound_words_) {
    const std::size_t most_in_gb18030 = utf8_breaks(window);
    const std::string_view lines = first_lines(window, most_in_gb18030);
    const bool few = lines.size() < window.size();
    if (few && recognised(lines, Encoding::utf8) > most_in_gb18030) return Encoding::utf8;
  }
  const std::size_t in_utf8 = recognised(window, Encoding::utf8);
  if (recognised(first_lines(window, in_utf8), Encoding::gb18030) > in_utf8) return Encoding::gb18030;
  return told_from(window, in_utf8);
}

Encoding EncodingDetector::by_all_words(std::string_view window) const {
  return told_from(window, recognised(window, Encoding::utf8));
}

Encoding EncodingDetector::told_from(std::string_view window, std::size_t in_utf8) const {
  const std::size_t in_gb18030 = recognised(window, Encoding::gb18030);
  if (in_utf8 != in_gb18030) return in_utf8 > in_gb18030 ? Encoding::utf8 : Encoding::gb18030;
  const Sequences sequences = count_sequences(window);
  return sequences.good * 10 >= sequences.all * 9 ? Encoding::utf8 : Encoding::gb18030;
}

Encoding EncodingDetector::of_file(Head& head, ByteInput& input) const {
  if (const auto utf16 = utf16_of(head.bytes())) return *utf16;
  if (head.begin() > 0) return Encoding::utf8;
  std::size_t first = first_not_ascii(head.bytes());
  if (!input.seekable()) {
    if (first == std::string::npos) return Encoding::utf8;
    head.reach(first + detection_window);
    return of_window(std::string_view(head.bytes()).substr(first, detection_window));
  }
  // What has been read already need not be searched, or read, again.
  if (first != std::string::npos && head.whole()) {
    return of_window(std::string_view(head.bytes()).substr(first, detection_window));
  }
  std::uint64_t offset = first == std::string::npos ? head.bytes().size() : first;
  std::string bytes;
  while (first == std::string::npos) {
    bytes.resize(search_bytes);
    input.start_at(offset);
    const std::size_t got = input.read(bytes.data(), bytes.size());
    const std::size_t found = first_not_ascii(std::string_view(bytes).substr(0, got));
    if (found != std::string::npos) {
      first = found;
      offset += found;
    } else if (got < bytes.size()) {
      return Encoding::utf8;
    } else {
      offset += got;
    }
  }
  input.start_at(offset);
  bytes.resize(detection_window);
  bytes.resize(input.read(bytes.data(), bytes.size()));
  return of_window(bytes);
}

std::optional<Encoding> utf16_of(std::string_view head) {
  if (head.starts_with("\xFF\xFE")) return Encoding::utf16le;
  if (head.starts_with("\xFE\xFF")) return Encoding::utf16be;
  return std::nullopt;
}

std::size_t first_not_ascii(std::string_view bytes) {
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes.data() + at, 8);
    if (eight & 0x8080808080808080u) break;
  }
  for (; at < bytes.size(); ++at) {
    if (static_cast<unsigned char>(bytes[at]) >= 0x80) return at;
  }
  return bytes.npos;
}

}  // namespace shanhai
