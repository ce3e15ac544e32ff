#include <doctest/doctest.h>

#include <iconv.h>

#include "load/collected_rows.h"
#include "load/encoding.h"
#include "scratch_folder.h"
#include "shanhai/ledger/errors.h"

using namespace shanhai;
using Rows = std::vector<std::string>;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

std::string converted(const std::string& utf8, const char* encoding) {
  iconv_t conversion = iconv_open(encoding, "UTF-8");
  std::string result(utf8.size() * 4 + 8, '\0');
  char* in = const_cast<char*>(utf8.data());
  char* out = result.data();
  std::size_t in_left = utf8.size(), out_left = result.size();
  iconv(conversion, &in, &in_left, &out, &out_left);
  iconv_close(conversion);
  result.resize(result.size() - out_left);
  return result;
}

struct Opened {
  ScratchFolder folder;
  LedgerFiles files;
  explicit Opened(const std::string& content, const char* ledger = nullptr, std::vector<std::string> columns = {}) {
    InputOptions options;
    options.files = {folder.put("file.csv", content)};
    options.columns = std::move(columns);
    files = open_ledgers(catalogue(), options, ledger ? &catalogue().ledger(ledger) : nullptr);
  }
  const LedgerFile& file() const { return files.files[0]; }
};

std::string message(const std::string& content, const char* ledger = nullptr) {
  try {
    Opened opened(content, ledger);
  } catch (const Error& error) {
    const std::string text = error.what();
    return text.substr(text.find("file.csv"));
  }
  return "";
}

Rows rows_of(const Opened& opened, const std::vector<std::string>& columns) { return scan_all(opened.files, columns, 3, 1).rows; }

}  // namespace

TEST_CASE("header: below title lines, which give the unit of money") {
  Opened opened("独山县销售台账,,\n（2023年）,单位：万元、吨,\n\n销售日期,销售额,数量(吨)\n2023-06,1.5,2\n");
  CHECK(opened.file().ledger->id == "sales");
  CHECK(opened.file().header_line == 4);
  CHECK(rows_of(opened, {"date", "amount", "quantity"}) == Rows{"5|2023-06|15000|2"});
}

TEST_CASE("header: a unit in the cell beats the header, which beats the title line, which beats the catalogue") {
  CHECK(rows_of(Opened("单位:亿元,\n日期,金额（万元）\n2023,1\n2023,2元\n"), {"amount"}) == Rows{"3|10000", "4|2"});
  CHECK(rows_of(Opened("单位:亿元,\n日期,金额\n2023,1\n"), {"amount"}) == Rows{"3|100000000"});
  CHECK(rows_of(Opened("日期,amount [CNY]\n2023,1\n"), {"amount"}) == Rows{"2|1"});
  CHECK(rows_of(Opened("日期,金额 万元\n2023,1\n"), {"amount"}) == Rows{"2|10000"});
  CHECK(rows_of(Opened("日期,就业去向,人数(人),月收入(元/月)\n2023,县内,3,4000\n"), {"people", "wage"}) == Rows{"2|3|4000"});
  CHECK(rows_of(Opened("日期,就业去向,人数(万人)\n2023,县内,0.5\n"), {"people"}) == Rows{"2|5000"});
}

TEST_CASE("header: names by id, label, alias; folded; extra columns are kept apart") {
  Opened opened("序号,Ｄａｔｅ,采 购 金 额,怪列\n1,2023,5,x\n");
  CHECK(opened.file().columns[1].column == opened.file().ledger->find("date"));
  CHECK(opened.file().columns[2].column == opened.file().ledger->find("amount"));
  CHECK(!opened.file().columns[3].column);
  CHECK(opened.file().columns[3].header == "怪列");
}

TEST_CASE("header: of two rows with merged cells") {
  Opened opened("项目名称,年度,资金(万元),,备注\n,,到位资金,支出资金,\n路,2023,10,9,\n", "funds");
  CHECK(opened.file().header_line == 2);
  CHECK(rows_of(opened, {"project", "date", "received", "disbursed"}) == Rows{"3|路|2023|100000|90000"});
}

TEST_CASE("header: a lower row that is a header alone still gets the units of the upper one; a title line stays apart") {
  Opened opened("台账,,,\n,,资金(亿元),\n项目名称,年度,到位资金,支出资金\n路,2023,0.1,0.05\n", "funds");
  CHECK(opened.file().header_line == 3);
  CHECK(rows_of(opened, {"received", "disbursed"}) == Rows{"4|10000000|5000000"});
  Opened titled("独山县台账,,\n项目名称,年度,到位资金\n路,2023,1\n", "funds");
  CHECK(titled.file().header_line == 2);
  CHECK(titled.file().columns[0].header == "项目名称");
}

