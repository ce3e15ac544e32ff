#include <doctest/doctest.h>

#include "load/collected_rows.h"
#include "scratch_folder.h"
#include "shanhai/ledger/errors.h"

using namespace shanhai;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

LedgerFiles opened(const ScratchFolder& folder, const std::vector<std::string>& columns) {
  InputOptions input;
  input.folder = folder.path.string();
  input.fill_down = columns;
  return open_ledgers(catalogue(), input, nullptr);
}

}  // namespace

TEST_CASE("an empty cell takes the value from above, within one file, and only where it is asked for") {
  const ScratchFolder folder;
  folder.put("a.csv", "乡镇,日期,金额\n百泉镇,2023,1\n,2023,2\n 　,2023,3\n合计,,6\n,2023,4\n麻尾镇,2023,5\n,2023,6\n-,2023,7\n,2023,8\n");
  folder.put("b.csv", "乡镇,日期,金额\n,2023,9\n下司镇,2023,10\n");
  CHECK(scan_all(opened(folder, {}), {"township", "amount"}).rows ==
        std::vector<std::string>{"2|百泉镇|1", "3||2", "4||3", "6||4", "7|麻尾镇|5", "8||6", "9||7", "10||8", "2||9", "3|下司镇|10"});
  // A dash is no empty cell: it says that there is none, also for those below.
  CHECK(scan_all(opened(folder, {"乡镇"}), {"township", "amount"}).rows ==
        std::vector<std::string>{"2|百泉镇|1", "3|百泉镇|2", "4|百泉镇|3", "6|百泉镇|4", "7|麻尾镇|5", "8|麻尾镇|6", "9||7", "10||8", "2||9", "3|下司镇|10"});
}

TEST_CASE("numbers, dates and words are filled down, and a default stands behind") {
  const ScratchFolder folder;
  folder.put("labour.csv", "日期,就业去向,人数\n,东部,\n2023-06,省外,3\n,东部,\n");
  CHECK(scan_all(opened(folder, {"date", "destination", "people"}), {"date", "destination", "people"}).rows ==
        std::vector<std::string>{"2||东部结对省份|1", "3|2023-06|其他省外|3", "4|2023-06|东部结对省份|3"});
}

TEST_CASE("below a row that cannot be cut nobody knows the value") {
  const ScratchFolder folder;
  folder.put("a.csv", "乡镇,日期,金额\n百泉镇,2023,1\n麻尾镇,2023,2,x\n,2023,3\n\xFF,2023,4\n,2023,5\n下司镇,2023,6\n,2023,7\n");
  const ScanResult result = scan_all(opened(folder, {"township"}), {"township", "amount"});
  CHECK(result.rows == std::vector<std::string>{"2|百泉镇|1", "4|?|3", "5|?|4", "6|?|5", "7|下司镇|6", "8|下司镇|7"});
  CHECK(result.faults == std::vector<std::string>{
                             "4: is empty, and a row above it that could not be read may hold its value",
                             "5: is not UTF-8 (byte 1 of the cell is wrong, at offset 65 of the file)",
                             "6: is not UTF-8 (byte 1 of the cell is wrong)"});
}

TEST_CASE("the answer is the same on any number of threads") {
  const ScratchFolder folder;
  std::string text = "乡镇,日期,金额\n";
  for (int i = 0; i < 20000; ++i) {
    text += (i % 9000 == 0 ? "镇" + std::to_string(i) : "") + ",2023," + std::to_string(i) + "\n";
  }
  folder.put("a.csv", text);
  folder.put("b.csv", text);
  const LedgerFiles files = opened(folder, {"township"});
  const ScanResult one = scan_all(files, {"township", "amount"}, 1);
  CHECK(one.rows[19999] == "20001|镇18000|19999");
  CHECK(scan_all(files, {"township", "amount"}, 4, 1 << 12).rows == one.rows);
}

TEST_CASE("a column that nobody knows is an error, one that is not in the files is none") {
  const ScratchFolder folder;
  folder.put("a.csv", "日期,金额,经办人\n2023,1,甲\n2023,2,\n");
  CHECK_THROWS_WITH_AS(opened(folder, {"townshp"}), "--fill-down: there is no column \"townshp\"; did you mean township?", UsageError);
  CHECK(scan_all(opened(folder, {"township", "经办人"}), {"amount"}).rows == std::vector<std::string>{"2|1", "3|2"});
}
