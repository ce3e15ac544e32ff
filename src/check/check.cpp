// One pass over each ledger with all its probes, then what the headers and the rows as a whole have to say,
// then what ledgers say of each other; and all of it put in order.
#include "shanhai/check/check.h"

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "check/across_ledgers.h"
#include "check/file_findings.h"
#include "check/kinds.h"
#include "check/probe.h"
#include "check/relation_findings.h"
#include "look/looking_scan.h"
#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

namespace {

using namespace checking;

class ProbeSink : public Sink {
 public:
  explicit ProbeSink(const CheckPass& pass) : probes_(make_probes(pass)) {}
  void take(const Batch& batch) override {
    for (auto& probe : probes_) probe->take(batch);
  }
  void absorb(Sink& other) override {
    auto& theirs = static_cast<ProbeSink&>(other);
    for (std::size_t i = 0; i < probes_.size(); ++i) probes_[i]->absorb(*theirs.probes_[i]);
  }
  void report(const PassLines& lines, Outcome& outcome) {
    for (auto& probe : probes_) probe->report(lines, outcome);
  }

 private:
  std::vector<std::unique_ptr<Probe>> probes_;
};

/// The ledger's column numbers in an expression. Throws UsageError.
std::vector<std::size_t> columns_of(const ConditionTree& tree, const LedgerSpec& ledger, Day today) {
  Columns columns(ledger, today);
  bind(tree, columns);
  return columns.wanted();
}

void bind_rules(CheckPass& pass) {
  for (const CheckRule& rule : pass.setting->catalogue->checks()) {
    if (rule.ledger != "*" && rule.ledger != pass.ledger->id) continue;
    const ConditionTree tree = parse_condition(rule.where);
    std::vector<std::size_t> wanted;
    try {
      wanted = columns_of(tree, *pass.ledger, pass.setting->today);
    } catch (const UsageError&) {
      continue;  // a rule for all ledgers, which this one has not the columns for
    }
    const auto& read = pass.columns.wanted();
    const bool has_any = std::ranges::any_of(
        wanted, [&](std::size_t column) { return std::ranges::find(read, column) != read.end(); });
    if (!has_any) continue;
    BoundRule bound{&rule, bind(tree, pass.columns), {}};
    for (const std::size_t column : wanted) bound.places.push_back(pass.columns.place(column));
    pass.rules.push_back(std::move(bound));
  }
}

CheckPass pass_over(const LedgerSpec& ledger, const Setting& setting, bool duplicates) {
  CheckPass pass{&setting, &ledger, setting.files->of(ledger), Columns(ledger, setting.today), {}, {}, duplicates};
  for (std::size_t column = 0; column < ledger.columns.size(); ++column) {
    for (const std::size_t file : pass.files) {
      for (const FileColumn& each : setting.files->files[file].columns) {
        if (each.column == column) pass.columns.place(column);
      }
    }
  }
  std::unordered_set<std::string_view> seen;
  for (const std::size_t file : pass.files) {
    for (const FileColumn& each : setting.files->files[file].columns) {
      if (!each.column && !each.header.empty() && seen.insert(each.header).second) pass.others.push_back(each.header);
    }
  }
  bind_rules(pass);
  return pass;
}

/// Findings as they are shown: with severity, label and advice, in order.
Finding shown(const Tallies::Key& key, const Tally& tally, const Setting& setting) {
  Finding finding{Severity::note, std::string(key.kind), masked_if_personal(key.column), tally.count, tally.places, {}, {}};
  const bool english = setting.english;
  if (const Kind* kind = find_kind(key.kind)) {
    finding.severity = kind->severity;
    finding.label = english ? kind->label_en : kind->label;
    finding.advice = english ? kind->advice_en : kind->advice;
    const std::string_view slot = "{column}";
    for (auto at = finding.advice.find(slot); at != finding.advice.npos; at = finding.advice.find(slot)) {
      finding.advice.replace(at, slot.size(), finding.column);
    }
    return finding;
  }
  const auto& rules = setting.catalogue->checks();
  const auto rule = std::ranges::find(rules, key.kind, &CheckRule::id);
  finding.severity = rule->severity;
  finding.label = rule->title(english);
  finding.advice = english ? "Look these rows up in the source: in none of them should hold " + rule->where
                           : "核对原始资料并改正：不应出现 " + rule->where;
  return finding;
}

void put_in_order(std::vector<Finding>& findings) {
  const auto order = [](const Finding& finding) {
    const std::uint64_t line = finding.places.empty() ? 0 : finding.places.front().line;
    return std::tuple(finding.severity, line, std::string_view(finding.kind), std::string_view(finding.column));
  };
  std::ranges::stable_sort(findings, {}, order);
}

}  // namespace