TEST_CASE("header: a unit in a title line that says other things too, or in a row below the names") {
  for (const char* title : {"填报单位：甲局      单位：万元", "填报单位：甲局，单位：万元", "单位：万元 填报日期：2023年1月",
                            "单位（万元）", "金额单位:万元", "单位：户、万元"}) {
    CAPTURE(title);
    CHECK(rows_of(Opened(std::string("\"") + title + "\"\n日期,金额\n2023,12\n"), {"amount"}) == Rows{"3|120000"});
  }
  CHECK(rows_of(Opened("填报单位：万元户村,\n日期,金额\n2023,12\n"), {"amount"}).size() == 1);
  CHECK(rows_of(Opened("日期,金额\n,（万元）\n2023,12\n"), {"amount"}) == Rows{"3|120000"});
}

TEST_CASE("header: titles and headers of two rows that every page repeats are no rows") {
  Opened opened("台账,\n单位：万元,\n日期,资金\n,金额\n2023,1\n台账,\n单位：万元,\n日期,资金\n,金额\n2023,2\n");
  const ScanResult result = scan_all(opened.files, {"amount"}, 3, 1);
  CHECK(result.rows == Rows{"5|10000", "10|20000"});
  CHECK(result.report.files[0].blank == 4);
  CHECK(result.report.files[0].rejected == 0);
}

TEST_CASE("header: --column names a column that the catalogue does not know") {
  Opened opened("日期,金额,成交价款(万元)\n2023,1,7\n", "sales", {"amount=成交价款(万元)"});
  CHECK(rows_of(opened, {"amount"}) == Rows{"2|70000"});
  CHECK_THROWS_WITH_AS(Opened("日期,金额\n", "sales", {"amont=金额"}),
                       "--column amont=金额: there is no column \"amont\"; did you mean amount?", UsageError);
}

TEST_CASE("header: --column need not repeat the unit, unless another header is that name whole") {
  Opened opened("成交日,货款（万元）\n2023,5\n", "sales", {"date=成交日", "amount=货款"});
  CHECK(rows_of(opened, {"amount"}) == Rows{"2|50000"});
  Opened both("成交日,货款（万元）,货款\n2023,5,7\n", "sales", {"date=成交日", "amount=货款"});
  CHECK(rows_of(both, {"amount"}) == Rows{"2|7"});
}

TEST_CASE("header: the first table is the file's, though one below it has more known columns") {
  const std::string sales = "日期,金额\n2023,1\n";
  const std::string funds = "项目名称,日期,到位资金,支出资金,乡镇,村\n路,2023,5,5,甲,乙\n";
  for (const char* ledger : {static_cast<const char*>(nullptr), "sales"}) {
    Opened opened(sales + "\n" + funds, ledger);
    CHECK(opened.file().ledger->id == "sales");
    CHECK(opened.file().header_line == 1);
    const ScanResult result = scan_all(opened.files, {"amount"});
    CHECK(result.rows == Rows{"2|1"});
    CHECK(result.report.files[0].rejected == 2);
  }
  CHECK(Opened(sales + funds, "funds").file().header_line == 3);
}

TEST_CASE("header: in one row the ledger with most columns known, and a tie is an error") {
  CHECK(Opened("项目名称,日期,金额\n路,2023,5\n", nullptr).file().ledger->id == "funds");
  CHECK(message("项目名称,日期,到位资金,产品,金额\n路,2023,5,茶,6\n") ==
        "file.csv: could be funds as well as sales; name the ledger: 'shanhai query funds FILE'");
  // Of two rows the upper one alone is a header of enterprises; both together say more of sales.
  const Opened two("企业名称,日期,销售(万元),,\n,,数量(吨),金额,产品\n甲,2023,1,2,茶\n");
  CHECK(two.file().ledger->id == "sales");
  CHECK(two.file().header_line == 2);
}

TEST_CASE("header: with bytes that are wrong in its encoding it is not read") {
  std::string text = "日期,产品,金额\n2023,茶,1\n2023,茶,2\n";
  text[text.find("品") + 1] = '\x20';
  CHECK(message(text) == "file.csv:1: the header cannot be read: it is not UTF-8 (byte 4 of cell 2 is wrong); "
                         "mend it, or say with --encoding which one the file has");
  text = "日期,金额\n2023,1\n2023,茶,2\n";
  text[text.find("金") + 1] = '\x20';
  CHECK(message(text, "sales") == "file.csv:1: the header cannot be read: it is not UTF-8 (byte 1 of cell 2 is wrong); "
                                  "mend it, or say with --encoding which one the file has");
  CHECK(message("\"销售台账,,\n日期,金额\n2023,1\n") ==
        "file.csv: no ledger has such a header (line 1 opens a quote that is never closed)");
}

TEST_CASE("files: comma, tab, semicolon; a full-width comma is data") {
  for (const std::string separator : {",", "\t", ";"}) {
    Opened opened("日期" + separator + "企业" + separator + "金额\n2023" + separator + "甲，乙" + separator + "1\n");
    CHECK(opened.file().separator == separator[0]);
    CHECK(rows_of(opened, {"enterprise"}) == Rows{"2|甲，乙"});
  }
}

