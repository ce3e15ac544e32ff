#include <doctest/doctest.h>

#include "load/collected_rows.h"
#include "load/gb18030.h"
#include "scratch_folder.h"
#include "shanhai/ledger/errors.h"

using namespace shanhai;
using Rows = std::vector<std::string>;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

struct Loaded {
  ScratchFolder folder;
  LedgerFiles files;
  explicit Loaded(const std::string& content, const char* ledger = "sales") {
    InputOptions options;
    options.files = {folder.put("file.csv", content)};
    files = open_ledgers(catalogue(), options, &catalogue().ledger(ledger));
  }
};

std::uint64_t all_rows(const FileRows& rows) { return rows.accepted + rows.rejected + rows.blank + rows.totals; }

const std::string tricky =
    "日期,企业,产品,金额(元)\n"
    "2023-01-05,\"甲,厂\",茶,1\n"
    "2023-01-06,\"乙\n\"\"厂\"\"\",茶,2\n"
    "\n"
    "2023-01-07,丙\"厂,\"鸡\r\n蛋\",\"1,003\"\n"
    "合 计,,,1006\n"
    ",,,\n"
    "2023-01-08,\"\n\n2023-01-09,假,行,9\n\",\"茶\",4\n"
    "2023-01-10,丁,茶,约5\n"
    "2023-01-11,戊,茶,6,多\n"
    "2023-01-12,己\n";

}  // namespace

TEST_CASE("scan: records, quotes, newlines inside quotes, lines") {
  Loaded loaded(tricky);
  const ScanResult result = scan_all(loaded.files, {"date", "enterprise", "product", "amount"});
  CHECK(result.rows == Rows{"2|2023-01-05|甲,厂|茶|1", "3|2023-01-06|乙\n\"厂\"|茶|2",
                            "6|2023-01-07|丙\"厂|鸡\r\n蛋|1003", "10|2023-01-08|2023-01-09,假,行,9|茶|4",
                            "16|2023-01-12|己||"});
  CHECK(result.faults.empty());
  const FileRows& rows = result.report.files[0];
  CHECK(rows.accepted == 5);
  CHECK(rows.rejected == 2);
  CHECK(rows.first_reject.reason == "amount: \"约5\" is not a number");
  CHECK(result.report.line(0, rows.first_reject.line) == 14);
  CHECK(rows.blank == 2);
  CHECK(rows.totals == 1);
  CHECK(rows.short_rows == 1);
}

TEST_CASE("scan: the same rows for any number of threads, wherever a part begins") {
  std::string content = tricky.substr(0, tricky.find('\n') + 1);
  for (int i = 0; i < 6; ++i) content += tricky.substr(tricky.find('\n') + 1);
  Loaded loaded(content);
  const ScanResult one = scan_all(loaded.files, {"date", "enterprise", "product", "amount"});
  for (unsigned threads = 2; threads < 90; ++threads) {
    CAPTURE(threads);
    const ScanResult many = scan_all(loaded.files, {"date", "enterprise", "product", "amount"}, threads, 1);
    CHECK(many.rows == one.rows);
    CHECK(many.faults == one.faults);
    CHECK(many.report.files[0].blank == one.report.files[0].blank);
    CHECK(many.report.files[0].totals == one.report.files[0].totals);
    CHECK(many.report.files[0].rejected == one.report.files[0].rejected);
    CHECK(many.report.line(0, many.report.files[0].first_reject.line) == 14);
  }
}

TEST_CASE("scan: a file cut after every byte gives an answer, and the counts add up") {
  const std::size_t header = tricky.find('\n') + 1;
  for (std::size_t length = header; length <= tricky.size(); ++length) {
    CAPTURE(length);
    Loaded loaded(tricky.substr(0, length));
    const ScanResult one = scan_all(loaded.files, {"amount"});
    const ScanResult three = scan_all(loaded.files, {"amount"}, 3, 1);
    CHECK(one.rows == three.rows);
    CHECK(all_rows(one.report.files[0]) == all_rows(three.report.files[0]));
    CHECK(one.rows.size() == one.report.files[0].accepted);
  }
}

