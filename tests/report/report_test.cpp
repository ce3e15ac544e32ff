#include "shanhai/report/report.h"

#include <doctest/doctest.h>

#include "figure/small_run.h"

namespace shanhai {

namespace {

using report_tests::built_in;
using report_tests::message_of;
using report_tests::SmallRun;

SmallRun small_run() {
  return SmallRun(
      {{"sales.csv",
        "date,product,channel,amount\n2022-06-30,蛋,电商,1000000\n2023-05-31,蛋,电商,500000\n"
        "2023-06-30,米,展销,1500000\n2023-06-30,米,展销,约2\n"},
       {"targets.csv", "indicator,year,target,unit\nsales.amount,2023,400,万元\n"}});
}

ReportAnswer report(const SmallRun& run, const std::string& text, bool english = false,
                    const std::string& period = "2023-06", Format format = Format::markdown) {
  ReportQuestion question{"t.md", text, std::nullopt, {}, {}, false};
  if (!period.empty()) question.period = parse_period(period, 0);
  Style style;
  style.format = format;
  style.english = english;
  Setting setting = run.setting;
  setting.english = english;
  return make_report(question, run.targets, setting, style);
}

/// The document as text, without the last section.
std::string text_of(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) {
    if (const auto* heading = std::get_if<Heading>(&block)) {
      if (heading->text == "数据说明" || heading->text == "About the data") break;
      text +=
          std::string(static_cast<std::size_t>(heading->level), '#') + " " + heading->text + "\n";
    } else if (const auto* prose = std::get_if<Prose>(&block)) {
      for (const std::string& line : prose->lines) text += line + "\n";
    } else {
      const auto& made = std::get<TableBlock>(block);
      for (const TableColumn& column : made.table.columns) text += column.label + "|";
      text += "\n";
      for (const TableRow& row : made.table.rows) {
        for (const Value& cell : row.cells) text += SmallRun::plain_text(cell) + "|";
        text += "\n";
      }
      for (const std::string& note : made.notes) text += "* " + note + "\n";
    }
  }
  return text;
}

std::string last_section(const Document& document) {
  const auto& heading = std::get<Heading>(document.blocks[document.blocks.size() - 2]);
  std::string text = heading.text + "\n";
  for (const std::string& line : std::get<Prose>(document.blocks.back()).lines) text += line + "\n";
  return text;
}

}  // namespace

TEST_CASE("a template becomes a document") {
  const SmallRun run = small_run();
  const ReportAnswer answer =
      report(run,
             "# 月报 {{ period }}\n"
             "截至 {{ as_of : iso }}，{{ sales.amount }}，同比{{ sales.amount : yoy, words }}；"
             "累计 {{ sales.amount @ ytd }}（{{ period @ ytd }}）。\n"
             "\n"
             "```shanhai\nfigure sales.amount -c ytd,completion,pace\n```\n"
             "```shanhai\nquery sales -g channel\n  -a 'sum(amount)' --period ytd\n```\n");
  CHECK(text_of(answer.document) ==
        "# 月报 2023年6月\n"
        "截至 2023-06-30，150.00万元，同比增长50.00%；累计 200.00万元（2023年1—6月）。\n"
        "\n"
        "名称|2023年6月|单位|本年累计|目标|完成率|序时进度|进度差|状态|\n"
        "消费帮扶销售额|1500000|元|2000000|4000000|0.5|0.5|0|● 同步|\n"
        "* sales.csv：4 行中有 1 行未计入（首处：第 5 行，amount: \"约2\" is not a number），详见 "
        "shanhai check\n"
        "销售渠道|金额合计|\n"
        "展销|1500000|\n"
        "电商|500000|\n"
        "* sales.csv：4 行中有 1 行未计入（首处：第 5 行，amount: \"约2\" is not a number），详见 "
        "shanhai check\n");
  CHECK(last_section(answer.document) ==
        "数据说明\n- 销售（`sales.csv`）：4 行中有 1 行未计入（首处：第 5 行，`amount: \"约2\" is "
        "not a number`），"
        "详见 `shanhai check`\n");
  CHECK(answer.document.as_of == "2023-06-30");
  CHECK(answer.document.period == "2023-06");
  CHECK(answer.left_out.size() == 1);
  CHECK(answer.missing.empty());
}

