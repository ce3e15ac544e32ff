// Thousands of small files: what is taken over from one to the next, and from thread to thread, changes nothing.
#include "load/file_opener.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "load/collected_rows.h"
#include "load/gb18030.h"
#include "scratch_folder.h"

using namespace shanhai;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

/// All that was found in the file, as text.
std::string told(const LedgerFile& file) {
  std::string text = file.ledger->id + " " + name_of(file.encoding) + " '" + file.separator + "' line " +
                     std::to_string(file.header_line) + ", data " + std::to_string(file.data_line) + " at " +
                     std::to_string(file.data_offset) + ", " + std::to_string(file.size) + " bytes:";
  for (const FileColumn& column : file.columns) {
    text += " " + column.header + "=" + (column.column ? file.ledger->columns[*column.column].id : "-") + "*" +
            std::to_string(column.unit) + (column.unit_found ? "!" : "");
  }
  for (const auto& row : file.rows_above) {
    text += "\n";
    for (const std::string& cell : row) text += cell + "|";
  }
  return text;
}

struct Openers {
  ScratchFolder folder;
  EncodingDetector detector{catalogue()};
  InputOptions options;
  FileOpener one_for_all{catalogue(), detector, options, nullptr};

  std::string opened(FileOpener& opener, const std::string& content) {
    const std::string path = folder.put("file.csv", content);
    try {
      return told(opener.open(path, "file.csv"));
    } catch (const UnreadableHeader& error) {
      return error.reason;
    } catch (const InputError& error) {
      return error.what();
    }
  }
  std::string alone(const std::string& content) {
    FileOpener opener(catalogue(), detector, options, nullptr);
    return opened(opener, content);
  }
};

/// Headers that are one row, or become two where the row below says more.
const std::vector<std::string> headers = {
    "日期,企业,金额(元)\n",
    "销售台账,,\n单位：万元,,\n日期,企业,金额\n",
    "项目名称,日期,到位资金,支出\n",
    "项目名称,日期,到位资金,捐款\n",
    "项目名称,日期,到位资金,,,\n",
    "日期,就业去向,人员类别,务工\n",
    "日期,就业去向,月收入(月),务工时间\n",
    "方向,人员类别\n",
};
const std::vector<std::string> rows_below = {
    "",
    "2023-01-05,甲厂,12\n",
    "2023-01-05,甲厂,12",
    ",,(万元)\n",
    ",,,（万元）\n",
    ",,,资金\n",
    ",,支出资金,支出资金\n",
    ",,,月数\n",
    "日期,企业,金额\n",
    "甲,2023,5,万元\n",
    "甲,2023,5,'资金\n",
    "甲,2023;1,5,6\n",
    "甲,2023,\"5\n5\",6\n",
    "甲,2023,\"5,6\n",
    "甲,广东,村(社区),3万元\n",
    "开始日期,结束日期,3,4\n",
};

std::string with_separator(std::string text, char separator) {
  std::replace(text.begin(), text.end(), ',', separator);
  return text;
}

std::vector<std::string> many_files() {
  std::vector<std::string> files;
  for (const std::string& header : headers) {
    for (const std::string& below : rows_below) {
      const std::string text = header + below;
      files.push_back(text);
      files.push_back(text + "2023-02-06,乙厂,3,到位资金\n");
      files.push_back(with_separator(text, ';'));
      files.push_back(with_separator(text, '\t') + "合计\t2,3\n");
      files.push_back(gb18030::encode(text));
      files.push_back("\xEF\xBB\xBF" + text);
      std::string with_returns = text;
      std::replace(with_returns.begin(), with_returns.end(), '\n', '\r');
      files.push_back(with_returns);
    }
  }
  files.push_back("");
  files.push_back("甲,乙\n");
  files.push_back(headers[0].substr(0, headers[0].size() - 2) + "\xFF\n");
  return files;
}

