#pragma once
// The command in a fenced block whose info string is `shanhai`, with the options of the command line:
//
//   query LEDGER [-g COLS] [-a MEASURES] [-p COL] [-c NAMES] [-s COLS] [-n N] [-w EXPR] [--having EXPR]
//                [--totals] [--select COLS] [--period P] [--bars] [--trend]
//   figure [ID ...] [-c NAMES] [--by COL] [-w EXPR] [--period P ...] [--trend]
//
// Words are parted by spaces and newlines; quotes, ' or ", hold them together, as in a shell. $township is the
// value of that name, in conditions and measures as a word in quotes.

#include <string>
#include <variant>
#include <vector>

#include "report/template_values.h"
#include "shanhai/question/question.h"
#include "shanhai/figure/figures.h"

namespace shanhai {

struct BlockCommand {
  std::variant<Question, FigureQuestion> question;  // without periods
  std::vector<std::string> periods;                 // as they are written; none: the report's own
  bool bars = false;   // a bar behind each row
  bool trend = false;  // a line of the last twelve months behind each row
};

/// Throws UsageError, with the nearest right name.
BlockCommand read_block_command(const std::string& text, TemplateValues& values);

}  // namespace shanhai
