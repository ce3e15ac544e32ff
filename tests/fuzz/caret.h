#pragma once
// What every message about a wrong expression must be: one line that says what, the expression, and a caret
// under a place in it, or right behind it.

#include <string>

#include "claim.h"
#include "shanhai/ledger/display_width.h"

namespace shanhai::fuzz {

inline void claim_caret(const std::string& message) {
  const std::size_t first = message.find('\n');
  claim(first != std::string::npos && first > 0, "no expression is shown: " + message);
  const std::size_t second = message.find('\n', first + 1);
  claim(second != std::string::npos, "no caret is shown: " + message);
  const std::string expression = message.substr(first + 1, second - first - 1);
  const std::string caret = message.substr(second + 1);
  claim(caret.find('\n') == std::string::npos, "more lines than three: " + message);
  claim(caret.find_first_not_of(' ') == caret.find('^'), "no caret: " + message);
  claim(caret.find('^') >= 2 && static_cast<int>(caret.size()) <= display_width(expression) + 1,
        "the caret stands outside the expression: " + message);
}

}  // namespace shanhai::fuzz
