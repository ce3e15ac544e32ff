#pragma once
// What shanhai knows of the domain: kinds of ledgers, their columns and accepted headers, vocabularies,
// indicators and report templates. All of it is data: CSV and Markdown files built into the program
// (src/catalogue/), and a user's own folder on top. Nothing in the engine knows a ledger by name.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace shanhai {

enum class ColumnType { text, category, list, name, identity, phone, money, count, decimal, date };

constexpr bool is_number(ColumnType type) {
  return type == ColumnType::money || type == ColumnType::count || type == ColumnType::decimal;
}
constexpr bool is_personal(ColumnType type) {
  return type == ColumnType::name || type == ColumnType::identity || type == ColumnType::phone;
}
/// Its cells are words of a dictionary: everything but numbers and dates.
constexpr bool is_text(ColumnType type) { return !is_number(type) && type != ColumnType::date; }

/// `money`, `category`: as ledgers.csv writes it.
const char* name_of(ColumnType type);

enum class Role { none, date, end };
/// `date`, `end`; empty for none.
const char* name_of(Role role);

struct Word {  // of a vocabulary
  std::string value, value_en;
  std::vector<std::string> aliases;

  /// All that are read as this word.
  std::vector<std::string> spellings() const;
};

struct ColumnSpec {
  std::string id, label, label_en;
  std::vector<std::string> aliases;
  ColumnType type = ColumnType::text;
  std::string unit;  // of cells that have none of their own
  Role role = Role::none;
  bool required = false;
  std::string default_text;  // a value, or other columns in braces: {township}/{village}
  std::vector<Word> words;   // its vocabulary; none: any value is fine
  std::string place;         // `ledgers.csv:12` (without a folder: built in), for messages about it

  /// All that a header may call it: id, labels, aliases.
  std::vector<std::string> names() const;
  const std::string& title(bool english) const { return english && !label_en.empty() ? label_en : label; }
};

struct LedgerSpec {
  std::string id, label, label_en;
  std::vector<ColumnSpec> columns;
  std::string place;  // `ledgers.csv:2`; of its first row until the one with an empty column is met

  const std::string& title(bool english) const { return english && !label_en.empty() ? label_en : label; }
  /// The column with that id, label or alias, compared by folded_name; empty if none. With a name that two
  /// columns answer to, the first wins.
  std::optional<std::size_t> find(std::string_view name) const;
  std::optional<std::size_t> with_role(Role role) const;

  /// Makes find() quick; to be called again when columns change. Without it find() looks at every name.
  void index_names();
  std::unordered_map<std::string, std::size_t> names;  // folded; empty until indexed
};

enum class Over { period, to_date, active };

struct Indicator {
  std::string id, label, label_en, unit, ledger, where, measure;
  Over over = Over::period;
  std::string place;  // `indicators.csv:12`, for messages about its expressions

  const std::string& title(bool english) const { return english && !label_en.empty() ? label_en : label; }
};

enum class Severity { error, warning, note };

/// A row of checks.csv: a condition that a sound row never meets.
struct CheckRule {
  std::string id;
  std::string ledger;  // `*`: every ledger that has the columns
  std::string where;
  Severity severity = Severity::warning;
  std::string label, label_en;
  std::string place;   // `checks.csv:12`, for messages about its expression

  const std::string& title(bool english) const { return english && !label_en.empty() ? label_en : label; }
};

class Catalogue {
 public:
  /// The built-in one. Throws UsageError where a file in it is wrong.
  Catalogue();
  /// Puts a user's folder on top: a row whose key is already there replaces it, any other is added.
  /// Throws UsageError with file and line for a mistake. Expressions are for others to look at: check_figures()
  /// and check_rules().
  void add_folder(const std::filesystem::path& folder);

  const std::vector<LedgerSpec>& ledgers() const { return ledgers_; }
  const std::vector<Indicator>& indicators() const { return indicators_; }
  const std::vector<CheckRule>& checks() const { return checks_; }
  /// By id, or label; throws UsageError with the nearest right name.
  const LedgerSpec& ledger(std::string_view name) const;
  const Indicator& indicator(std::string_view id) const;
  /// The Markdown template of that name (`monthly`), or nullptr.
  const std::string* report_template(std::string_view name) const;
  std::vector<std::string> report_names() const;

 private:
  struct VocabularyRow {
    std::string ledger, column;
    Word word;
    std::string place;  // `vocabulary.csv:12`
  };

  void add(const std::string& file, const std::string& shown_name, const std::string& content);
  void add_ledgers(const std::string& shown_name, const std::string& content);
  void add_vocabulary(const std::string& shown_name, const std::string& content);
  void add_indicators(const std::string& shown_name, const std::string& content);
  void add_checks(const std::string& shown_name, const std::string& content);
  /// Makes ledgers_ from what has been added, and checks that its parts fit together.
  void assemble();
  void add_words(const VocabularyRow& row);

  LedgerSpec every_ledger_;              // `*`: columns that every ledger may have
  std::vector<LedgerSpec> own_;          // ledgers with their own columns
  std::vector<VocabularyRow> words_;
  std::vector<Indicator> indicators_;
  std::vector<CheckRule> checks_;
  std::vector<std::pair<std::string, std::string>> templates_;  // name, Markdown
  std::vector<LedgerSpec> ledgers_;      // own columns, then the shared ones, with their vocabularies
};

}  // namespace shanhai
