#include "report/block_command.h"

#include <charconv>
#include <optional>

#include "language/lists.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::vector<std::string> split_words(const std::string& text) {
  std::vector<std::string> words;
  bool in_word = false;
  char quote = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool line_goes_on = c == '\\' && at + 1 < text.size() && text[at + 1] == '\n';
    if (quote == 0 && (is_space(c) || line_goes_on)) {
      in_word = false;
      continue;
    }
    if (!in_word) words.emplace_back();
    in_word = true;
    if (quote != 0 && c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else {
      words.back() += c;
    }
  }
  if (quote != 0) throw UsageError(std::string("the quote ") + quote + " is never closed");
  return words;
}

void append(std::vector<std::string> parts, std::vector<std::string>& to) {
  to.insert(to.end(), parts.begin(), parts.end());
}

void append_list(const std::string& value, std::string& to) {
  to += (to.empty() ? "" : ",") + value;
}

std::size_t read_limit(const std::string& text) {
  std::size_t limit = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (fault != std::errc() || end != text.data() + text.size()) {
    throw UsageError("--limit: \"" + text + "\" is not a whole number");
  }
  return limit;
}

enum class Takes { nothing, plain_text, expression };
using enum Takes;

template <class Q>
struct Option {
  char letter;  // 0: none
  const char* name;
  Takes takes;
  void (*take)(Q&, const std::string& value);
};

/// Those that both commands have, and that change what is made of the answer.
struct Shared {
  const char* name;
  bool takes_value;
  void (*take)(BlockCommand&, const std::string& value);
};

constexpr Shared period_option{
    "period", true, [](BlockCommand& c, const std::string& v) { c.periods.push_back(v); }};
constexpr Shared trend_option{"trend", false,
                              [](BlockCommand& c, const std::string&) { c.trend = true; }};
constexpr Shared bars_option{"bars", false, [](BlockCommand& c, const std::string&) { c.bars = true; }};
constexpr Shared query_shared[] = {period_option, trend_option, bars_option};
constexpr Shared figure_shared[] = {period_option, trend_option};

constexpr Option<Question> query_options[] = {
    {'g', "group-by", plain_text,
     [](Question& q, const std::string& v) { append(split_list(v), q.group_by); }},
    {'a', "agg", expression, [](Question& q, const std::string& v) { append_list(v, q.measures); }},
    {'p', "pivot", plain_text, [](Question& q, const std::string& v) { q.pivot = v; }},
    {'c', "compare", plain_text,
     [](Question& q, const std::string& v) { append(split_list(v), q.compare); }},
    {'s', "sort", plain_text, [](Question& q, const std::string& v) { append(split_list(v), q.sort); }},
    {'n', "limit", plain_text, [](Question& q, const std::string& v) { q.limit = read_limit(v); }},
    {'w', "where", expression, [](Question& q, const std::string& v) { q.where.push_back(v); }},
    {0, "having", expression, [](Question& q, const std::string& v) { q.having = v; }},
    {0, "totals", nothing, [](Question& q, const std::string&) { q.totals = true; }},
    {0, "select", plain_text, [](Question& q, const std::string& v) { append(split_list(v), q.select); }},
};

constexpr Option<FigureQuestion> figure_options[] = {
    {'c', "compare", plain_text,
     [](FigureQuestion& q, const std::string& v) { append(split_list(v), q.compare); }},
    {'w', "where", expression, [](FigureQuestion& q, const std::string& v) { q.where.push_back(v); }},
    {0, "by", plain_text, [](FigureQuestion& q, const std::string& v) { q.by = v; }},
};

/// An option as it is written: its name, or letter, and the value that is written with it.
struct Written {
  bool is_long = false;
  std::string name;
  std::optional<std::string> value;
};

Written written_option(const std::string& word) {
  Written result{word[1] == '-', {}, {}};
  const std::size_t equals = result.is_long ? word.find('=') : word.npos;
  result.name = result.is_long ? word.substr(2, equals == word.npos ? equals : equals - 2) : word.substr(1, 1);
  if (result.is_long && equals != word.npos) result.value = word.substr(equals + 1);
  if (!result.is_long && word.size() > 2) result.value = word.substr(2);
  return result;
}

/// Takes the options out of `words`, from the second on, and gives what is left.
template <class Q, std::size_t N, std::size_t M>
std::vector<std::string> take_options(const std::vector<std::string>& words, const Option<Q> (&options)[N],
                                      const Shared (&shared)[M], Q& question, BlockCommand& command,
                                      TemplateValues& values) {
  std::vector<std::string> left;
  for (std::size_t at = 1; at < words.size(); ++at) {
    const std::string& word = words[at];
    if (word.size() < 2 || word[0] != '-') {
      left.push_back(values.in_words(word));
      continue;
    }
    Written option = written_option(word);
    const Option<Q>* found = nullptr;
    const Shared* of_both = nullptr;
    for (const Option<Q>& each : options) {
      if (option.is_long ? option.name == each.name : option.name[0] == each.letter) found = &each;
    }
    for (const Shared& each : shared) {
      if (option.is_long && option.name == each.name) of_both = &each;
    }
    if (!found && !of_both) {
      std::vector<std::string> names;
      for (const Shared& each : shared) names.push_back(std::string("--") + each.name);
      for (const Option<Q>& each : options) names.push_back(std::string("--") + each.name);
      throw UsageError(words[0] + " has no option " + (option.is_long ? "--" : "-") + option.name +
                       (option.is_long ? did_you_mean("--" + option.name, names) : "") + " in a report");
    }
    const Takes takes = found ? found->takes : of_both->takes_value ? Takes::plain_text : nothing;
    if (takes != nothing && !option.value) {
      if (at + 1 == words.size()) throw UsageError(word + " needs a value");
      option.value = words[++at];
    }
    if (takes == nothing && option.value) throw UsageError("--" + option.name + " takes no value");
    const std::string text = option.value.value_or("");
    const std::string value = takes == expression ? values.in_expression(text) : values.in_words(text);
    if (found) {
      found->take(question, value);
    } else {
      of_both->take(command, value);
    }
  }
  return left;
}

}  // namespace

BlockCommand read_block_command(const std::string& text, TemplateValues& values) {
  std::vector<std::string> words = split_words(text);
  if (!words.empty() && words[0] == "shanhai") words.erase(words.begin());
  if (words.empty()) throw UsageError("the block is empty; write a query or figure command in it");
  BlockCommand command;
  if (words[0] == "query") {
    Question question;
    const auto left = take_options(words, query_options, query_shared, question, command, values);
    if (left.empty()) throw UsageError("query needs a ledger: query sales -g month");
    if (left.size() > 1)
      throw UsageError("query does not know what to do with \"" + left[1] + "\"");
    if (command.periods.size() > 1) throw UsageError("query has one --period");
    question.ledger = left[0];
    command.question = std::move(question);
  } else if (words[0] == "figure") {
    FigureQuestion question;
    for (const std::string& word :
         take_options(words, figure_options, figure_shared, question, command, values)) {
      append(split_list(word), question.indicators);
    }
    command.question = std::move(question);
  } else {
    throw UsageError("a block holds a query or figure command, not \"" + words[0] + "\"" +
                     did_you_mean(words[0], {"query", "figure"}));
  }
  return command;
}

}  // namespace shanhai
