#include "shanhai/schema/schema.h"

#include "shanhai/load/ledger_header.h"

namespace shanhai {

namespace {

Value filled(const std::string& text) { return text.empty() ? Value() : Value(text); }

std::string joined(const std::vector<std::string>& parts, const char* between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

std::string vocabulary_of(const ColumnSpec& column, bool english) {
  std::vector<std::string> words;
  for (const Word& word : column.words) words.push_back(english && !word.value_en.empty() ? word.value_en : word.value);
  return joined(words, ";");
}

TableColumn text_column(const char* id, const char* label, const char* label_en, bool english) {
  return {id, english ? label_en : label, Quantity::text, ""};
}

}  // namespace

Table ledgers_table(const Catalogue& catalogue, bool english) {
  Table table;
  table.columns = {text_column("ledger", "台账", "Ledger", english),
                   text_column("label", "名称", "Label", english),
                   text_column("label_en", "英文名称", "English label", english),
                   {"columns", english ? "Columns" : "列数", Quantity::count, ""},
                   text_column("required", "必有的列", "Required columns", english),
                   text_column("date", "日期列", "Date column", english)};
  for (const LedgerSpec& ledger : catalogue.ledgers()) {
    std::vector<std::string> required;
    for (const ColumnSpec& column : ledger.columns) {
      if (column.required) required.push_back(column.title(english));
    }
    const auto date = ledger.with_role(Role::date);
    table.rows.push_back({{ledger.id, filled(ledger.label), filled(ledger.label_en),
                           Exact{static_cast<Wide>(ledger.columns.size()), 0}, filled(joined(required, "; ")),
                           date ? filled(ledger.columns[*date].title(english)) : Value()},
                          false, std::nullopt});
  }
  return table;
}

Table columns_table(const LedgerSpec& ledger, bool english) {
  Table table;
  table.columns = {text_column("id", "列", "Column", english),
                   text_column("label", "名称", "Label", english),
                   text_column("label_en", "英文名称", "English label", english),
                   text_column("type", "类型", "Type", english),
                   text_column("unit", "单位", "Unit", english),
                   text_column("required", "必有", "Required", english),
                   text_column("role", "角色", "Role", english),
                   text_column("default", "默认值", "Default", english),
                   text_column("headers", "其他表头", "Other headers", english),
                   text_column("vocabulary", "词表", "Vocabulary", english)};
  for (const ColumnSpec& column : ledger.columns) {
    table.rows.push_back({{column.id, filled(column.label), filled(column.label_en), std::string(name_of(column.type)),
                           filled(column.unit), filled(column.required ? "yes" : ""), filled(name_of(column.role)),
                           filled(column.default_text), filled(joined(column.aliases, ";")),
                           filled(vocabulary_of(column, english))},
                          false, std::nullopt});
  }
  return table;
}

Table template_table(const LedgerSpec& ledger, const Style& style) {
  Table table;
  const LedgerHeader header(ledger, {style.english, style.id_headers, false});
  for (std::size_t i = 0; i < ledger.columns.size(); ++i) {
    const std::string name = header.of(i);
    table.columns.push_back({name, name, Quantity::text, ""});
  }
  return table;
}

}  // namespace shanhai
