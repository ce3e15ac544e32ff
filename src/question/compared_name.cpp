#include "question/compared_name.h"

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

constexpr std::string_view colons[] = {":", "："};

/// The bytes of the colon that `text` begins with.
std::size_t colon_at(std::string_view text) {
  for (const std::string_view colon : colons) {
    if (text.starts_with(colon)) return colon.size();
  }
  return 0;
}

}  // namespace

std::optional<Compare> take_compare(Lexer& lexer) {
  Lexer ahead = lexer;
  Token name = ahead.take(WordRule::condition);
  const std::size_t colon = name.kind == TokenKind::word ? colon_at(name.text) : 0;
  if (colon == 0) return std::nullopt;
  name.begin += colon;
  name.text.erase(0, colon);
  if (name.text.empty()) name = ahead.take(WordRule::condition);
  try {
    const Compare compare = compare_named(name.text, CompareOf::measures);
    lexer = ahead;
    return compare;
  } catch (const UsageError& error) {
    fail_at(lexer.text(), name.begin, name.end, error.what());
  }
}

std::vector<ComparedName> compared_names(const std::string& word) {
  std::vector<ComparedName> ways;
  for (const std::string_view colon : colons) {
    const std::size_t at = word.rfind(colon);
    if (at == word.npos || at == 0) continue;
    const auto compare = compare_named(std::string_view(word).substr(at + colon.size()));
    if (compare) ways.push_back({std::string(trimmed(std::string_view(word).substr(0, at))), *compare});
  }
  for (const std::string& name : compare_names(CompareOf::measures)) {
    const Compare compare = *compare_named(name);
    const std::string_view title = title_of(compare, false);
    if (!word.ends_with(title) || word.size() == title.size()) continue;
    ways.push_back({word.substr(0, word.size() - title.size()), compare});
  }
  return ways;
}

}  // namespace shanhai
