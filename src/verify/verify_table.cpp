// Verdicts as a table, and with the rows behind what fails.
#include <fmt/format.h>

#include <algorithm>

#include "shanhai/render/render.h"
#include "shanhai/table/document.h"
#include "table/marks.h"
#include "shanhai/verify/verify.h"

namespace shanhai {

namespace {

/// With a mark, for those who see no colour.
std::string words_of(Verdict verdict, bool english) {
  switch (verdict) {
    case Verdict::holds:
      return english ? "✓ holds" : "✓ 相符";
    case Verdict::fails:
      return english ? "✗ fails" : "✗ 不符";
    case Verdict::unknown:
      break;
  }
  return english ? "? unknown" : "? 无法核对";
}

Value text_or_nothing(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value number_or_nothing(const std::optional<Exact>& number) {
  return number ? Value(*number) : Value();
}

bool any_fails(const VerifyAnswer& answer) { return answer.count(Verdict::fails) > 0; }
bool any_unknown(const VerifyAnswer& answer) { return answer.count(Verdict::unknown) > 0; }

Table table_for_people(const VerifyAnswer& answer, bool english) {
  const auto title = [&](const char* chinese, const char* english_title) {
    return std::string(english ? english_title : chinese);
  };
  Table table;
  // Numbers are words here: each has the digits that its own unit needs.
  table.columns = {{"id", title("编号", "Id"), Quantity::text, ""},
                   {"quote", title("表述", "Quote"), Quantity::text, ""},
                   {"published", title("公布", "Published"), Quantity::mixed, ""},
                   {"computed", title("核算", "Computed"), Quantity::mixed, ""},
                   {"unit", title("单位", "Unit"), Quantity::text, ""},
                   {"verdict", title("结论", "Verdict"), Quantity::text, ""}};
  if (any_fails(answer)) {
    table.columns.push_back({"difference", title("相差", "Difference"), Quantity::mixed, ""});
  }
  if (any_unknown(answer)) {
    table.columns.push_back({"reason", title("原因", "Reason"), Quantity::text, ""});
  }
  for (const Verified& each : answer.statements) {
    const auto number = [&](const std::optional<Exact>& value, bool sign) -> Value {
      if (!value) return {};
      return (sign && value->units > 0 ? "+" : "") + to_words(each.claim, *value);
    };
    TableRow row;
    row.cells = {each.statement.id,
                 each.statement.quote,
                 to_words(each.claim, english),
                 number(each.computed, false),
                 text_or_nothing(each.claim.unit),
                 words_of(each.verdict, english)};
    if (any_fails(answer)) {
      row.cells.push_back(each.difference ? number(each.difference, true) : Value(std::string()));
    }
    if (any_unknown(answer)) row.cells.push_back(text_or_nothing(each.reason));
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// The number as it was published, or `a..b`.
Value published(const Claim& claim) {
  if (claim.match != Match::between) return claim.number;
  return plain(claim.number) + ".." + plain(claim.upper);
}

Table table_for_machines(const std::vector<const Verified*>& statements, bool english) {
  const auto title = [&](const char* chinese, const char* english_title) {
    return std::string(english ? english_title : chinese);
  };
  Table table;
  table.columns = {{"id", title("编号", "Id"), Quantity::text, ""},
                   {"quote", title("表述", "Quote"), Quantity::text, ""},
                   {"indicator", title("指标", "Indicator"), Quantity::text, ""},
                   {"period", title("时期", "Period"), Quantity::text, ""},
                   {"match", title("匹配", "Match"), Quantity::text, ""},
                   {"published", title("公布", "Published"), Quantity::number, ""},
                   {"computed", title("核算", "Computed"), Quantity::number, ""},
                   {"unit", title("单位", "Unit"), Quantity::text, ""},
                   {"verdict", title("结论", "Verdict"), Quantity::text, ""},
                   {"difference", title("相差", "Difference"), Quantity::number, ""},
                   {"reason", title("原因", "Reason"), Quantity::text, ""}};
  for (const Verified* each : statements) {
    TableRow row;
    row.cells = {each->statement.id,
                 text_or_nothing(each->statement.quote),
                 each->statement.indicator,
                 text_or_nothing(each->statement.period),
                 std::string(name_of(each->claim.match)),
                 published(each->claim),
                 number_or_nothing(each->computed),
                 text_or_nothing(each->claim.unit),
                 std::string(name_of(each->verdict)),
                 number_or_nothing(each->difference),
                 text_or_nothing(each->reason)};
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string counts_in_words(const VerifyAnswer& answer, bool english) {
  const std::size_t holds = answer.count(Verdict::holds);
  const std::size_t fails = answer.count(Verdict::fails);
  const std::size_t unknown = answer.count(Verdict::unknown);
  return english ? fmt::format("Statements: {}. Holds: {}, fails: {}, unknown: {}.",
                               answer.statements.size(), holds, fails, unknown)
                 : fmt::format("共{}条：相符{}条，不符{}条，无法核对{}条。",
                               answer.statements.size(), holds, fails, unknown);
}

Document document_of(const VerifyAnswer& answer, bool english) {
  Document document;
  TableBlock verdicts;
  verdicts.table = table_for_people(answer, english);
  document.blocks.emplace_back(std::move(verdicts));
  document.blocks.emplace_back(Prose{{counts_in_words(answer, english)}});
  for (const Verified& each : answer.statements) {
    if (!each.rows) continue;
    document.blocks.emplace_back(Heading{3, as_code(each.statement.id)});
    TableBlock rows;
    rows.table = *each.rows;
    document.blocks.emplace_back(std::move(rows));
  }
  return document;
}

/// `{"id":…, … ,"rows":[…]}`: the rows of a statement that fails stand in its object.
std::string object_of(const Verified& verified, const Style& style) {
  Style line = style;
  line.format = Format::jsonl;
  std::string out;
  render(table_for_machines({&verified}, style.english), line, out);
  out.pop_back();  // the newline
  if (!verified.rows) return out;
  out.pop_back();  // the brace
  line.format = Format::json;
  out += ",\"rows\":";
  render(*verified.rows, line, out);
  out.back() = '}';
  return out;
}

void render_json(const VerifyAnswer& answer, const Style& style, std::string& out) {
  const bool lines = style.format == Format::jsonl;
  if (!lines) out += "[\n";
  for (const Verified& each : answer.statements) {
    std::string object = object_of(each, style);
    if (lines) object.erase(std::remove(object.begin(), object.end(), '\n'), object.end());
    out += object;
    out += lines || &each == &answer.statements.back() ? "\n" : ",\n";
  }
  if (!lines) out += "]\n";
}

}  // namespace

void render(const VerifyAnswer& answer, const Style& style, std::string& out) {
  if (for_people(style.format)) return render(document_of(answer, style.english), style, out);
  if (style.format == Format::json || style.format == Format::jsonl) {
    return render_json(answer, style, out);
  }
  std::vector<const Verified*> statements;
  for (const Verified& each : answer.statements) statements.push_back(&each);
  render(table_for_machines(statements, style.english), style, out);
}

}  // namespace shanhai