TEST_CASE("files: what cannot be taken, and what to do") {
  CHECK(message("") == "file.csv: is empty; a header row is needed");
  CHECK(message("甲,乙\n1,2\n") == "file.csv: no ledger has such a header ('shanhai query --help' names the ledgers)");
  CHECK(message("PK\x03\x04xyz", "sales") == "file.csv: is a zip archive: unpack it and name the CSV files in it");
  CHECK(message("PK\x03\x04..xl/workbook.xml", "sales") ==
        "file.csv: is a workbook (.xlsx or .ods), whatever its name: save its sheets as CSV");
  CHECK(message(" <html><table>") ==
        "file.csv: is a web page, whatever its name: open it in a spreadsheet and save it as CSV");
  CHECK(message("甲,乙\n1,2\n", "sales") ==
        "file.csv: has no header of the ledger sales within the first 30 rows: the columns 日期, 金额 are needed; "
        "say with --column ID=HEADER which they are");
}

TEST_CASE("encoding: told from the bytes, for every separator and line end") {
  const std::string text = "日期,企业,产品类别,金额(元)\n2023-01-05,甲厂,粮油,1\n2023-01-06,\"乙,厂\",水果,2\n";
  for (const char* encoding : {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"}) {
    for (const char separator : {',', '\t', ';'}) {
      for (const char* end : {"\n", "\r\n", "\r"}) {
        CAPTURE(encoding);
        std::string shaped;
        for (const char c : text) {
          if (c == '\n') shaped += end;
          else shaped += c == ',' ? separator : c;
        }
        const bool utf16 = std::string(encoding).starts_with("UTF-16");
        Opened opened(converted((utf16 ? "\xEF\xBB\xBF" : "") + shaped, encoding));
        const std::string enterprise = separator == ',' ? "乙,厂" : separator == '\t' ? "乙\t厂" : "乙;厂";
        CHECK(rows_of(opened, {"date", "enterprise", "amount"}) ==
              Rows{"2|2023-01-05|甲厂|1", "3|2023-01-06|" + enterprise + "|2"});
      }
    }
  }
  CHECK(rows_of(Opened("\xEF\xBB\xBF" + text), {"amount"}) == Rows{"2|1", "3|2"});
}

TEST_CASE("encoding: four-byte characters of GB18030") {
  Opened opened(converted("日期,企业,金额\n2023,𠮷㐂é,1\n", "GB18030"));
  CHECK(opened.file().encoding == Encoding::gb18030);
  CHECK(rows_of(opened, {"enterprise"}) == Rows{"2|𠮷㐂é"});
}

TEST_CASE("encoding: GBK that happens to be valid UTF-8 is GBK") {
  std::string rows = "kind,east,west\n";
  for (int i = 0; i < 20; ++i) rows += "学校,元,约\n";
  Opened opened(converted(rows, "GB18030"), "pairing");
  CHECK(opened.file().encoding == Encoding::gb18030);
  CHECK(rows_of(opened, {"kind"})[0] == "2|学校");
  CHECK(Opened(converted("date,product,amount\n2023,x,1\n2023,x,约100\n", "GB18030")).file().encoding == Encoding::gb18030);
  CHECK(Opened(converted("date,product,amount\n2023,x,12.5元\n", "GB18030")).file().encoding == Encoding::gb18030);
}

TEST_CASE("encoding: UTF-8 with one damaged byte is UTF-8, and that cell is rejected where it is needed") {
  std::string text = "日期,项目名称,投向,到位资金\n2023,路,产业,1\n2023,桥,产业,2\n";
  text[text.rfind("产业")] = '\xE5';
  text[text.rfind("业") + 1] = '\x20';
  Opened opened(text);
  CHECK(opened.file().encoding == Encoding::utf8);
  const ScanResult result = scan_all(opened.files, {"sector", "received"});
  CHECK(result.rows[0] == "2|产业|1");
  CHECK(result.faults == Rows{"3: is not UTF-8 (byte 4 of the cell is wrong, at offset 70 of the file)"});
  CHECK(scan_all(opened.files, {"received"}).faults.empty());
}

TEST_CASE("encoding: the first byte that is not ASCII may come late") {
  std::string text = "date,enterprise,amount\n";
  while (text.size() < 3'000'000) text += "2023-01-05,plain,1\n";
  Opened opened(text + converted("2023-01-06,粮油公司有限责任,2\n", "GB18030"), "sales");
  CHECK(opened.file().encoding == Encoding::gb18030);
}

TEST_CASE("cells: what is missing, what is folded, what is kept") {
  Opened opened("日期,企业,产品,数量,金额,备注\n2023,-,无,N/A,—,-\n2023,'甲,NA,null,1,/\n2023, 　乙 ,x,２,￥３,\n");
  CHECK(rows_of(opened, {"enterprise", "product", "quantity", "amount", "note"}) ==
        Rows{"2|||||-", "3|甲|NA||1|/", "4|乙|x|2|3|"});
}

TEST_CASE("cells: identity numbers in one spelling, telephones without a spreadsheet's zero") {
  Opened opened("日期,就业去向,身份证号,电话\n2023,县内,11010519491231002x,13800000000.0\n2023,县内,440524880001001,0854-1234567\n");
  CHECK(rows_of(opened, {"id_card", "phone"}) ==
        Rows{"2|11010519491231002X|13800000000", "3|44052419880001001X|0854-1234567"});
}