void check_rules(const Catalogue& catalogue, Day today) {
  for (const CheckRule& rule : catalogue.checks()) {
    if (find_kind(rule.id)) {
      throw UsageError(rule.place + ": \"" + rule.id + "\" is a kind of finding that is built in; choose another id");
    }
    std::string trouble;
    bool fits = false;
    for (const LedgerSpec& ledger : catalogue.ledgers()) {
      if (fits || (rule.ledger != "*" && rule.ledger != ledger.id)) continue;
      try {
        columns_of(parse_condition(rule.where), ledger, today);
        fits = true;
      } catch (const UsageError& error) {
        if (trouble.empty()) trouble = error.what();
      }
    }
    if (!fits) throw UsageError(rule.place + ": where: " + trouble);
  }
}

bool CheckAnswer::has(Severity severity) const {
  return std::ranges::any_of(files, [&](const CheckedFile& file) {
    return std::ranges::any_of(file.findings, [&](const Finding& finding) { return finding.severity == severity; });
  });
}

CheckAnswer check_ledgers(const Setting& setting, bool duplicates) {
  check_rules(*setting.catalogue, setting.today);
  const LedgerFiles& files = *setting.files;
  CheckAnswer answer;
  for (const LedgerFile& file : files.files) answer.files.push_back(header_of(file));

  Outcome outcome;
  std::vector<std::unique_ptr<const CheckPass>> passes;  // findings hold views of their headers to the end
  for (const LedgerSpec& ledger : setting.catalogue->ledgers()) {
    if (files.of(ledger).empty()) continue;
    const CheckPass& pass = *passes.emplace_back(new CheckPass(pass_over(ledger, setting, duplicates)));
    ScanRequest request;
    request.files = pass.files;
    request.columns = pass.columns.wanted();
    request.others = pass.others;
    request.threads = setting.threads;
    request.observe = true;
    request.progress = setting.progress;
    ProbeSink sink(pass);
    const ScanReport report = looking_scan(files, request, [&] { return std::make_unique<ProbeSink>(pass); }, sink, &outcome.relations);
    const PassLines lines{pass.files, report};
    sink.report(lines, outcome);
    find_in_relations(pass, outcome);
    for (std::size_t i = 0; i < pass.files.size(); ++i) {
      const std::size_t file = pass.files[i];
      find_in_header(file, setting, outcome.findings);
      find_in_rows(file, report.files[i], lines, setting, outcome.findings);
      CheckedFile& checked = answer.files[file];
      const FileRows& rows = report.files[i];
      const std::uint64_t faulty = outcome.faulty_rows[file];
      checked.accepted = rows.accepted - faulty;
      checked.rejected = rows.rejected + faulty;
      checked.blank = rows.blank;
      checked.totals = rows.totals;
    }
  }
  compare_ledgers(setting, outcome);

  for (const auto& [key, tally] : outcome.findings.all()) {
    answer.files[key.file].findings.push_back(shown(key, tally, setting));
  }
  for (const PassedOver& file : files.passed_over) answer.files.push_back(no_ledger(file, setting));
  for (CheckedFile& file : answer.files) put_in_order(file.findings);
  std::ranges::sort(answer.files, {}, &CheckedFile::name);
  return answer;
}

}  // namespace shanhai