TEST_CASE("scan: what cannot be read in a required column rejects the row, whoever asks for it") {
  Loaded loaded("日期,企业,数量,金额\n2023,甲,1,1\n约三月,乙,1,2\n2023,丙,约3,3\n2023,丁,4,\n,戊,5,5\n2023,己,6,六\n");
  for (unsigned threads = 1; threads < 9; ++threads) {
    CAPTURE(threads);
    const ScanResult result = scan_all(loaded.files, {"enterprise", "quantity"}, threads, 1);
    CHECK(result.rows == Rows{"2|甲|1", "4|丙|?", "5|丁|4", "6|戊|5"});
    CHECK(result.faults == Rows{"4: \"约3\" is not a number"});
    CHECK(result.report.files[0].accepted == 4);
    CHECK(result.report.files[0].rejected == 2);
    CHECK(result.report.files[0].first_reject.reason == "date: \"约三月\" is not a date");
    CHECK(result.report.line(0, result.report.files[0].first_reject.line) == 3);
  }
  // Of two columns that are both the amount nobody can say which it is: a question that does not need it goes on.
  CHECK(scan_all(Loaded("日期,企业,金额,销售额\n2023,甲,一,2\n").files, {"enterprise"}).rows == Rows{"2|甲"});
}

TEST_CASE("scan: empty lines at the end of a file are no rows, those between are blank") {
  CHECK(all_rows(scan_all(Loaded("日期,金额\n\n2023,1\n\n\n").files, {"amount"}).report.files[0]) == 2);
  CHECK(all_rows(scan_all(Loaded("日期,金额\n\n\n\n").files, {"amount"}).report.files[0]) == 0);
  CHECK(all_rows(scan_all(Loaded("日期,金额\n2023,1\n,\n").files, {"amount"}).report.files[0]) == 2);
  CHECK(all_rows(scan_all(Loaded("日期,金额\n2023,1\n\n\n\n2023,1\n\n\n").files, {"amount"}, 9, 1).report.files[0]) == 5);
}

TEST_CASE("scan: line ends LF, CR LF, CR, mixed, and none at the end") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CAPTURE(end);
    Loaded loaded("日期,金额" + end + "2023-01,1" + end + end + "2023-02,\"2\"" + end + "2023-03,3");
    for (unsigned threads = 1; threads < 12; ++threads) {
      CHECK(scan_all(loaded.files, {"date", "amount"}, threads, 1).rows ==
            Rows{"2|2023-01|1", "4|2023-02|2", "5|2023-03|3"});
    }
  }
  Loaded mixed("日期,金额\r\n2023-01,1\n2023-02,2\r2023-03,3\r\n");
  CHECK(scan_all(mixed.files, {"date", "amount"}).rows == Rows{"2|2023-01|1", "3|2023-02|2", "4|2023-03|3"});
}

TEST_CASE("scan: an unclosed quote is one rejected row, named where it opens") {
  Loaded loaded("日期,企业,金额\n2023,甲,1\n2023,\"乙,2\n2023,丙,3\n");
  for (unsigned threads = 1; threads < 8; ++threads) {
    CAPTURE(threads);
    const ScanResult result = scan_all(loaded.files, {"amount"}, threads, 1);
    CHECK(result.rows == Rows{"2|1"});
    CHECK(result.report.files[0].rejected == 1);
    CHECK(result.report.line(0, result.report.files[0].first_reject.line) == 3);
    CHECK(result.report.files[0].first_reject.reason ==
          "opens a quote that is never closed: it takes the rest of the file, 2 lines");
  }
}

