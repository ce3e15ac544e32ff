// What is written while an answer is made is what its table would print.
#include "shanhai/question/written_answer.h"

#include <doctest/doctest.h>

#include "shanhai/render/rows.h"
#include "small_question.h"

using namespace shanhai;
using namespace shanhai::question_tests;

namespace {

/// Many towns, in an order of their own; some rows have none, some amounts cannot be read.
std::string many_towns(int towns) {
  std::string content = "成交日,乡镇,金额,姓名,标签\n";
  for (int i = 0; i < towns; ++i) {
    const int town = static_cast<int>(i * 7919LL % towns);
    content += "2023-0" + std::to_string(1 + i % 9) + "-01," + (i % 997 == 0 ? "" : "乡" + std::to_string(town)) + ',' +
               (i % 1009 == 0 ? "约3" : std::to_string(i % 100) + ".5") + ",甲" + std::to_string(town) +
               (i % 2 == 0 ? ",有机\n" : ",有机、扶贫\n");
  }
  return content;
}

struct Written {
  std::string text;
  Answer answer;
};

Written written(const Deals& deals, const std::string& question, const Style& style) {
  const AnswerWriter writer{[&](const Table& table, std::string& text) { render_head(table, style, text); },
                            [&](const Table& some, std::string& text) { render_rows(some, style, text); },
                            between_rows(style.format),
                            [&](bool any_rows, std::string& text) { render_end(style.format, any_rows, text); }};
  Written result;
  result.text = "before\n";
  result.answer = ask(deals.question(question), deals.setting, writer, result.text);
  return result;
}

}  // namespace

TEST_CASE("a written answer has the bytes of the rendered table, on any number of threads") {
  Deals small(many_towns(50)), large(many_towns(40'000));
  for (Deals* deals : {&small, &large}) {
    for (const char* question :
         {"-g town", "-g town | -a count,sum(amount),min(town) | --totals", "-g buyer,month | -n 35000", "-g tags | --totals",
          "-g town | -a sum(amount) | -s -sum(amount) | -n 5", "-g town | --having count > 1", "-g town | -c rank | -n 3",
          "-g month | -p tags | --totals", "--select town,amount | -n 40", "--select date,town,amount,tags", "--rows", "--select amount,town | -s -amount,town",
          "--select town | -w amount > 1000000", "-a count", "-g town | -w amount > 1000000"}) {
      CAPTURE(question);
      deals->setting.threads = 1;
      const Answer whole = deals->answer(question);
      for (const Format format : {Format::csv, Format::tsv, Format::json, Format::jsonl}) {
        Style style;
        style.format = format;
        style.bom = format == Format::csv;
        std::string expected = "before\n";
        render(whole.table, style, expected);
        for (const unsigned threads : {1u, 2u, 3u}) {
          deals->setting.threads = threads;
          const Written found = written(*deals, question, style);
          CHECK((found.text == expected));
          CHECK(found.answer.table.rows.empty());
          CHECK(found.answer.table.columns.size() == whole.table.columns.size());
          CHECK(found.answer.left_out.size() == whole.left_out.size());
          CHECK(found.answer.rows_read == whole.rows_read);
          CHECK((lines_of(deals->answer(question).table) == lines_of(whole.table)));
        }
      }
    }
  }
}
