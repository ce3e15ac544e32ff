// The forms of CSV that readers stumble over, each as a small sales ledger.
#include <doctest/doctest.h>

#include "load/collected_rows.h"
#include "scratch_folder.h"

using namespace shanhai;

namespace {

std::vector<std::string> rows_of(const std::string& below_header, const std::string& end = "\n") {
  static const Catalogue catalogue;
  const ScratchFolder folder;
  InputOptions options;
  options.files = {folder.put("file.csv", "日期,企业,产品,金额" + end + below_header)};
  const LedgerFiles files = open_ledgers(catalogue, options, &catalogue.ledger("sales"));
  const ScanResult one = scan_all(files, {"enterprise", "product", "amount"});
  CHECK(scan_all(files, {"enterprise", "product", "amount"}, 4, 1).rows == one.rows);
  return one.rows;
}

}  // namespace

TEST_CASE("forms of CSV") {
  struct Row {
    const char* form;
    std::string text;
    std::vector<std::string> rows;
  };
  const std::string megabyte(1 << 20, 'x');
  for (const Row& row : std::vector<Row>{
           {"comma in quotes", "2023,\"甲, 乙\",茶,1\n", {"2|甲, 乙|茶|1"}},
           {"empty cells, with and without quotes", "2023,,\"\",1\n2023,\"\",,2\n", {"2|||1", "3|||2"}},
           {"escaped quotes", "2023,\"a \"\"b\"\" c\",\"\"\"\",1\n", {"2|a \"b\" c|\"|1"}},
           {"JSON in a cell", "2023,\"{\"\"type\"\": \"\"Point\"\", \"\"xy\"\": [1, 2]}\",茶,1\n",
            {"2|{\"type\": \"Point\", \"xy\": [1, 2]}|茶|1"}},
           {"newlines", "2023,\"Once upon \na time\",茶,1\n2023,x,\"\n\n\",2\n", {"2|Once upon \na time|茶|1", "4|x||2"}},
           {"quotes and newlines", "2023,\"a \n\"\"b\"\"\n\",\"\"\"c\"\"\",1\n", {"2|a \n\"b\"|\"c\"|1"}},
           {"a quote inside an unquoted cell", "2023,5\" 管,a\"b\"c,1\n", {"2|5\" 管|a\"b\"c|1"}},
           {"UTF-8 of all lengths", "2023,é中𠮷,ʤ,1\n", {"2|é中𠮷|ʤ|1"}},
           {"degrees and signs", "2023,42.3° N,\"71° W, x\",1\n", {"2|42.3° N|71° W, x|1"}},
           {"no line end at the end", "2023,a,b,1\n2023,c,\"d\",2", {"2|a|b|1", "3|c|d|2"}},
           {"a cell of a megabyte", "2023,a," + megabyte + ",1\n2023,c,d,2\n", {"2|a|" + megabyte + "|1", "3|c|d|2"}},
       }) {
    CAPTURE(row.form);
    CHECK(rows_of(row.text) == row.rows);
    std::string windows;
    for (const char c : row.text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    CHECK(rows_of(windows, "\r\n").size() == row.rows.size());
  }
  CHECK(rows_of("").empty());
}

TEST_CASE("a file of a thousand columns") {
  std::string header = "日期,金额";
  std::string row = "2023,7";
  for (int i = 0; i < 1000; ++i) {
    header += ",列" + std::to_string(i);
    row += ",";
  }
  static const Catalogue catalogue;
  const ScratchFolder folder;
  InputOptions options;
  options.files = {folder.put("file.csv", header + "\n" + row + "x\n")};
  const LedgerFiles files = open_ledgers(catalogue, options, nullptr);
  CHECK(scan_all(files, {"amount"}).rows == std::vector<std::string>{"2|7"});
}
