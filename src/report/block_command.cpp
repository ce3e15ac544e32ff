#include "report/block_command.h"

#include <charconv>
#include <optional>

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

template <class Q>
struct Option {
  char letter;  // 0: none
  const char* name;
  bool takes_value;
  void (*take)(Q&, const std::string& value);
};

constexpr Option<Question> query_options[] = {
    {'g', "group-by", true,
     [](Question& q, const std::string& v) { append(split_list(v), q.group_by); }},
    {'a', "agg", true, [](Question& q, const std::string& v) { append_list(v, q.measures); }},
    {'p', "pivot", true, [](Question& q, const std::string& v) { q.pivot = v; }},
    {'c', "compare", true,
     [](Question& q, const std::string& v) { append(split_list(v), q.compare); }},
    {'s', "sort", true, [](Question& q, const std::string& v) { append(split_list(v), q.sort); }},
    {'n', "limit", true, [](Question& q, const std::string& v) { q.limit = read_limit(v); }},
    {'w', "where", true, [](Question& q, const std::string& v) { q.where.push_back(v); }},
    {0, "having", true, [](Question& q, const std::string& v) { q.having = v; }},
    {0, "totals", false, [](Question& q, const std::string&) { q.totals = true; }},
    {0, "select", true, [](Question& q, const std::string& v) { append(split_list(v), q.select); }},
};

constexpr Option<FigureQuestion> figure_options[] = {
    {'c', "compare", true,
     [](FigureQuestion& q, const std::string& v) { append(split_list(v), q.compare); }},
    {'w', "where", true, [](FigureQuestion& q, const std::string& v) { q.where.push_back(v); }},
    {0, "by", true, [](FigureQuestion& q, const std::string& v) { q.by = v; }},
};

/// Takes the options out of `words`, from the second on, and gives what is left.
template <class Q, std::size_t N>
std::vector<std::string> take_options(const std::vector<std::string>& words,
                                      const Option<Q> (&options)[N], Q& question,
                                      std::vector<std::string>& periods) {
  std::vector<std::string> left;
  for (std::size_t at = 1; at < words.size(); ++at) {
    const std::string& word = words[at];
    if (word.size() < 2 || word[0] != '-') {
      left.push_back(word);
      continue;
    }
    const bool is_long = word[1] == '-';
    const std::size_t equals = is_long ? word.find('=') : word.npos;
    const std::string name =
        is_long ? word.substr(2, equals == word.npos ? equals : equals - 2) : word.substr(1, 1);
    std::optional<std::string> value;
    if (is_long && equals != word.npos) value = word.substr(equals + 1);
    if (!is_long && word.size() > 2) value = word.substr(2);

    const Option<Q>* found = nullptr;
    for (const Option<Q>& option : options) {
      if (is_long ? name == option.name : name[0] == option.letter) found = &option;
    }
    const bool period = is_long && name == "period";
    if (!found && !period) {
      std::vector<std::string> names = {"--period"};
      for (const Option<Q>& option : options) names.push_back(std::string("--") + option.name);
      throw UsageError(words[0] + " has no option " + (is_long ? "--" : "-") + name +
                       (is_long ? did_you_mean("--" + name, names) : "") + " in a report");
    }
    const bool takes_value = period || found->takes_value;
    if (takes_value && !value) {
      if (at + 1 == words.size()) throw UsageError(word + " needs a value");
      value = words[++at];
    }
    if (!takes_value && value) throw UsageError("--" + name + " takes no value");
    if (period) {
      periods.push_back(*value);
    } else {
      found->take(question, value.value_or(""));
    }
  }
  return left;
}

}  // namespace

BlockCommand read_block_command(const std::string& text) {
  std::vector<std::string> words = split_words(text);
  if (!words.empty() && words[0] == "shanhai") words.erase(words.begin());
  if (words.empty()) throw UsageError("the block is empty; write a query or figure command in it");
  BlockCommand command;
  if (words[0] == "query") {
    Question question;
    const auto left = take_options(words, query_options, question, command.periods);
    if (left.empty()) throw UsageError("query needs a ledger: query sales -g month");
    if (left.size() > 1)
      throw UsageError("query does not know what to do with \"" + left[1] + "\"");
    if (command.periods.size() > 1) throw UsageError("query has one --period");
    question.ledger = left[0];
    command.question = std::move(question);
  } else if (words[0] == "figure") {
    FigureQuestion question;
    for (const std::string& word : take_options(words, figure_options, question, command.periods)) {
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
