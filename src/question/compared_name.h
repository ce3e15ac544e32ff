#pragma once
// A comparison behind a measure, where --having and -s name one: `sum(amount):yoy`, `金额合计:同比`, 金额合计同比.

#include <optional>
#include <string>
#include <vector>

#include "shanhai/language/syntax.h"
#include "shanhai/question/compare.h"

namespace shanhai {

/// `: yoy`, where it stands next; else nothing, and the lexer stays where it is. Throws UsageError with a caret for what
/// is no comparison.
std::optional<Compare> take_compare(Lexer& lexer);

struct ComparedName {
  std::string name;
  Compare compare = Compare::value;
};
/// The ways to take a word apart that ends with a comparison, behind a colon or as its Chinese title is printed
/// (累计同比 is one of its own, and 同比 of 累计).
std::vector<ComparedName> compared_names(const std::string& word);

}  // namespace shanhai