bool recalled(const std::string& first, const std::string& second) {
  const ScratchFolder folder;
  const EncodingDetector detector(catalogue());
  const InputOptions options;
  FileOpener opener(catalogue(), detector, options, nullptr);
  const LedgerFile file = opener.open(folder.put("a.csv", first), "a.csv");
  HeaderMemory memory({&catalogue().ledger("funds"), &catalogue().ledger("sales")});
  ByteInput input(folder.put("a.csv", first), "a.csv");
  memory.remember(Head(input), file, 3);
  ByteInput next(folder.put("b.csv", second), "b.csv");
  return memory.recall(Head(next), Encoding::utf8) != nullptr;
}

}  // namespace

TEST_CASE("files: a file is what it is alone, whatever was opened before it") {
  Openers openers;
  std::vector<std::string> files = many_files();
  std::vector<std::string> expected;
  for (const std::string& file : files) expected.push_back(openers.alone(file));
  std::vector<std::size_t> order(files.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(20230630);
  for (int round = 0; round < 3; ++round) {
    for (const std::size_t i : order) {
      CAPTURE(files[i]);
      CHECK(openers.opened(openers.one_for_all, files[i]) == expected[i]);
    }
    std::shuffle(order.begin(), order.end(), random);
  }
}

TEST_CASE("files: a header is recalled where the row below it says nothing of it") {
  const std::string header = "项目名称,日期,到位资金(元),支出\n";
  const std::string first = header + "路,2023,1,2\n";
  for (const char* below : {"", "桥,2022,3,4\n", "桥(二期),2022-06-30,,\"5\n6\"\n", ",,,\n", "桥,2022,3万元,4,5,6\n", "桥,\"2022\n"}) {
    CHECK(recalled(first, header + below));
  }
  for (const char* below : {",,,资金\n", ",,,支出资金\n", ",(万元),,\n", ",,,'资金\n", "桥,2022,3;4,\n", "桥,日期,3\n"}) {
    CHECK(!recalled(first, header + below));
  }
  CHECK(!recalled(first, "项目名称,日期,到位资金(元),支付\n路,2023,1,2\n"));
  CHECK(!recalled(header + "路;,2023,1,2\n", first));
}

TEST_CASE("files: opened in several threads they are the same, and so is the error") {
  const ScratchFolder folder;
  InputOptions options;
  options.folder = folder.path.string();
  const std::vector<std::string> files = many_files();
  std::size_t number = 0;
  for (int copy = 0; copy < 2; ++copy) {
    for (const std::string& file : files) {
      if (file.find('\xFF') != file.npos) continue;
      folder.put("file-" + std::to_string(number++) + ".csv", file);
    }
  }
  const auto all = [&](unsigned threads) {
    options.threads = threads;
    std::string text;
    try {
      const LedgerFiles opened = open_ledgers(catalogue(), options, nullptr);
      for (const LedgerFile& file : opened.files) text += file.name + " " + told(file) + "\n";
      for (const PassedOver& passed : opened.passed_over) text += passed.name + " " + passed.reason + "\n";
    } catch (const InputError& error) {
      text = error.what();
    }
    return text;
  };
  const std::string one = all(1);
  CHECK(one.size() > 50'000);
  CHECK((all(3) == one));
  for (const int wrong : {700, 30, 31}) folder.put("file-" + std::to_string(wrong) + "0.csv", "日期,企\xFF业,金额\n2023,甲,1\n");
  CHECK(all(1).starts_with("file-300.csv:1: the header cannot be read"));
  CHECK(all(3) == all(1));
}

TEST_CASE("files: the names of one file's columns mean nothing in the next") {
  const ScratchFolder folder;
  InputOptions options;
  const std::string second = "日期,企业,金额\n2023,甲,1\n怪列,乙,日期,金额\n2023,丙,3\n";
  options.files = {folder.put("a.csv", "日期,金额,怪列\n2023,2,x\n"), folder.put("b.csv", second)};
  const LedgerFiles both = open_ledgers(catalogue(), options, &catalogue().ledger("sales"));
  options.files = {options.files[1]};
  const LedgerFiles alone = open_ledgers(catalogue(), options, &catalogue().ledger("sales"));
  const FileRows expected = scan_all(alone, {"amount"}).report.files[0];
  for (const unsigned threads : {1u, 2u}) {
    const FileRows rows = scan_all(both, {"amount"}, threads, 1).report.files[1];
    CHECK(rows.accepted == expected.accepted);
    CHECK(rows.rejected == expected.rejected);
  }
}
