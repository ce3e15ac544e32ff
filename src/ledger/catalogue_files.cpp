// The catalogue's files: which columns they have, and what is checked in them.
#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "ledger/whole_file.h"
#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/catalogue_export.h"
#include "shanhai/ledger/embedded.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fixed_table.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

struct NamedType {
  const char* name;
  ColumnType type;
};
constexpr std::array<NamedType, 10> types = {{{"text", ColumnType::text},
                                              {"category", ColumnType::category},
                                              {"list", ColumnType::list},
                                              {"name", ColumnType::name},
                                              {"identity", ColumnType::identity},
                                              {"phone", ColumnType::phone},
                                              {"money", ColumnType::money},
                                              {"count", ColumnType::count},
                                              {"decimal", ColumnType::decimal},
                                              {"date", ColumnType::date}}};

constexpr std::array<std::string_view, 4> table_files = {"ledgers.csv", "vocabulary.csv", "indicators.csv",
                                                         "checks.csv"};

std::string place_of(const std::string& file, const FixedRow& row) {
  return file + ":" + std::to_string(row.line);
}

[[noreturn]] void fail(const std::string& place, const std::string& message) {
  throw UsageError(place + ": " + message);
}

ColumnType type_named(const std::string& place, const std::string& name) {
  std::vector<std::string> names;
  for (const NamedType& type : types) {
    if (type.name == name) return type.type;
    names.emplace_back(type.name);
  }
  std::string known;
  for (const std::string& type : names) known += (known.empty() ? "" : ", ") + type;
  fail(place, "\"" + name + "\" is not a type" + did_you_mean(name, names) + " (types: " + known + ")");
}

Role role_named(const std::string& place, const std::string& name) {
  if (name.empty()) return Role::none;
  if (name == "date") return Role::date;
  if (name == "end") return Role::end;
  fail(place, "\"" + name + "\" is not a role (date, end, or empty)");
}

Over over_named(const std::string& place, const std::string& name) {
  if (name.empty() || name == "period") return Over::period;
  if (name == "to-date") return Over::to_date;
  if (name == "active") return Over::active;
  fail(place, "\"" + name + "\" is none of period, to-date, active");
}

Severity severity_named(const std::string& place, const std::string& name) {
  if (name == "error") return Severity::error;
  if (name == "warning") return Severity::warning;
  if (name == "note") return Severity::note;
  fail(place, "\"" + name + "\" is no severity (error, warning, note)");
}

/// Replaces the one that is `same`, or adds it at the end.
template <class T, class Same>
void put(std::vector<T>& all, T one, Same same) {
  const auto found = std::find_if(all.begin(), all.end(), same);
  if (found == all.end()) {
    all.push_back(std::move(one));
  } else {
    *found = std::move(one);
  }
}

/// Ids are written in expressions, in templates and as keys of JSON.
void need_word(const std::string& place, const std::string& id) {
  const std::size_t bad = id.find_first_of(" \t\"'`{}()[],;:@=<>!~");
  if (bad == id.npos) return;
  fail(place, "the id \"" + id + "\" holds \"" + id[bad] + "\"; an id is one word, such as sales.amount");
}

/// A key stands once in a file; in another file it replaces.
void need_new_key(std::set<std::string>& keys, const std::string& place, const std::string& key) {
  if (!keys.insert(key).second) fail(place, "\"" + key + "\" stands in this file twice");
}

std::string content_of(const std::string& path) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(path, unknown)) throw UsageError(path + ": is no regular file");
  try {
    return whole_file(path, path).value_or("");
  } catch (const InputError& error) {  // a catalogue is a part of the question
    throw UsageError(error.what());
  }
}

/// Other files may lie in a user's folder as well.
bool is_catalogue_file(const std::filesystem::path& path) {
  return path.extension() == ".md" ||
         std::ranges::find(table_files, path.filename().string()) != table_files.end();
}

}  // namespace

const char* name_of(ColumnType wanted) {
  const auto found = std::find_if(types.begin(), types.end(), [&](const NamedType& each) { return each.type == wanted; });
  return found->name;
}

const char* name_of(Role role) { return role == Role::date ? "date" : role == Role::end ? "end" : ""; }

Catalogue::Catalogue() {
  every_ledger_.id = "*";
  for (const EmbeddedFile& file : embedded_files()) add(file.name, file.name, file.content);
  assemble();
}

std::vector<std::filesystem::path> catalogue_paths(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (is_catalogue_file(at->path())) paths.push_back(at->path());
  }
  if (error) throw UsageError(folder.string() + ": the catalogue cannot be read: " + error.message());
  std::sort(paths.begin(), paths.end());
  return paths;
}

void Catalogue::add_folder(const std::filesystem::path& folder) {
  for (const auto& path : catalogue_paths(folder)) {
    add(path.filename().string(), path.string(), content_of(path.string()));
  }
  assemble();
}