TEST_CASE("scan: an unclosed quote is rejected whatever the row begins with, for data may be in it") {
  for (const std::string row : {"合计,\"5", "注：,\"见", ",\"", "\""}) {
    CAPTURE(row);
    const ScanResult result = scan_all(Loaded("日期,企业,金额\n2023,甲,1\n" + row + "\n2023,丙,3\n").files, {"amount"});
    CHECK(result.rows == Rows{"2|1"});
    CHECK(result.report.files[0].rejected == 1);
    CHECK(all_rows(result.report.files[0]) == 2);
  }
}

TEST_CASE("scan: text behind a closing quote rejects the row; spaces do not") {
  Loaded loaded("日期,企业,金额\n2023,\"甲\"乙,1\n2023,\"甲\"  ,2\n");
  const ScanResult result = scan_all(loaded.files, {"enterprise", "amount"});
  CHECK(result.rows == Rows{"3|甲|2"});
  CHECK(result.report.files[0].first_reject.reason == "has text behind a closing quote: double the quotes inside the cell");
}

TEST_CASE("scan: control bytes inside cells arrive as they are") {
  Loaded loaded(std::string("日期,企业,金额\n2023,a\x1f\x10z\0b,1\n", 35));
  CHECK(scan_all(loaded.files, {"enterprise"}).rows == Rows{"2|" + std::string("a\x1f\x10z\0b", 6)});
}

TEST_CASE("scan: notes, repeated headers, totals, and what follows a note") {
  Loaded loaded(
      "日期,企业,金额\n2023,甲,1\n日期,企业,金额\n2023,乙,2\n小计：,,3\n合计【万元】,,3\nTotal [CNY],,3\n"
      "填表人：甲,,审核人：乙\n联系电话请见封面,,\n2023,备注,4\n注溪镇,,\n");
  for (unsigned threads = 1; threads < 20; ++threads) {
    CAPTURE(threads);
    const ScanResult result = scan_all(loaded.files, {"enterprise", "amount"}, threads, 1);
    CHECK(result.rows == Rows{"2|甲|1", "4|乙|2", "10|备注|4"});
    CHECK(result.report.files[0].totals == 3);
    CHECK(result.report.files[0].blank == 4);
  }
}

TEST_CASE("scan: the header again, without its last cells, is no other table") {
  Loaded loaded("日期,金额,企业,产品\n2023,1,甲,茶\n日期,金额,企业\n2023,2,乙,茶\n");
  CHECK(scan_all(loaded.files, {"amount"}).rows == Rows{"2|1", "4|2"});
}

TEST_CASE("scan: the header again, in other words, is no other table; in another unit or order it is") {
  const auto rejected = [](const std::string& again) {
    return scan_all(Loaded("日期,金额(元),企业\n2023,1,甲\n" + again + "\n2023,2,乙\n").files, {"amount"}).report.files[0].rejected;
  };
  for (const char* again : {"日期,金额,企业", "日 期,金额（元）,供应商", "销售日期,金额 [CNY]"}) {
    CAPTURE(again);
    CHECK(rejected(again) == 0);
  }
  for (const char* again : {"日期,金额(万元),企业", "金额,日期,企业", "日期,金额,企业,产品"}) {
    CAPTURE(again);
    CHECK(rejected(again) == 2);
  }
}

TEST_CASE("scan: files put one behind the other, each with its byte order mark") {
  const ScanResult result = scan_all(Loaded("\uFEFF日期,金额\n2023-01,1\n\uFEFF日期,金额\n2023-02,2\n\uFEFF2023-03,3\n").files, {"date", "amount"});
  CHECK(result.rows == Rows{"2|2023-01|1", "4|2023-02|2", "5|2023-03|3"});
}

