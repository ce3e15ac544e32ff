#pragma once
// The words by which a cell says that its row is no data: totals, notes, and what systems and printers put below a
// table. All of them are told from text folded by folded_name().

#include <functional>
#include <string_view>

namespace shanhai {

/// `合计`, `小计(万元):`, `grandtotal`: the word, with perhaps a colon or a bracket behind it.
bool is_totals_word(std::string_view folded);
/// The word itself, without what may stand behind it.
std::string_view bare_totals_word(std::string_view folded);
/// `2023年合计`, `甲镇小计`, `合计数`: a cell that a totals row may well begin with, though it is not one of the words
/// that make it one. `text` need not be folded.
bool smells_of_totals(std::string_view text);

/// `注：…`, `填表人:…`: text that a line below may go on with.
bool begins_a_note(std::string_view folded);
/// `共3条记录`, `导出时间:…`, `第1页`, `(盖章)`, `----`: complete in itself.
bool says_nothing(std::string_view folded);
/// The same of a cell that is the only one filled in its row: `1/3`, `-2-`, `3rows`.
bool says_nothing_alone(std::string_view folded);

/// What a cell which is_totals_word(), begins_a_note() or says_nothing() may begin with, but for brackets.
void each_beginning(const std::function<void(std::string_view)>& take_word);

/// The header of a column that numbers the rows: `序号`, `No.`
bool is_running_number(std::string_view folded_header);

}  // namespace shanhai
