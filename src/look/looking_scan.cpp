#include "look/looking_scan.h"

#include <algorithm>
#include <bit>
#include <set>

#include "look/summaries.h"
#include "look/total_rows.h"

namespace shanhai {

namespace {

constexpr std::uint64_t small = 1 << 20;        // bytes that are read again without a thought
constexpr std::uint64_t not_large = 64 << 20;   // or on a mere suspicion
constexpr std::size_t few_files = 16, many_files = 256;

/// Each file has it once.
bool all_have(const LedgerFiles& files, const std::vector<std::size_t>& chosen, std::size_t column) {
  return std::ranges::all_of(chosen, [&](std::size_t file) {
    return std::ranges::count(files.files[file].columns, column, [](const FileColumn& each) { return each.column.value_or(SIZE_MAX); }) == 1;
  });
}

class Looking {
 public:
  Looking(const LedgerFiles& files, const ScanRequest& request)
      : files_(files), request_(request), ledger_(*files.files[request.files.front()].ledger) {
    plan_.files = request.files;
    for (const std::size_t file : plan_.files) bytes_ += files.files[file].state.size;
    if (plan_.files.size() > 1) plan_keys();
    plan_numbers();
  }

  const ScanRequest& request() const { return request_; }
  const LookPlan& plan() const { return plan_; }

  /// The files that deserve a close look.
  std::vector<std::size_t> suspects(const std::map<std::size_t, FileLook>& looks) {
    if (bytes_ <= small) add_all();
    for (const auto& [file, look] : looks) {
      const bool total = std::ranges::any_of(look.numbers, may_have_total);
      if (total || may_have_subtotal(look.values)) suspects_.insert(file);
    }
    if (plan_.files.size() > 1) {
      suspect_copies(looks);
      suspect_summaries(looks);
    }
    std::erase_if(suspects_, [&](std::size_t file) { return !can_be_read_again(files_.files[file]); });
    return {suspects_.begin(), suspects_.end()};
  }

 private:
  void add_all() { suspects_.insert(plan_.files.begin(), plan_.files.end()); }

  /// Numbers and dates tell rows apart well enough, and are cheap.
  void plan_keys() {
    constexpr std::size_t shared_hashes = std::size_t{1} << 20, least_hashes = 256, rows_bytes = 64, hashes_of_many = 8;
    plan_.most_hashes = std::clamp(shared_hashes / plan_.files.size(), least_hashes, RowSketch::usual_most);
    if (plan_.files.size() > many_files) {
      for (const std::size_t file : plan_.files) {
        const std::uint64_t rows = files_.files[file].state.size / rows_bytes;
        plan_.halvings[file] = static_cast<int>(std::bit_width(rows / hashes_of_many + 1)) - 1;
      }
    }
    bool told = false;  // apart: a day has many rows
    for (std::size_t place = 0; place < request_.columns.size(); ++place) {
      const ColumnType type = ledger_.columns[request_.columns[place]].type;
      if (!is_text(type)) told |= add_key(request_.columns[place], place) && is_number(type);
    }
    if (told || add_required(is_number)) return;
    for (std::size_t place = 0; place < request_.columns.size(); ++place) {
      if (is_text(ledger_.columns[request_.columns[place]].type)) told |= add_key(request_.columns[place], place);
    }
    if (!told) add_required(is_text);
  }

  /// A required column that the question does not read.
  bool add_required(bool (*is_wanted)(ColumnType)) {
    for (std::size_t column = 0; column < ledger_.columns.size(); ++column) {
      const ColumnSpec& spec = ledger_.columns[column];
      if (!spec.required || !is_wanted(spec.type) || std::ranges::find(request_.columns, column) != request_.columns.end()) continue;
      if (!add_key(column, request_.columns.size() + request_.others.size())) continue;
      request_.beside.push_back(column);
      return true;
    }
    return false;
  }

