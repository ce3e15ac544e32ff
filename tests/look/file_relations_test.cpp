// Random ledgers, cut into files at random: files that share no rows have nothing in common, files that share half of
// them or more are copies, however each is written.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "look/looking_scan.h"
#include "scratch_folder.h"

using namespace shanhai;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

struct SoldRow {
  int month, day, product;
  long cents;
};
using SoldRows = std::vector<SoldRow>;

SoldRows random_rows(std::size_t count, std::mt19937& random) {
  SoldRows rows;
  for (std::size_t i = 0; i < count; ++i) {
    const auto below = [&](unsigned limit) { return static_cast<int>(random() % limit); };
    rows.push_back({1 + below(12), 1 + below(28), below(20), 100 + below(9'000'000)});
  }
  return rows;
}

/// In one of some forms.
std::string written(const SoldRows& rows, unsigned form) {
  const bool wan = form & 1, other_order = form & 2, more_columns = form & 4;
  std::string text = other_order ? std::string("产品,金额") + (wan ? "(万元)" : "(元)") + ",日期" : std::string("日期,产品,金额") + (wan ? "(万元)" : "(元)");
  text += more_columns ? ",经办\n" : "\n";
  for (const SoldRow& row : rows) {
    std::string digits = std::to_string(row.cents);
    const std::size_t decimals = wan ? 6 : 2;
    while (digits.size() <= decimals) digits.insert(0, "0");
    digits.insert(digits.size() - decimals, ".");
    const std::string date = "2023-" + std::to_string(row.month) + "-" + std::to_string(row.day);
    const std::string product = "产品" + std::to_string(row.product);
    text += other_order ? product + "," + digits + "," + date : date + "," + product + "," + digits;
    text += more_columns ? ",某人" + std::to_string(row.day) + "\n" : "\n";
  }
  return text;
}

/// Reads only the amounts, as a question may.
struct NoSink : Sink {
  void take(const Batch&) override {}
  void absorb(Sink&) override {}
};

std::vector<FileRelation> relations_of(const std::vector<std::string>& contents, unsigned threads = 1) {
  ScratchFolder folder;
  InputOptions options;
  options.folder = folder.path.string();
  for (std::size_t i = 0; i < contents.size(); ++i) folder.put("file" + std::to_string(i) + ".csv", contents[i]);
  const LedgerFiles files = open_ledgers(catalogue(), options, nullptr);
  const LedgerSpec& ledger = *files.files.front().ledger;
  ScanRequest request;
  request.files = files.of(ledger);
  request.columns = {*ledger.find("amount")};
  request.threads = threads;
  request.smallest_part = 1000;
  NoSink sink;
  std::vector<FileRelation> relations;
  looking_scan(files, request, [] { return std::make_unique<NoSink>(); }, sink, &relations);
  return relations;
}

std::size_t copies(const std::vector<FileRelation>& relations) {
  return static_cast<std::size_t>(std::ranges::count(relations, FileRelation::Kind::copy, &FileRelation::kind));
}

}  // namespace

TEST_CASE("files of one ledger: apart they say nothing, copies are found") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    std::mt19937 random(seed);
    const SoldRows rows = random_rows(6 + random() % 300, random);
    const std::size_t cut = 2 + random() % (rows.size() - 4);
    const auto at = rows.begin() + static_cast<std::ptrdiff_t>(cut);
    const SoldRows first(rows.begin(), at), second(at, rows.end());
    CHECK(relations_of({written(first, random() % 8), written(second, random() % 8)}).empty());

    SoldRows copy = first;  // shuffled, with a tenth of its rows corrected and others added
    std::shuffle(copy.begin(), copy.end(), random);
    for (std::size_t i = 0; i < copy.size() / 10; ++i) copy[i].cents += 1;
    const SoldRows more = random_rows(random() % (first.size() + 1), random);
    copy.insert(copy.end(), more.begin(), more.end());
    const auto relations = relations_of({written(first, random() % 8), written(second, random() % 8), written(copy, random() % 8)});
    CHECK(copies(relations) == 1);
  }
}

TEST_CASE("files of one ledger: large ones are told from a sample") {
  std::mt19937 random(7);
  const SoldRows rows = random_rows(60'000, random);
  const SoldRows half(rows.begin(), rows.begin() + 45'000), other = random_rows(60'000, random);
  CHECK(relations_of({written(rows, 0), written(other, 1)}, 3).empty());
  for (const unsigned threads : {1u, 3u}) {
    const auto relations = relations_of({written(rows, 0), written(other, 3), written(half, 6)}, threads);
    REQUIRE(copies(relations) == 1);
    CHECK(relations[0].file == 2);
    CHECK(relations[0].other == 0);
    CHECK(relations[0].percent == 100);
    CHECK(relations[0].estimated);
  }
}

TEST_CASE("files of one ledger: a row that is the sum of the others, on any number of threads") {
  std::mt19937 random(11);
  SoldRows rows = random_rows(90'000, random);  // more than are kept one by one
  long sum = 0;
  for (const SoldRow& row : rows) sum += row.cents;
  rows.push_back({6, 1, 1, sum});
  for (const unsigned threads : {1u, 4u}) {
    const auto relations = relations_of({written(rows, 0)}, threads);
    REQUIRE(relations.size() == 1);
    CHECK(relations[0].kind == FileRelation::Kind::total_row);
    CHECK(relations[0].line == rows.size() + 1);
    CHECK(relations[0].name == "产品1");
  }
  rows.back().cents += 1;
  CHECK(relations_of({written(rows, 0)}).empty());
}

TEST_CASE("row sketch: the share of two samples is that of the files") {
  RowSketch all(1000), part(1000), other(1000);
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    all.add(mixed(i));
    if (i % 4 != 0) part.add(mixed(i));
    other.add(mixed(i + 1'000'000));
  }
  CHECK(all.size() <= 1000);
  const std::vector<Overlap> found = overlaps({&all, &part, nullptr, &other});
  REQUIRE(found.size() == 1);
  CHECK(found[0].first == 0);
  CHECK(found[0].second == 1);
  CHECK(found[0].common == found[0].of_second);
  CHECK(found[0].of_second * 4 == doctest::Approx(static_cast<double>(found[0].of_first * 3)).epsilon(0.1));
  CHECK(!found[0].exact);
}
