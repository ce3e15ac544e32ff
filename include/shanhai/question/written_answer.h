#pragma once
// An answer that is written down while it is made. One of a million groups would take several times as much memory as a
// table than as groups or as text, and more time than the rest of the question.

#include <functional>
#include <string>

#include "shanhai/question/question.h"

namespace shanhai {

/// How the rows of a table become text. Both append.
struct AnswerWriter {
  std::function<void(const Table& table, std::string& out)> head;  // what stands above them; the table has none
  std::function<void(const Table& some, std::string& out)> rows;   // some of them; called by several threads at a time
};

/// As ask(question, setting), but the rows of the answer are appended to `out`, in their order, and not in its table.
Answer ask(const Question& question, const Setting& setting, const AnswerWriter& writer, std::string& out);

}  // namespace shanhai
