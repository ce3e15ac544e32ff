// What a question would do, step by step, in the order of the work.
#include <fmt/format.h>

#include <utility>

#include "shanhai/gather/measure.h"
#include "shanhai/question/question.h"
#include "shanhai/filter/condition.h"

namespace shanhai {

namespace {

class Plan {
 public:
  explicit Plan(bool english) : english_(english) {
    table_.columns = {{"step", english ? "Step" : "步骤", Quantity::text, ""},
                      {"what", english ? "What" : "内容", Quantity::text, ""}};
  }
  void add(const char* chinese, const char* english, std::string what) {
    if (what.empty()) return;
    table_.rows.push_back({{std::string(english_ ? english : chinese), std::move(what)}, false, {}});
  }
  Table table() && { return std::move(table_); }

 private:
  bool english_;
  Table table_;
};

std::string files_of(const LedgerSpec& ledger, const LedgerFiles& files) {
  std::string text;
  for (const std::size_t number : files.of(ledger)) {
    const LedgerFile& file = files.files[number];
    const char* separator = file.separator == '\t' ? "tabs" : file.separator == ';' ? "semicolons" : "commas";
    text += fmt::format("{}{} ({}, {}, header in line {})", text.empty() ? "" : "; ", file.name,
                        name_of(file.encoding), separator, file.header_line);
  }
  return text;
}

std::string condition_of(const Question& question, const LedgerSpec& ledger) {
  std::string text;
  for (const std::string& where : question.where) {
    const ConditionTree tree = parse_condition(where);
    const std::string one = to_text(*with_ids(*tree.root, ledger));
    const bool brackets = question.where.size() > 1 && tree.root->kind == ConditionNode::Kind::either;
    text += (text.empty() ? "" : " and ") + (brackets ? "(" + one + ")" : one);
  }
  return text;
}

std::string measures_of(const Question& question, const LedgerSpec& ledger, const Setting& setting) {
  if (question.measures.empty()) return question.group_by.empty() ? "" : "count";
  Columns columns(ledger, setting.today);
  std::vector<Aggregate> aggregates;
  std::string text;
  for (MeasureTree& tree : parse_measures(question.measures)) {
    const std::string alias = std::exchange(tree.alias, "");
    text += (text.empty() ? "" : ", ") + shanhai::bind(tree, columns, aggregates, false).id;
    if (!alias.empty()) text += " as " + alias;
  }
  return text;
}

}  // namespace

Table explain(const Question& question, const Setting& setting) {
  const LedgerSpec& ledger = setting.catalogue->ledger(question.ledger);
  std::vector<std::string> read;
  for (const std::size_t column : columns_of(question, setting)) read.push_back(ledger.columns[column].id);
  const bool rows = question.rows || (question.group_by.empty() && question.measures.empty() && question.pivot.empty());
  Plan plan(setting.english);
  plan.add("台账", "Ledger", ledger.id);
  plan.add("文件", "Files", files_of(ledger, *setting.files));
  plan.add("读取的列", "Columns read", fmt::format("{}", fmt::join(read, ", ")));
  plan.add("时期", "Period", question.period ? to_text(*question.period) : "");
  plan.add("条件", "Condition", condition_of(question, ledger));
  if (rows) {
    plan.add("明细", "Rows", question.select.empty() ? "*" : fmt::format("{}", fmt::join(question.select, ", ")));
  } else {
    plan.add("分组", "Groups", fmt::format("{}", fmt::join(question.group_by, ", ")));
    plan.add("交叉列", "Pivot", question.pivot);
    plan.add("指标", "Measures", measures_of(question, ledger, setting));
    plan.add("比较", "Comparisons", fmt::format("{}", fmt::join(question.compare, ", ")));
    plan.add("分组条件", "Having", question.having);
  }
  plan.add("排序", "Sort", fmt::format("{}", fmt::join(question.sort, ", ")));
  plan.add("行数上限", "Limit", question.limit ? std::to_string(*question.limit) : "");
  plan.add("合计", "Totals", question.totals ? "yes" : "");
  plan.add("线程", "Threads", std::to_string(setting.threads));
  return std::move(plan).table();
}

}  // namespace shanhai
