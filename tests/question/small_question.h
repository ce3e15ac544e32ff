#pragma once
// Small ledgers of one kind, `deals`, and questions about them as one would type them:
//
//   CHECK(deals.ask("-g town | -a sum(amount)") == Lines{"town|sum(amount)", "甲乡|30", "乙乡|12.5"});
//
// The first line are the ids of the columns; a totals row begins with =. Empty cells are nothing.

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "scratch_folder.h"
#include "shanhai/question/question.h"
#include "shanhai/ledger/fold.h"

namespace shanhai::question_tests {

using Lines = std::vector<std::string>;

inline constexpr const char* deals_catalogue =
    "ledger,column,label,label_en,aliases,type,unit,role,required,default\n"
    "deals,,成交,Deals,,,,,,\n"
    "deals,date,成交日,Date,,date,,date,yes,\n"
    "deals,town,乡镇,Town,乡,text,,,,\n"
    "deals,channel,渠道,Channel,,category,,,,\n"
    "deals,tags,标签,Tags,,list,,,,\n"
    "deals,amount,金额,Amount,,money,元,,,\n"
    "deals,people,人数,People,,count,人,,,\n"
    "deals,score,评分,Score,,decimal,,,,\n"
    "deals,buyer,姓名,Buyer,,name,,,,\n"
    "deals,phone,电话,Phone,,phone,,,,\n"
    "deals,stop,结束,Stop,,date,,end,,\n"
    "lists,,名单,Lists,,,,,,\n"
    "lists,item,条目,Item,,text,,,yes,\n";
inline constexpr const char* deals_vocabulary =
    "ledger,column,value,value_en,aliases\n"
    "deals,channel,电商,online,网络\n"
    "deals,channel,线下,offline,\n"
    "deals,tags,有机,organic,\n"
    "deals,tags,扶贫,relief,\n";

inline std::string cell_text(const Value& value) {
  if (const auto* number = std::get_if<Exact>(&value)) return plain(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  return "";
}

inline std::string joined(const std::vector<std::string>& parts) {
  std::string line;
  for (std::size_t i = 0; i < parts.size(); ++i) line += (i == 0 ? "" : "|") + parts[i];
  return line;
}

inline std::vector<std::string> labels_of(const Table& table) {
  std::vector<std::string> labels;
  for (const TableColumn& column : table.columns) labels.push_back(column.label);
  return labels;
}

inline Lines lines_of(const Table& table) {
  Lines lines;
  std::vector<std::string> parts;
  for (const TableColumn& column : table.columns) parts.push_back(column.id);
  lines.push_back(joined(parts));
  for (const TableRow& row : table.rows) {
    parts.clear();
    for (const Value& value : row.cells) parts.push_back(cell_text(value));
    lines.push_back((row.total ? "=" : "") + joined(parts));
  }
  return lines;
}

/// A question as it is typed, with | between its options.
inline Question question_of(const std::string& text, Day today) {
  Question question;
  question.ledger = "deals";
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('|', at), text.size());
    const std::string option(trimmed(text.substr(at, end - at)));
    at = end + 1;
    const std::size_t space = std::min(option.find(' '), option.size());
    const std::string name = option.substr(0, space);
    const std::string value(trimmed(option.substr(space)));
    if (name == "-g") question.group_by.push_back(value);
    if (name == "-a") question.measures = value;
    if (name == "-p") question.pivot = value;
    if (name == "-c") question.compare.push_back(value);
    if (name == "-s") question.sort.push_back(value);
    if (name == "-n") question.limit = std::stoull(value);
    if (name == "-w") question.where.push_back(value);
    if (name == "--having") question.having = value;
    if (name == "--select") question.select.push_back(value);
    if (name == "--period") question.period = parse_period(value, today);
    if (name == "--totals") question.totals = true;
    if (name == "--rows") question.rows = true;
    if (name == "--ledger") question.ledger = value;
  }
  return question;
}

class Deals {
 public:
  /// One file, deals.csv.
  explicit Deals(const std::string& content) : Deals({{"deals.csv", content}}) {}
  explicit Deals(const std::map<std::string, std::string>& files) {
    catalogue_folder_.put("ledgers.csv", deals_catalogue);
    catalogue_folder_.put("vocabulary.csv", deals_vocabulary);
    catalogue_.add_folder(catalogue_folder_.path);
    for (const auto& [name, content] : files) folder_.put(name, content);
    InputOptions options;
    options.folder = folder_.path.string();
    files_ = open_ledgers(catalogue_, options, nullptr);
    setting.catalogue = &catalogue_;
    setting.files = &files_;
    setting.today = *day_of(2023, 7, 10);
  }

  Question question(const std::string& text) const { return question_of(text, setting.today); }
  Answer answer(const std::string& text) const { return shanhai::ask(question(text), setting); }
  Lines ask(const std::string& text) const { return lines_of(answer(text).table); }
  /// The message of the error that a question ends with; empty if it has an answer.
  std::string error(const std::string& text) const {
    try {
      answer(text);
    } catch (const std::exception& error) {
      return error.what();
    }
    return "";
  }

  Setting setting;

 private:
  ScratchFolder catalogue_folder_, folder_;
  Catalogue catalogue_;
  LedgerFiles files_;
};

/// A question as it is typed, and its answer.
struct Case {
  const char* question;
  Lines lines;
};

inline void check_all(const Deals& deals, const std::vector<Case>& cases) {
  for (const Case& each : cases) {
    CAPTURE(each.question);
    CHECK(joined(deals.ask(each.question)) == joined(each.lines));
  }
}

}  // namespace shanhai::question_tests
