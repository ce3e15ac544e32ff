#pragma once
// An answer that is written down while it is made. One of a million groups would take several times as much memory as a
// table than as groups or as text, and more time than the rest of the question.

#include <functional>
#include <string>
#include <vector>

#include "shanhai/question/question.h"

namespace shanhai {

/// How the rows of a table become text. All append, but the looks.
struct AnswerWriter {
  std::function<void(const Table& table, std::string& out)> head;  // what stands above them; the table has none
  std::function<void(const Table& some, std::string& out)> rows;   // some of them; called by several threads at a time
  std::string between = {};                                        // what stands between some of them and the next
  std::function<void(bool any_rows, std::string& out)> end = {};   // what stands below them
  std::vector<std::function<void(const Table& some)>> looks = {};  // each has to see all rows before the head is written
};

/// What of an answer is still to be written: appends some of it, and says whether there may be more.
using RestOfAnswer = std::function<bool(std::string& out)>;

/// As ask(question, setting), but the rows of the answer are appended to `out`, in their order, and not in its table.
Answer ask(const Question& question, const Setting& setting, const AnswerWriter& writer, std::string& out);
/// The same where a list of rows may be more than memory has room for: what is not yet in `out` is left to `rest`, which may be empty.
/// The setting, and what the writer refers to, must outlive it.
Answer ask(const Question& question, const Setting& setting, const AnswerWriter& writer, std::string& out, RestOfAnswer& rest);

}  // namespace shanhai
