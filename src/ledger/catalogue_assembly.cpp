// The catalogue's parts put together: each ledger gets the columns that all share and its vocabularies. What
// does not fit is a mistake of the file in which it stands.
#include <algorithm>
#include <set>

#include "shanhai/ledger/catalogue.h"
#include "shanhai/ledger/date.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"
#include "shanhai/ledger/number_text.h"
#include "shanhai/ledger/unit_text.h"

namespace shanhai {

namespace {

[[noreturn]] void fail(const std::string& place, const std::string& message) {
  throw UsageError(place + ": " + message);
}

bool is_built_in(const std::string& place) { return place.find('/') == place.npos; }

/// Of two that do not go together, the user's is the wrong one; of two of the user's, the second.
const std::string& wrong_one(const std::string& first, const std::string& second) {
  return is_built_in(second) ? first : second;
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

void check_unit(const ColumnSpec& column) {
  if (column.type == ColumnType::money && unit_power(folded_name(column.unit)) < 0 && !column.unit.empty()) {
    fail(column.place, quoted(column.unit) + " is no unit of money (元, 万元, 亿元)");
  }
  if (!is_number(column.type) && !column.unit.empty()) {
    fail(column.place, std::string("only numbers have a unit, and ") + column.id + " is " + name_of(column.type));
  }
}

/// The columns that are named in the braces of a default.
std::vector<std::size_t> columns_in_default(const LedgerSpec& ledger, const ColumnSpec& column) {
  std::vector<std::size_t> named;
  const std::string& text = column.default_text;
  for (std::size_t at = text.find_first_of("{}"); at != text.npos; at = text.find_first_of("{}", at + 1)) {
    const std::size_t close = text.find_first_of("{}", at + 1);
    if (text[at] == '}' || close == text.npos || text[close] == '{') {
      fail(column.place, "the default " + quoted(text) + " has a brace without its other half");
    }
    const std::string name = text.substr(at + 1, close - at - 1);
    const auto found = ledger.find(name);
    if (!found) {
      std::vector<std::string> ids;
      for (const ColumnSpec& each : ledger.columns) ids.push_back(each.id);
      fail(column.place, "the default " + quoted(text) + " names the column " + quoted(name) + ", which " +
                             ledger.id + " has not" + did_you_mean(name, ids));
    }
    named.push_back(*found);
    at = close;
  }
  return named;
}

/// A default that is a value has to be one of the column's type.
void check_value(const ColumnSpec& column) {
  const auto refuse = [&](const char* reason) {
    fail(column.place, "the default " + quoted(column.default_text) + " " + reason);
  };
  if (column.type == ColumnType::date && !read_date(column.default_text).date) refuse("is not a date");
  if (!is_number(column.type)) return;
  const NumberKind kind = column.type == ColumnType::money   ? NumberKind::money
                          : column.type == ColumnType::count ? NumberKind::count
                                                             : NumberKind::decimal;
  const NumberReading reading = read_number(column.default_text, kind, 0);
  if (!reading.ok) refuse(reading.reason);
}

void check_defaults(const LedgerSpec& ledger) {
  std::vector<std::vector<std::size_t>> named;
  for (const ColumnSpec& column : ledger.columns) {
    named.push_back(columns_in_default(ledger, column));
    if (named.back().empty() && !column.default_text.empty()) check_value(column);
  }
  for (std::size_t column = 0; column < named.size(); ++column) {
    std::set<std::size_t> reached;
    std::vector<std::size_t> next = named[column];
    while (!next.empty()) {
      const std::size_t each = next.back();
      next.pop_back();
      if (each == column) {
        fail(ledger.columns[column].place, "the default of " + ledger.columns[column].id + " comes back to itself");
      }
      if (reached.insert(each).second) next.insert(next.end(), named[each].begin(), named[each].end());
    }
  }
}

/// Every accepted name of a column stands for it alone.
void check_names(const LedgerSpec& ledger) {
  std::unordered_map<std::string, const ColumnSpec*> known;
  for (const ColumnSpec& column : ledger.columns) {
    for (const std::string& name : column.names()) {
      const auto [other, is_new] = known.emplace(folded_name(name), &column);
      if (is_new || other->second == &column) continue;
      fail(wrong_one(other->second->place, column.place), quoted(name) + " names two columns of " + ledger.id + ": " +
                                                              other->second->id + " and " + column.id);
    }
  }
}

/// Adds a column that all ledgers share. The ledger's own names come first: the column goes without an alias
/// that is one of them, and is not added where its id or label is.
void add_shared(ColumnSpec shared, LedgerSpec& ledger) {
  const auto taken = [&](const std::string& name) { return ledger.find(name).has_value(); };
  if (taken(shared.id) || taken(shared.label)) return;
  if (taken(shared.label_en)) shared.label_en.clear();
  std::erase_if(shared.aliases, taken);
  ledger.columns.push_back(std::move(shared));
}

void check_roles(const LedgerSpec& ledger) {
  for (const Role role : {Role::date, Role::end}) {
    const ColumnSpec* first = nullptr;
    for (const ColumnSpec& column : ledger.columns) {
      if (column.role != role) continue;
      if (first) {
        fail(column.place, "ledger \"" + ledger.id + "\" has two columns with the role " + name_of(role) + ": " +
                               first->id + " and " + column.id);
      }
      first = &column;
    }
  }
}

/// No two ledgers answer to one name.
void check_ledger_names(const std::vector<LedgerSpec>& ledgers) {
  std::unordered_map<std::string, const LedgerSpec*> known;
  for (const LedgerSpec& ledger : ledgers) {
    for (const std::string& name : {ledger.id, ledger.label, ledger.label_en}) {
      if (name.empty()) continue;
      const auto [other, is_new] = known.emplace(folded_name(name), &ledger);
      if (is_new || other->second == &ledger) continue;
      fail(wrong_one(other->second->place, ledger.place), quoted(name) + " names two ledgers: " + other->second->id + " and " + ledger.id);
    }
  }
}

/// Every spelling in a vocabulary stands for one value.
void check_word(const ColumnSpec& column, const Word& added, const std::string& place) {
  std::set<std::string> own;
  for (const std::string& spelling : added.spellings()) own.insert(folded_name(spelling));
  for (const Word& known : column.words) {
    for (const std::string& spelling : known.spellings()) {
      if (own.count(folded_name(spelling)) == 0) continue;
      fail(place, quoted(spelling) + " stands for two values of " + column.id + ": " + known.value + " and " +
                      added.value);
    }
  }
}

}  // namespace

void Catalogue::add_words(const VocabularyRow& row) {
  bool found = false;
  for (LedgerSpec& ledger : ledgers_) {
    if (row.ledger != "*" && row.ledger != ledger.id) continue;
    for (ColumnSpec& column : ledger.columns) {
      if (column.id != row.column) continue;
      found = true;
      if (column.type != ColumnType::category && column.type != ColumnType::list) {
        // A user may make a text of what was a category.
        if (is_built_in(row.place)) continue;
        fail(row.place, ledger.id + "." + column.id + " is " + name_of(column.type) +
                            ", and only a category or list has a vocabulary");
      }
      check_word(column, row.word, row.place);
      column.words.push_back(row.word);
    }
  }
  if (!found) fail(row.place, "there is no column " + row.ledger + "." + row.column + " for " + quoted(row.word.value));
}

void Catalogue::assemble() {
  ledgers_ = own_;
  for (LedgerSpec& ledger : ledgers_) {
    if (ledger.label.empty()) {
      fail(ledger.place, "ledger \"" + ledger.id + "\" has no row with an empty column, which gives its label");
    }
    ledger.index_names();
    for (const ColumnSpec& shared : every_ledger_.columns) add_shared(shared, ledger);
    ledger.index_names();
    check_names(ledger);
    check_roles(ledger);
    check_defaults(ledger);
    for (const ColumnSpec& column : ledger.columns) check_unit(column);
  }
  check_ledger_names(ledgers_);
  for (const VocabularyRow& row : words_) add_words(row);

  std::vector<std::string> ids;
  for (const LedgerSpec& ledger : ledgers_) ids.push_back(ledger.id);
  const auto need_ledger = [&](const std::string& place, const std::string& id) {
    if (std::ranges::find(ids, id) != ids.end()) return;
    fail(place, "there is no ledger " + quoted(id) + did_you_mean(id, ids));
  };
  for (const Indicator& indicator : indicators_) need_ledger(indicator.place, indicator.ledger);
  for (const CheckRule& check : checks_) {
    if (check.ledger != "*") need_ledger(check.place, check.ledger);
  }
}

}  // namespace shanhai