TEST_CASE("scan: the header of another table ends this one") {
  Loaded loaded("日期,企业,金额\n2023,甲,1\n项目名称,日期,到位资金\n路,2023,5\n桥,2023,6\n");
  for (unsigned threads = 1; threads < 12; ++threads) {
    CAPTURE(threads);
    const ScanResult result = scan_all(loaded.files, {"amount"}, threads, 1);
    CHECK(result.rows == Rows{"2|1"});
    CHECK(result.report.files[0].rejected == 3);
    CHECK(result.report.line(0, result.report.files[0].first_reject.line) == 3);
  }
}

TEST_CASE("scan: so does one that begins with a running number") {
  Loaded loaded("日期,企业,金额\n2023,甲,1\n序号,项目名称,日期,到位资金\n1,路,2023,5\n");
  CHECK(scan_all(loaded.files, {"enterprise"}).report.files[0].rejected == 2);
}

TEST_CASE("scan: so does one that begins with a name which no ledger knows") {
  Loaded loaded("日期,企业,金额\n2023,甲,1\n编码,项目名称,日期,到位资金\n1,路,2023,5\n");
  CHECK(scan_all(loaded.files, {"enterprise"}).report.files[0].rejected == 2);
  // A row of data may name a column in its second cell.
  Loaded data("日期,企业,金额\n2023,金额,1\n2024,企业名称,2\n");
  CHECK(scan_all(data.files, {"amount"}).rows == Rows{"2|1", "3|2"});
}

TEST_CASE("scan: defaults stand in for missing cells and columns") {
  Loaded loaded("乡镇,项目名称,日期,到位资金\n百泉镇,路,2023,1\n,桥,2023,2\n", "funds");
  CHECK(scan_all(loaded.files, {"project_id"}).rows == Rows{"2|百泉镇//路", "3|//桥"});
  Loaded labour("日期,就业去向,人数\n2023,东部,\n2023,县内,3\n", "labour");
  CHECK(scan_all(labour.files, {"people", "working", "destination"}).rows ==
        Rows{"2|1|是|东部结对省份", "3|3|是|县内"});
}

TEST_CASE("scan: a default made of other columns, in a file of another encoding") {
  const Catalogue catalogue;
  const ScratchFolder folder;
  InputOptions input;
  input.files = {folder.put("f.csv", gb18030::encode("乡镇,村,项目名称,日期,到位资金\n麻尾镇,两村,茶园,2023,1\n"))};
  const LedgerFiles files = open_ledgers(catalogue, input, &catalogue.ledger("funds"));
  CHECK(scan_all(files, {"project_id"}).rows == std::vector<std::string>{"2|麻尾镇/两村/茶园"});
}

TEST_CASE("scan: a pipe of cells wider than the widest reader") {
  std::string header = "日期,金额", row = "2023,7";
  for (int i = 0; i < 100; ++i) header += ",甲" + std::to_string(i), row += "," + std::to_string(i);
  Loaded loaded(header + "\n" + row + "\n" + row + "\n");
  ScanRequest request;
  request.files = {0};
  request.columns = {*loaded.files.files[0].ledger->find("amount")};
  for (int i = 0; i < 100; ++i) request.others.push_back("甲" + std::to_string(i));
  std::vector<std::size_t> columns = request.columns;
  columns.resize(101, 9999);
  CollectSink all(*loaded.files.files[0].ledger, columns);
  scan(loaded.files, request, [&] { return std::make_unique<CollectSink>(*loaded.files.files[0].ledger, columns); }, all);
  REQUIRE(all.rows.size() == 2);
  CHECK(all.rows[1].text.substr(0, 9) == "|7|0|1|2|");
  CHECK(all.rows[1].text.substr(all.rows[1].text.size() - 6) == "|98|99");
}

TEST_CASE("scan: two columns of one meaning are an error only where they are needed") {
  Loaded loaded("日期,金额,销售额,企业\n2023,1,2,甲\n");
  CHECK(scan_all(loaded.files, {"enterprise"}).rows == Rows{"2|甲"});
  CHECK_THROWS_AS(scan_all(loaded.files, {"amount"}), InputError);
}