  bool add_key(std::size_t column, std::size_t place) {
    if (!all_have(files_, plan_.files, column)) return false;
    plan_.keys.push_back({place, is_text(ledger_.columns[column].type), mixed(column)});
    return true;
  }

  void plan_numbers() {
    for (std::size_t place = 0; place < request_.columns.size(); ++place) {
      const std::size_t column = request_.columns[place];
      const ColumnType type = ledger_.columns[column].type;
      if (type == ColumnType::money) plan_.numbers.push_back({place, column, has_some_units(column)});
      if (type == ColumnType::count) plan_.numbers.push_back({place, column, false});
    }
    plan_.keeps_values.resize(files_.files.size());
    if (plan_.files.size() > few_files) return;
    for (const std::size_t file : plan_.files) plan_.keeps_values[file] = files_.files[file].state.size <= small;
  }

  /// Some files name the unit of the column, and some that have it do not.
  bool has_some_units(std::size_t column) const {
    bool named = false, not_named = false;
    for (const std::size_t file : plan_.files) {
      for (const FileColumn& each : files_.files[file].columns) {
        if (each.column == column) (each.unit_found ? named : not_named) = true;
      }
    }
    return named && not_named;
  }

  void suspect_copies(const std::map<std::size_t, FileLook>& looks) {
    std::vector<std::size_t> numbers;
    std::vector<const RowSketch*> sketches;
    for (const auto& [file, look] : looks) {
      numbers.push_back(file);
      sketches.push_back(&look.rows);
    }
    for (const Overlap& overlap : overlaps(sketches)) {
      suspects_.insert(numbers[overlap.first]);
      suspects_.insert(numbers[overlap.second]);
    }
  }

  void suspect_summaries(const std::map<std::size_t, FileLook>& looks) {
    for (std::size_t i = 0; i < plan_.numbers.size(); ++i) {
      const bool is_count = ledger_.columns[plan_.numbers[i].column].type == ColumnType::count;
      if (is_count && plan_.files.size() > few_files) continue;  // of many files, some are equal by chance
      Wide all = 0;
      std::map<Wide, std::vector<std::size_t>> by_sum;
      for (const auto& [file, look] : looks) {
        const Wide sum = look.numbers[i].sum;
        all += sum;
        if (sum != 0) by_sum[sum].push_back(file);
      }
      for (const auto& [sum, its] : by_sum) {
        if (its.size() > 1) suspects_.insert(its.begin(), its.end());
        if (sum * 2 == all && looks.size() > 2) add_all();
      }
    }
    std::size_t bare = 0;
    for (const std::size_t file : plan_.files) bare += has_required_only(files_.files[file]);
    if (bare > 0 && bare < 4 && bare < plan_.files.size() && bytes_ <= not_large) add_all();
  }

  const LedgerFiles& files_;
  ScanRequest request_;
  const LedgerSpec& ledger_;
  LookPlan plan_;
  std::uint64_t bytes_ = 0;
  std::set<std::size_t> suspects_;
};

}  // namespace

bool can_be_read_again(const LedgerFile& file) { return file.head.empty() && file.path != "-"; }

ScanReport looking_scan(const LedgerFiles& files, const ScanRequest& request, const MakeSink& make, Sink& into,
                        std::vector<FileRelation>* relations) {
  if (!relations || request.files.empty()) return scan(files, request, make, into);
  Looking looking(files, request);
  const LookPlan& plan = looking.plan();
  LookingSink sink(into, plan);
  const ScanReport report = scan(files, looking.request(), [&] { return std::make_unique<LookingSink>(make(), plan); }, sink);
  *relations = unit_relations(files, plan, sink.looks());
  const std::vector<std::size_t> suspects = looking.suspects(sink.looks());
  if (suspects.empty()) return report;
  const std::vector<FileRelation> more = close_relations(files, suspects, request.threads);
  relations->insert(relations->end(), more.begin(), more.end());
  return report;
}

}  // namespace shanhai
