// The answer does not depend on how rows are spread over batches, threads and dictionaries.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "gather/batches.h"

using namespace shanhai;
using test::Question;
using test::Reader;

namespace {

const LedgerSpec ledger = test::sales();

const char* const every_measure =
    "count, count(amount), sum(amount), mean(amount), min(amount), max(amount), median(amount), "
    "p90(people), "
    "stddev(amount), distinct(amount), distinct(buyer), distinct(id_card), distinct(modes), "
    "distinct(month), "
    "first(amount), last(amount), first(buyer), last(channel), min(township), max(buyer), "
    "min(date), max(month), "
    "wmean(amount, people), sum(amount where channel = 电商) / sum(amount), count(where people >= "
    "5)";
const char* const header = "date,township,channel,modes,buyer,id_card,amount,people";

std::vector<std::string> random_rows(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[random() % from.size()];
  };
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < count; ++i) {
    std::string row = pick({"", "2022", "2023-01", "2023-01-05", "2023-06-30", "2024-02-29"});
    row += "," + pick({"", "百泉镇", "基长镇", "麻尾镇", "上司镇"});
    row += "," + pick({"", "电商", "线下"});
    row += "," + pick({"", "务工", "务工、分红", "土地流转、分红"});
    row += ",人" + std::to_string(random() % 40);
    row += "," + pick({"", "11010519491231002X", "5.22726E+17", "440524188001010014",
                       "5227**********1234"});
    row += "," + (random() % 20 == 0 ? "约9"
                                     : std::to_string(random() % 100'000) + "." +
                                           std::to_string(random() % 10'000));
    row += "," + pick({"", "1", "5", "12"});
    rows.push_back(row);
  }
  return rows;
}

std::string rejected_text(const Groups& groups) {
  std::string text;
  for (const auto& [file, rejected] : groups.rejected()) {
    text += std::to_string(file) + ": " + std::to_string(rejected.rows) + ", " +
            std::to_string(rejected.first_line) + " " + rejected.first_reason + "\n";
  }
  return text;
}

void check_every_split(const std::string& group_by, const std::string& where) {
  CAPTURE(group_by);
  const Question question(ledger, group_by, every_measure, where);
  const std::vector<std::string> rows = random_rows(3000, 5);

  Reader reader;
  Groups whole(question.grouping);
  // Rows of two files, one after the other.
  const std::size_t middle = 1700;
  const std::vector<std::string> files[] = {{rows.begin(), rows.begin() + middle},
                                            {rows.begin() + middle, rows.end()}};
  for (std::size_t file = 0; file < 2; ++file)
    whole.take(reader.batch(question.columns, header, files[file], file));
  whole.sort();
  const std::string expected = text(whole, question);
  REQUIRE(whole.size() > 0);

  for (unsigned seed = 0; seed < 6; ++seed) {
    std::mt19937 random(seed);
    std::vector<std::unique_ptr<Reader>> readers;
    std::vector<Groups> parts;
    for (std::size_t file = 0; file < 2; ++file) {
      for (std::size_t begin = 0; begin < files[file].size();) {
        const std::size_t size =
            std::min<std::size_t>(1 + random() % 400, files[file].size() - begin);
        if (parts.empty() || random() % 2 == 0) {
          parts.emplace_back(question.grouping);
          readers.push_back(std::make_unique<Reader>());
        }
        if (random() % 3 == 0) readers.back()->forget_words();
        const auto first = files[file].begin() + static_cast<std::ptrdiff_t>(begin);
        parts.back().take(readers.back()->batch(question.columns, header,
                                                {first, first + static_cast<std::ptrdiff_t>(size)},
                                                file, begin + 2));
        begin += size;
      }
    }
    std::shuffle(parts.begin(), parts.end(), random);
    while (parts.size() > 1) {
      const std::size_t into = random() % (parts.size() - 1);
      parts[into].absorb(parts.back());
      parts.pop_back();
    }
    parts[0].sort();
    CHECK(text(parts[0], question) == expected);
    CHECK(rejected_text(parts[0]) == rejected_text(whole));
    CHECK(parts[0].rows_taken() == whole.rows_taken());
    CHECK(parts[0].rows_filtered() == whole.rows_filtered());
  }
}

}  // namespace

TEST_CASE("any split over batches and threads gives the same groups") {
  check_every_split("", "");
  check_every_split("township", "");
  check_every_split("township,month", "people is not empty");
  check_every_split("modes", "");
  check_every_split("channel,modes,year", "channel = 电商 or amount > 500");
  check_every_split("date", "");
  check_every_split("people,buyer,id_card,township", "not township = 百泉镇");
}
