#pragma once
// A report made from small ledgers, as text.

#include <map>
#include <string>

#include "figure/small_run.h"
#include "shanhai/render/render.h"
#include "shanhai/report/report.h"

namespace shanhai::report_tests {

struct Asked {
  std::string period = "2023-06";  // empty: the template's own
  bool english = false;
  Format format = Format::markdown;
  std::map<std::string, std::string> values = {};
  bool footnotes = false;
};

inline ReportAnswer made_report(const SmallRun& run, const std::string& text, const Asked& asked = {}) {
  ReportQuestion question{"t.md", text, std::nullopt, {}, asked.values, asked.footnotes};
  if (!asked.period.empty()) question.period = parse_period(asked.period, 0);
  Style style;
  style.format = asked.format;
  style.english = asked.english;
  Setting setting = run.setting;
  setting.english = asked.english;
  return make_report(question, run.targets, setting, style);
}

/// As Markdown, without the last section.
inline std::string markdown(const SmallRun& run, const std::string& text, const Asked& asked = {}) {
  Style style;
  style.format = Format::markdown;
  style.english = asked.english;
  std::string out;
  render(made_report(run, text, asked).document, style, out);
  const auto end = std::min(out.find("\n## 数据说明"), out.find("\n## About the data"));
  const auto begin = std::min(out.find("## 数据说明"), out.find("## About the data"));
  return begin == 0 ? std::string() : out.substr(0, end);
}

}  // namespace shanhai::report_tests
