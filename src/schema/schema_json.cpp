#include "render/json_string.h"
#include "shanhai/schema/schema.h"

namespace shanhai {

namespace {

/// `"name":` and a text, or null where it is empty.
void append_member(std::string_view name, const std::string& text, std::string& out) {
  append_json_string(name, out);
  out += ':';
  if (text.empty()) {
    out += "null";
  } else {
    append_json_string(text, out);
  }
}

void append_texts(const std::vector<std::string>& texts, std::string& out) {
  out += '[';
  for (const std::string& text : texts) {
    if (out.back() != '[') out += ',';
    append_json_string(text, out);
  }
  out += ']';
}

std::string object_of(const ColumnSpec& column) {
  std::string out = "{";
  append_member("id", column.id, out);
  out += ',';
  append_member("label", column.label, out);
  out += ',';
  append_member("label_en", column.label_en, out);
  out += ',';
  append_member("type", name_of(column.type), out);
  out += ',';
  append_member("unit", column.unit, out);
  out += column.required ? ",\"required\":true," : ",\"required\":false,";
  append_member("role", name_of(column.role), out);
  out += ',';
  append_member("default", column.default_text, out);
  out += ",\"headers\":";
  append_texts(column.aliases, out);
  out += ",\"vocabulary\":[";
  for (const Word& word : column.words) {
    out += out.back() == '[' ? "{" : ",{";
    append_member("value", word.value, out);
    out += ',';
    append_member("value_en", word.value_en, out);
    out += ",\"aliases\":";
    append_texts(word.aliases, out);
    out += '}';
  }
  return out + "]}";
}

}  // namespace

std::string columns_json(const LedgerSpec& ledger) {
  std::string out = "[\n";
  for (const ColumnSpec& column : ledger.columns) {
    out += object_of(column) + (&column == &ledger.columns.back() ? "\n" : ",\n");
  }
  return out + "]\n";
}

std::string columns_jsonl(const LedgerSpec& ledger) {
  std::string out;
  for (const ColumnSpec& column : ledger.columns) out += object_of(column) + "\n";
  return out;
}

}  // namespace shanhai