TEST_CASE("machines get every figure once") {
  const SmallRun run = small_run();
  const Document document = report(run,
                                   "{{ sales.amount }} {{ sales.amount : 元 }} {{ sales.amount "
                                   "where channel = 电商 @ ytd : yoy }}\n"
                                   "```shanhai\nfigure sales.amount -c yoy\n```\n",
                                   false, "2023-06", Format::json)
                                .document;
  std::string figures;
  for (const ReportFigure& figure : document.figures) {
    figures += figure.figure + "/" + figure.measure + "/" + figure.period + "/" +
               SmallRun::plain_text(figure.value) + "/" + figure.unit + "/" + figure.where + "\n";
  }
  CHECK(figures ==
        "sales.amount//2023-06/1500000/元/\n"
        "sales.amount/yoy/2023-01..2023-06/-0.5/%/channel = 电商\n"
        "sales.amount/yoy/2023-06/0.5/%/\n");
}

TEST_CASE("a ledger that is not there leaves dashes") {
  const SmallRun run = small_run();
  const ReportAnswer answer =
      report(run,
             "{{zh}}转移{{ labour.transferred }}人{{en}}{{ labour.transferred }} moved{{end}}\n"
             "```shanhai\nquery labour -g destination\n```\n"
             "```shanhai\nfigure labour.wage\n```\n",
             true);
  CHECK(text_of(answer.document) ==
        "— moved\n");
  CHECK(last_section(answer.document) ==
        "About the data\n- No ledger of labour (Labour): what it would say is left out, or —\n");
  CHECK(answer.missing == std::vector<std::string>{"labour"});
  CHECK(answer.none_there);
}

TEST_CASE("the period is the run's, else the template's, else last month") {
  const SmallRun run = small_run();
  const auto period = [&](const std::string& text, const std::string& given) {
    return report(run, text, false, given).document.period;
  };
  CHECK(period("<!-- period: last-year -->\n{{ period }}", "2023-06") == "2023-06");
  CHECK(period("<!-- period: last-year -->\n{{ period }}", "") == "2022");
  CHECK(period("{{ period }}", "") == "2023-06");
  CHECK(message_of([&] {
          period("<!-- period: lats-year -->\n", "");
        }).starts_with("t.md:1: \"lats-year\" is not a period; did you mean last-year?"));
}

TEST_CASE("conditions of the run hold everywhere, and blocks may name the period") {
  const SmallRun run = small_run();
  ReportQuestion question{
      "t.md",
      "{{ sales.amount @ ytd }}\n```shanhai\n"
      "query sales -a \"sum(amount where date = {{ period : iso }}) as x,"
      "sum(amount where product = 米) / sum(amount) as 占比%\" --period ytd\n```\n",
      parse_period("2023-06", 0),
      {"channel = 展销"},
      {},
      false};
  const Document document = make_report(question, run.targets, run.setting, Style{}).document;
  const auto& table = std::get<TableBlock>(document.blocks[2]).table;
  CHECK(std::get<Prose>(document.blocks[0]).lines[0] == "仅计入符合条件的行：`channel = 展销`。");
  CHECK(std::get<Prose>(document.blocks[1]).lines[0] == "150.00万元");
  CHECK(SmallRun::plain_text(table.rows[0].cells[0]) == "1500000");
  CHECK(table.columns[1].label == "占比");
  CHECK(table.columns[1].quantity == Quantity::fraction);
}

TEST_CASE("the built-in monthly report can be made from one ledger") {
  const SmallRun run = small_run();
  for (const bool english : {false, true}) {
    const ReportAnswer answer = report(run, *built_in().report_template("monthly"), english);
    CHECK(answer.missing.size() == 7);
    CHECK(answer.document.figures.size() > 40);
  }
}

}  // namespace shanhai
