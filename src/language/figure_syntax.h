#pragma once
// A figure as it is written, in `{{ }}`, in `{{#if}}` and in `--fail-if`:
//
//   figure    = named | measure "(" named ")"            yoy(sales.amount), completion(sales.amount)
//   named     = NAME [ "where" condition ] [ "by" COLUMN "=" VALUE ] [ "@" PERIOD ] [ ":" part { "," part } ]
//   part      = one word or several                       yoy, 万元, 2, 余 10
//
// As an operand of a condition it may stand in brackets. It has to where its own condition would go on: behind a colon
// or a period it ends at whatever compares. `yoy(x)` is `x : yoy`.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shanhai/language/syntax.h"

namespace shanhai {

struct FigureTree {
  Token name;         // sales.amount, pace, period
  std::string where;  // the text of the condition; empty if there is none
  std::optional<Token> by_column, by_value;
  std::optional<Token> period;
  std::vector<Token> parts;  // the measure in front of the brackets is the first
};

/// What stands between the braces, whole. Throws UsageError with a caret.
FigureTree parse_figure(const std::string& text);

/// The figure that begins at the lexer's place, behind which it is left; nothing, and the lexer where it was, where a
/// number, a keyword, something in quotes or the bracket of a condition stands there. Throws UsageError with a caret.
std::optional<FigureTree> figure_at(Lexer& lexer);

}  // namespace shanhai
