#include <doctest/doctest.h>

#include "figure/scaled_unit.h"
#include "figure/small_run.h"
#include "shanhai/ledger/errors.h"

namespace shanhai {

namespace {

using report_tests::built_in;
using report_tests::message_of;

std::vector<Target> read(const std::string& rows) {
  const ScratchFolder folder;
  folder.put("targets.csv", "indicator,year,target,unit\n" + rows);
  return read_targets(folder.path.string(), built_in());
}

std::string mistake(const std::string& rows) {
  return message_of([&] { read(rows); });
}

}  // namespace

TEST_CASE("units scale to their base") {
  CHECK(scaled_unit("万元") == ScaledUnit{4, "元"});
  CHECK(scaled_unit("亿元") == ScaledUnit{8, "元"});
  CHECK(scaled_unit("CNY") == ScaledUnit{0, "元"});
  CHECK(scaled_unit("亿枚") == ScaledUnit{8, "枚"});
  CHECK(scaled_unit("万") == ScaledUnit{4, ""});
  CHECK(scaled_unit("人") == ScaledUnit{0, "人"});
  CHECK(scaled_unit("％") == ScaledUnit{-2, "%"});
  CHECK(plain(in_base({15, 1}, scaled_unit("亿枚"))) == "150000000");
  CHECK(plain(in_base({576, 1}, scaled_unit("%"))) == "0.576");
  CHECK(plain(counted_in({406'000'000, 0}, scaled_unit("亿元"))) == "4.06");
}

TEST_CASE("targets are kept in the indicator's base unit") {
  const auto targets = read(
      "sales.amount,2023,4.5,亿元\n"
      "funds.received,2023,\"5,000\",万元\n"
      "labour.east,2023,0.3,万人\n"
      "labour.east,2024,3000,\n"
      "funds.rate,2023,92.5,%\n"
      "funds.rate,2024,95%,\n"
      "sales.amount,2024,4亿元,\n");
  REQUIRE(targets.size() == 7);
  const char* values[] = {"450000000", "50000000", "3000", "3000", "0.925", "0.95", "400000000"};
  for (std::size_t i = 0; i < 7; ++i) CHECK(plain(targets[i].value) == values[i]);
  CHECK(targets[3].year == 2024);
}

TEST_CASE("a folder without targets has none") {
  const ScratchFolder folder;
  CHECK(read_targets(folder.path.string(), built_in()).empty());
  CHECK(read_targets("", built_in()).empty());
}

TEST_CASE("a mistake in targets.csv is named with its line") {
  CHECK(mistake("sales.amount,2023,1,元\nsales.amonut,2023,1,元\n") ==
        "targets.csv:3: there is no indicator \"sales.amonut\"; did you mean sales.amount? "
        "('shanhai figure' lists "
        "them all)");
  CHECK(mistake("sales.amount,2023,1,人\n") ==
        "targets.csv:2: unit: sales.amount is counted in 元, not in 人");
  CHECK(mistake("sales.amount,23a,1,元\n") ==
        "targets.csv:2: year: \"23a\" is not a year (write 2023)");
  CHECK(mistake("sales.amount,2023,约5,元\n") == "targets.csv:2: target: \"约5\" is not a number");
  CHECK(mistake("sales.amount,2023,1,元\nsales.amount,2023,2,元\n") ==
        "targets.csv:3: sales.amount has two targets for 2023");
}

}  // namespace shanhai