void Catalogue::add(const std::string& file, const std::string& shown_name, const std::string& content) {
  if (file == "ledgers.csv") return add_ledgers(shown_name, content);
  if (file == "vocabulary.csv") return add_vocabulary(shown_name, content);
  if (file == "indicators.csv") return add_indicators(shown_name, content);
  if (file == "checks.csv") return add_checks(shown_name, content);
  if (!file.ends_with(".md")) return;
  const std::string name = file.substr(0, file.size() - 3);
  put(templates_, {name, std::string(utf8_text(shown_name, content))}, [&](const auto& known) { return known.first == name; });
}

void Catalogue::add_ledgers(const std::string& shown_name, const std::string& content) {
  const FixedShape shape{{"ledger", "column", "label", "label_en", "aliases", "type", "unit", "role",
                          "required", "default"}, 3};
  std::set<std::string> keys;
  for (FixedRow& row : read_fixed_table(shown_name, content, shape)) {
    const std::string place = place_of(shown_name, row);
    auto& cells = row.cells;
    if (cells[0].empty()) fail(place, "a ledger's id is needed in the first column");
    if (cells[0] != "*") need_word(place, cells[0]);
    if (!cells[1].empty()) need_word(place, cells[1]);
    need_new_key(keys, place, cells[0] + (cells[1].empty() ? "" : "." + cells[1]));
    LedgerSpec* ledger = cells[0] == "*" ? &every_ledger_ : nullptr;
    for (LedgerSpec& known : own_) {
      if (known.id == cells[0]) ledger = &known;
    }
    if (!ledger) {
      ledger = &own_.emplace_back();
      ledger->id = cells[0];
      ledger->place = place;
    }
    if (cells[2].empty()) fail(place, "a label is needed");
    if (cells[1].empty()) {
      ledger->label = cells[2];
      ledger->label_en = cells[3];
      ledger->place = place;
      continue;
    }
    ColumnSpec column;
    column.id = cells[1];
    column.label = cells[2];
    column.label_en = cells[3];
    column.aliases = split_aliases(cells[4]);
    column.type = type_named(place, cells[5]);
    column.unit = cells[6];
    column.role = role_named(place, cells[7]);
    if (column.role != Role::none && column.type != ColumnType::date) {
      fail(place, "only a date can have the role " + cells[7]);
    }
    if (!cells[8].empty() && cells[8] != "yes") fail(place, "required is `yes` or empty, not " + cells[8]);
    column.required = cells[8] == "yes";
    column.default_text = cells[9];
    column.place = place;
    put(ledger->columns, column, [&](const ColumnSpec& known) { return known.id == column.id; });
  }
}

void Catalogue::add_vocabulary(const std::string& shown_name, const std::string& content) {
  const FixedShape shape{{"ledger", "column", "value", "value_en", "aliases"}, 3};
  std::set<std::string> keys;
  for (FixedRow& row : read_fixed_table(shown_name, content, shape)) {
    const std::string place = place_of(shown_name, row);
    auto& cells = row.cells;
    if (cells[0].empty() || cells[1].empty() || cells[2].empty()) {
      fail(place, "ledger, column and value are needed");
    }
    need_new_key(keys, place, cells[0] + "." + cells[1] + "." + cells[2]);
    VocabularyRow added{cells[0], cells[1], {cells[2], cells[3], split_aliases(cells[4])}, place};
    put(words_, added, [&](const VocabularyRow& known) {
      return known.ledger == added.ledger && known.column == added.column && known.word.value == added.word.value;
    });
  }
}

void Catalogue::add_indicators(const std::string& shown_name, const std::string& content) {
  const FixedShape shape{{"id", "label", "ledger", "measure", "label_en", "unit", "where", "over"}, 4};
  std::set<std::string> keys;
  for (FixedRow& row : read_fixed_table(shown_name, content, shape)) {
    const std::string place = place_of(shown_name, row);
    auto& cells = row.cells;
    for (std::size_t i = 0; i < 4; ++i) {
      if (cells[i].empty()) fail(place, shape.columns[i] + " is needed");
    }
    need_word(place, cells[0]);
    need_new_key(keys, place, cells[0]);
    Indicator added{cells[0], cells[1], cells[4], cells[5], cells[2], cells[6], cells[3],
                    over_named(place, cells[7]), place};
    put(indicators_, added, [&](const Indicator& known) { return known.id == added.id; });
  }
}

void Catalogue::add_checks(const std::string& shown_name, const std::string& content) {
  const FixedShape shape{{"id", "ledger", "where", "severity", "label", "label_en"}, 5};
  std::set<std::string> keys;
  for (FixedRow& row : read_fixed_table(shown_name, content, shape)) {
    const std::string place = place_of(shown_name, row);
    auto& cells = row.cells;
    for (std::size_t i = 0; i < shape.required; ++i) {
      if (cells[i].empty()) fail(place, shape.columns[i] + (i == 1 ? " is needed (* for all)" : " is needed"));
    }
    need_new_key(keys, place, cells[0]);
    CheckRule added{cells[0], cells[1], cells[2], severity_named(place, cells[3]), cells[4], cells[5], place};
    put(checks_, added, [&](const CheckRule& known) { return known.id == added.id; });
  }
}

}  // namespace shanhai
