// `check -f json`: {"files":[{"file":…,"ledger":…, … ,"findings":[…]}]}, a finding a line.
#include "check/check_formats.h"
#include "render/json_string.h"

namespace shanhai::checking {

namespace {

std::string text_of(std::string_view text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

std::string number(std::uint64_t value) { return std::to_string(value); }

/// `[` the elements with commas between them `]`
template <class Range, class Each>
std::string list(const Range& range, const char* between, const Each& each) {
  std::string out = "[";
  for (const auto& element : range) {
    if (out.size() > 1) out += between;
    out += each(element);
  }
  return out + "]";
}

std::string json_of(const Finding& finding) {
  std::string out = "{\"severity\":" + text_of(name_of(finding.severity)) + ",\"kind\":" + text_of(finding.kind);
  out += ",\"column\":" + (finding.column.empty() ? "null" : text_of(finding.column));
  out += ",\"count\":" + number(finding.count) + ",\"places\":";
  out += list(finding.places, ",", [](const FindingPlace& place) {
    const std::string line = place.line == 0 ? "null" : number(place.line);
    return "{\"line\":" + line + ",\"message\":" + text_of(place.message) + "}";
  });
  return out + "}";
}

std::string json_of(const CheckedFile& checked) {
  const LedgerFile* file = checked.file;
  std::string out = "{\"file\":" + text_of(checked.name);
  out += ",\"ledger\":" + (file ? text_of(file->ledger->id) : "null");
  out += ",\"encoding\":" + (file ? text_of(name_of(file->encoding)) : "null");
  out += ",\"separator\":" + (file ? text_of(std::string(1, file->separator)) : "null");
  out += ",\"header_line\":" + (file ? number(file->header_line) : "null");
  out += ",\n \"rows\":{\"accepted\":" + number(checked.accepted) + ",\"rejected\":" + number(checked.rejected) +
         ",\"blank\":" + number(checked.blank) + ",\"totals\":" + number(checked.totals) + "}";
  out += ",\n \"columns\":{";
  for (const auto& [id, header] : checked.columns) {
    out += (out.back() == '{' ? "" : ",") + text_of(id) + ":" + text_of(header);
  }
  out += "},\n \"ignored\":" + list(checked.ignored, ",", text_of);
  out += ",\n \"findings\":" + list(checked.findings, ",\n  ", [](const Finding& finding) { return json_of(finding); });
  return out + "}";
}

}  // namespace

void render_json(const CheckAnswer& answer, std::string& out) {
  out += "{\"files\":" + list(answer.files, ",\n", [](const CheckedFile& file) { return json_of(file); }) + "}\n";
}

}  // namespace shanhai::checking
