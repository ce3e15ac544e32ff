// Any text as a report's template: a document in every format, or an error that names a line of the template.
#include <algorithm>

#include "figure/small_run.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/render/render.h"
#include "shanhai/report/report.h"

#include "claim.h"

using namespace shanhai;
using fuzz::claim;

namespace {

const report_tests::SmallRun& small_run() {
  static const report_tests::SmallRun run{
      {"sales.csv", "日期,产品,销售渠道,销往地区,金额(万元)\n2023-06-12,盐酸菜,电商,广东,4.5\n2023-05,茶叶,,贵州,2\n2022-06,茶叶,商超,广东,1\n"},
      {"targets.csv", "indicator,year,target,unit\nsales.amount,2023,100,万元\n"}};
  return run;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  ReportQuestion question;
  question.name = "fuzz.md";
  question.text.assign(reinterpret_cast<const char*>(data), size);
  const report_tests::SmallRun& run = small_run();
  ReportAnswer answer;
  try {
    answer = make_report(question, run.targets, run.setting, {});
  } catch (const UsageError& error) {
    const std::string message = error.what();
    claim(message.starts_with("fuzz.md:"), "no place: " + message);
    const std::string line = message.substr(8, message.find_first_not_of("0123456789", 8) - 8);
    const auto lines = 1 + std::count(question.text.begin(), question.text.end(), '\n');
    claim(!line.empty() && line.size() < 7 && std::stol(line) >= 1 && std::stol(line) <= lines,
          "no line of the template: " + message);
    return 0;
  } catch (const InputError&) {
    return 0;
  }
  for (const Format format : {Format::table, Format::markdown, Format::json}) {
    Style style;
    style.format = format;
    std::string out;
    render(answer.document, style, out);
  }
  return 0;
}
