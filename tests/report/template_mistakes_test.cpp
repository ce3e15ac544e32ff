#include <doctest/doctest.h>

#include "figure/small_run.h"
#include "report/template.h"
#include "shanhai/report/report.h"

namespace shanhai {

namespace {

using report_tests::built_in;
using report_tests::message_of;
using report_tests::SmallRun;

struct Mistake {
  const char* text;     // of the template
  const char* message;  // or how it begins
};

// What is wrong whatever the ledgers are.
constexpr Mistake mistakes[] = {
    {"x\n{{ sales.amonut }}",
     "t.md:2: there is no figure \"sales.amonut\"; did you mean sales.amount? ('shanhai figure' lists them all)"},
    {"{{ perid }}",
     "t.md:1: there is no figure \"perid\"; did you mean period? ('shanhai figure' lists them all)"},
    {"\n\n{{ sales.amount", "t.md:3: {{ is never closed; write }} on the same line"},
    {"{{ }}", "t.md:1: {{ }} is empty; write {{ sales.amount }} or {{ period }}"},
    // parts
    {"{{ sales.amount : yoyo }}", "t.md:1: \"yoyo\" is no part of a figure; did you mean yoy?"},
    {"{{ sales.amount : 万人 }}", "t.md:1: \"万人\" is no part of a figure; did you mean 万元?"},
    {"{{ sales.amount : 11 }}", "t.md:1: a figure is printed with 0 to 10 decimals, not 11"},
    {"{{ sales.amount : yoy, mom }}", "t.md:1: yoy and mom exclude each other"},
    {"{{ sales.amount : yoy, 万元 }}", "t.md:1: yoy is not counted in 万元"},
    {"{{ sales.amount : words }}",
     "t.md:1: words are for yoy, mom, ytd-yoy, ahead and rank, not for value"},
    {"{{ sales.amount : rank }}", "t.md:1: rank needs a column and one of its values: by county=独山县"},
    {"{{ sales.amount by county=a }}", "t.md:1: by is for share and rank"},
    {"{{ sales.amount by county : rank }}", "t.md:1: expected a column and one of its values behind by: by county=独山县, not \":\""},
    {"{{ sales.amount : }}", "t.md:1: expected a part behind : or a comma, such as yoy"},
    {"{{ sales.amount : 余 ten }}", "t.md:1: 余 takes a step: 余 10 counts in tens, not ten"},
    {"{{ sales.amount : 余 25 }}", "t.md:1: 余 counts in tens, hundreds, tenths: 余 10, 余 100, 余 0.1, not 25"},
    {"{{ sales.amount : 余, 1 }}", "t.md:1: 余 and 以上 have no decimals: give them a step (余 0.1)"},
    {"{{ sales.amount : yoy, 余 }}", "t.md:1: 余 and 以上 are not for yoy"},
    {"{{ sales.amount where }}", "t.md:1: expected a condition, such as amount >= 100万"},
    // periods
    {"{{ sales.amount @ }}", "t.md:1: expected a period behind @"},
    {"{{ as_of @ 2023 }}", "t.md:1: as_of takes no @"},
    {"{{ period : long }}", "t.md:1: \"long\" is no part of period (iso is one)"},
    {"{{ as_of : 至 }}", "t.md:1: \"至\" is no part of as_of (iso is one)"},
    // conditions
    {"x\n{{#if sales.amount}} y\nz", "t.md:2: {{#if}} is never closed; write {{/if}} behind it"},
    {"{{/if}}", "t.md:1: {{/if}} without {{#if}}"},
    {"\n{{else}}", "t.md:2: {{else}} without {{#if}}"},
    {"{{#if sales.amount}}{{else}}\n{{else}}{{/if}}", "t.md:2: a second {{else}} of the {{#if}} of line 1"},
    {"{{#if sales.amount}}{{else if x}}{{/if}}", "t.md:1: {{else}} takes nothing; put another {{#if}} behind it"},
    {"{{#if sales.amuont}}{{/if}}", "t.md:1: there is no figure \"sales.amuont\"; did you mean sales.amount?"},
    {"{{#if sales.amount > much}}{{/if}}", "t.md:1: there is no figure \"much\""},
    {"{{#if sales.amount > }}{{/if}}", "t.md:1: expected a value after \">\"\n  sales.amount >\n"},
    {"{{#if period}}{{/if}}", "t.md:1: a condition asks for figures, or for pace, not for period\n  period\n  ^~~~~~"},
    {"{{#if sales.amount : yoy, words > 1%}}{{/if}}", "t.md:1: a condition compares a figure as it is"},
    {"{{#if sales.amount ~ 5}}{{/if}}", "t.md:1: figures are compared with =, !=, <, <=, >, >=, between or is empty"},
    {"{{#if sales.amount > 80%}}{{/if}}", "t.md:1: sales.amount is money, and 80% is a percentage"},
    {"{{#if (sales.amount > 5}}{{/if}}", "t.md:1: this bracket is never closed\n  (sales.amount > 5\n  ^"},
    {"{{#if}} x\n{{/if}}",
     "t.md:2: {{#if}} without a condition asks for the figures between it and its end, and there is none (line 1)"},
    {"{{#if sales.amount}}{{/each}}", "t.md:1: {{/each}} without {{#each}}; the {{#if}} of line 1 is still open"},
    {"{{#iff x}}", "t.md:1: there is no {{#iff}}; did you mean #if? ({{#if}}, {{else}}, {{/if}}, {{#each}}, {{/each}})"},
    {"{{#each yaer}}{{/each}}",
     "t.md:1: {{#each}} repeats for each year, half, quarter or month, not \"yaer\"; did you mean year?"},
    {"{{#each year}}\n", "t.md:1: {{#each}} is never closed; write {{/each}} behind it"},
    {"{{/if x}}", "t.md:1: {{/if}} takes nothing"},
    // values
    {"{{ $town }}",
     "t.md:1: $town has no value (give it one: --set town=..., or a default in the first comment: set: town = ...)"},
    {"{{ sales.amount where township = $town }}", "t.md:1: $town has no value"},
    {"<!-- set: township = 百泉镇 -->\n{{ $townshp }}", "t.md:2: $townshp has no value; did you mean $township?"},
    {"{{ $1 }}", "t.md:1: \"$1\" is no name of a value (write {{ $township }})"},
    {"{{#if $town = x}}{{/if}}", "t.md:1: $town has no value"},
    {"<!-- set: a = b -->\n{{#if $a < c}}{{/if}}", "t.md:2: a value is compared with = or !="},
    {"```shanhai\nquery sales -w \"township = $town\"\n```\n", "t.md:2: $town has no value"},
    // the first comment
    {"<!--\nperid: 2023\n-->", "t.md:2: there is no setting \"perid\"; did you mean period?"},
    {"<!-- set: township -->", "t.md:1: set: is a name and a value: set: township = 百泉镇"},
    {"<!-- of: county -->", "t.md:1: of: is a name and a value: of: county = $county"},
    {"<!-- numbers: pretty -->", "t.md:1: numbers: is plain, not \"pretty\""},
    // languages, comments, fences
    {"x {{ not_counted }}", "t.md:1: {{ not_counted }} stands on a line of its own"},
    {"{{zh}}\nx\n", "t.md:1: {{zh}} is never closed; write {{end}} behind it"},
    {"x\n{{end}}",
     "t.md:2: {{end}} closes nothing: there is no {{zh}} or {{en}} (an {{#if}} ends with {{/if}})"},
    {"<!-- x\n", "t.md:1: the comment is never closed; write --> behind it"},
    {"x\n```shanhai\nquery sales\n", "t.md:2: the fenced block is never closed; write ```"},
    {"```\nx\n", "t.md:1: the fenced block is never closed; write ```"},
    {"```shanhai\nquery sales {{ as_of }}\n```\n",
     "t.md:2: in a block only {{ period }} and {{ today }} are filled in, and $values"},
    {"```shanhai\n{{#if sales.amount}}\n```\n", "t.md:2: {{#if}} stands outside blocks"},
};

// What shows when the template is planned.
constexpr Mistake later_mistakes[] = {
    {"x\n{{ sales.amount where chanel = 电商 }}", "t.md:2: sales has no column \"chanel\""},
    {"{{ sales.amount where channel = }}", "t.md:1: "},
    {"\n{{#if sales.amount where chanel = 电商}}{{/if}}", "t.md:2: sales has no column \"chanel\""},
    {"{{ sales.amount @ 2023-13 }}", "t.md:1: \"2023-13\" is not a period"},
    {"{{ sales.amount @ yaer }}", "t.md:1: \"yaer\" is not a period; did you mean year?"},
    {"{{#each year}}\n{{ sales.amount @ nxt }}\n{{/each}}", "t.md:2: \"nxt\" is not a period"},
    {"{{#if sales.amount}}\n{{ sales.amount @ nxt }}\n{{/if}}", "t.md:2: \"nxt\" is not a period"},
    {"<!-- period: lats-year -->\n", "t.md:1: \"lats-year\" is not a period; did you mean last-year?"},
    {"<!-- of: conty = x -->\n", "t.md:1: of: no ledger has a column \"conty\""},
    {"x\n```shanhai\nquery sales -g chanel\n```\n", "t.md:3: "},
    {"```shanhai\nquery sale -g month\n```\n", "t.md:2: there is no ledger \"sale\"; did you mean sales?"},
    {"```shanhai\nfigure sales.amuont\n```\n",
     "t.md:2: there is no indicator \"sales.amuont\"; did you mean sales.amount?"},
    {"```shanhai\nfigure sales.amount -c yo\n```\n", "t.md:2: there is no comparison \"yo\"; did you mean yoy?"},
    {"```shanhai\nquery sales -g product -p channel --trend\n```\n",
     "t.md:2: --trend needs one column to group by, and no --pivot"},
    {"```shanhai\nfigure sales.amount --by channel --trend\n```\n", "t.md:2: --trend and --by exclude each other"},
    {"```shanhai\nfigure sales.amount --bars\n```\n", "t.md:2: figure has no option --bars"},
    {"```shanhai\n```\n", "t.md:1: the block is empty; write a query or figure command in it"},
};

}  // namespace

TEST_CASE("each mistake in a template is named with its line") {
  for (const Mistake& mistake : mistakes) {
    CAPTURE(mistake.text);
    const std::string message =
        message_of([&] { read_template("t.md", mistake.text, built_in(), Day{}, false); });
    CHECK(message.substr(0, std::string(mistake.message).size()) == mistake.message);
  }
}

TEST_CASE("mistakes inside a template's expressions are named with its line") {
  const SmallRun run({{"sales.csv", "date,channel,amount\n2023-06-01,电商,5\n"}});
  for (const Mistake& mistake : later_mistakes) {
    CAPTURE(mistake.text);
    const ReportQuestion question{"t.md", mistake.text, std::nullopt, {}, {}, false};
    const std::string message = message_of([&] { make_report(question, {}, run.setting, Style{}); });
    CHECK(message.substr(0, std::string(mistake.message).size()) == mistake.message);
  }
}

}  // namespace shanhai
