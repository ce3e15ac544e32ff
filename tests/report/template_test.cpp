#include "report/template.h"

#include <doctest/doctest.h>

#include "report/block_command.h"
#include "figure/report_period.h"
#include "figure/small_run.h"
#include "report/template_text.h"

namespace shanhai {

namespace {

using report_tests::built_in;
using report_tests::day;
using report_tests::message_of;

/// The lines that are left of a template, with their numbers.
std::string left(const std::string& text, bool english) {
  std::string lines;
  for (const TemplateLine& line : read_template_text("t.md", text, english).lines) {
    lines += std::to_string(line.number) + (line.is_code ? "=" : ":") + line.text + "\n";
  }
  return lines;
}

BlockCommand read_command(const std::string& text) {
  const std::map<std::string, std::string> given = {{"township", "百泉\"镇"}};
  TemplateValues values(given);
  return read_block_command(text, values);
}

Placeholder read_figure(const std::string& inside) {
  return read_placeholder(inside, built_in());
}

std::string command_mistake(const std::string& text) {
  return message_of([&] { read_command(text); });
}

std::string period(const std::string& word, const std::string& own) {
  return to_text(report_period(word, parse_period(own, 0), day(2024, 3, 5)));
}

}  // namespace

TEST_CASE("one language is left of a template") {
  const std::string text =
      "# {{zh}}月报{{en}}Report{{end}} x\n{{zh}}\n中文\n\n{{en}}\nEnglish\n{{end}}\nboth\n";
  CHECK(left(text, false) == "1:# 月报 x\n3:中文\n4:\n8:both\n");
  CHECK(left(text, true) == "1:# Report x\n6:English\n8:both\n");
}

TEST_CASE("comments are left out, and the first one may name the period") {
  CHECK(left("<!-- a\nb -->\n\nx <!-- c --> y\n", false) == "3:\n4:x  y\n");
  const auto settings = [](const std::string& text) {
    return read_template_text("t.md", text, false).settings;
  };
  const auto first = settings("<!-- what it is for: x\nperiod: last-year\nset: a = b -->\nx\n");
  REQUIRE(first.size() == 2);
  CHECK(first[0].value == "last-year");
  CHECK(first[1].key == "set");
  CHECK(first[1].line == 3);
  CHECK(settings("x\n<!-- period: last-year -->\n").empty());
  CHECK(left("\xEF\xBB\xBFx\r\ny", false) == "1:x\n2:y\n");
}

TEST_CASE("fenced blocks of other languages stay as they are") {
  CHECK(left("```sh\n{{ x }} <!-- y -->\n```\nz\n", false) ==
        "1=```sh\n2={{ x }} <!-- y -->\n3=```\n4:z\n");
}

TEST_CASE("a placeholder is read into its parts") {
  const Placeholder figure =
      read_figure(" funds.received where project ~ '轴承: 二期' @ 2020..2023 ： 亿元，2 ");
  CHECK(figure.indicator->id == "funds.received");
  CHECK(figure.where == "project ~ '轴承: 二期'");
  CHECK(figure.period == "2020..2023");
  CHECK(figure.unit == ScaledUnit{8, "元"});
  CHECK(figure.decimals == 2);
  const Placeholder rank =
      read_figure("sales.amount where channel = 电商 by county=\"独山县\":rank");
  CHECK(rank.where == "channel = 电商");
  CHECK(rank.by == "county=独山县");
  CHECK(rank.derived == Compare::rank);
}

TEST_CASE("periods count from the report's own") {
  CHECK(period("ytd", "2023-06") == "2023-01..2023-06");
  CHECK(period("before", "2023-01") == "2022-12");
  CHECK(period("year-before", "2023Q2") == "2022Q2");
  CHECK(period("12-months", "2023-06") == "2022-07..2023-06");
  CHECK(period("12-months", "2023-06-15") == "2022-06-16..2023-06-15");
  CHECK(period("year", "2023-06") == "2023");
  CHECK(period("to-date", "2023-06") == "..2023-06");
  CHECK(period("last-month", "2023-06") == "2024-02");
  CHECK(period("2020..2022", "2023-06") == "2020..2022");
  CHECK(message_of([] {
          period("yaer", "2023-06");
        }).starts_with("\"yaer\" is not a period; did you mean year?"));
  CHECK(message_of([] { period("before", "2023.."); }) ==
        "before: the report's period 2023.. is open, so there is none");
}

TEST_CASE("a block's command has the options of the command line") {
  const BlockCommand command = read_command(
      "shanhai query sales -g channel,month -a 'sum(amount), count' \\\n -s -sum(amount) -n10 -c "
      "share\n"
      "--where \"product = '蛋'\" -w=x --having='count > 1' --totals -p year --select a --period "
      "ytd");
  const auto& question = std::get<Question>(command.question);
  CHECK(question.ledger == "sales");
  CHECK(question.group_by == std::vector<std::string>{"channel", "month"});
  CHECK(question.measures == "sum(amount), count");
  CHECK(question.sort == std::vector<std::string>{"-sum(amount)"});
  CHECK(question.limit == 10);
  CHECK(question.where == std::vector<std::string>{"product = '蛋'", "=x"});
  CHECK(question.having == "count > 1");
  CHECK(question.totals);
  CHECK(question.pivot == "year");
  CHECK(command.periods == std::vector<std::string>{"ytd"});
  const BlockCommand figures = read_command(
      "figure sales.amount,sales.east labour.east -c yoy,completion --by county");
  const auto& asked = std::get<FigureQuestion>(figures.question);
  CHECK(asked.indicators == std::vector<std::string>{"sales.amount", "sales.east", "labour.east"});
  CHECK(asked.compare == std::vector<std::string>{"yoy", "completion"});
  CHECK(asked.by == "county");
}

TEST_CASE("mistakes in a block's command") {
  CHECK(command_mistake(" \n") == "the block is empty; write a query or figure command in it");
  CHECK(command_mistake("figures x") ==
        "a block holds a query or figure command, not \"figures\"; did you mean figure?");
  CHECK(command_mistake("query") == "query needs a ledger: query sales -g month");
  CHECK(command_mistake("query sales x") == "query does not know what to do with \"x\"");
  CHECK(command_mistake("query sales --totls") ==
        "query has no option --totls; did you mean --totals? in a report");
  CHECK(command_mistake("query sales -x") == "query has no option -x in a report");
  CHECK(command_mistake("query sales -g") == "-g needs a value");
  CHECK(command_mistake("query sales -n ten") == "--limit: \"ten\" is not a whole number");
  CHECK(command_mistake("query sales -w 'x") == "the quote ' is never closed");
  CHECK(command_mistake("query sales --totals=yes") == "--totals takes no value");
}

}  // namespace shanhai
