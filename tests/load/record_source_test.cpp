// Cells larger than the buffer, and parts that begin inside them.
#include "load/record_source.h"

#include <doctest/doctest.h>

#include <random>

#include "load/collected_rows.h"
#include "scratch_folder.h"

using namespace shanhai;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

LedgerFiles opened(const std::string& path) {
  InputOptions options;
  options.files = {path};
  return open_ledgers(catalogue(), options, &catalogue().ledger("sales"));
}

const std::string header = "日期,金额,备注\n";

std::string rows(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "2023-01-05," + std::to_string(i) + ",第" + std::to_string(i) + "行\n";
  return text;
}

/// As it stands in a file, quotes doubled.
std::string in_quotes(const std::string& content) {
  std::string text = "\"";
  for (const char c : content) text += std::string(c == '"' ? 2 : 1, c);
  return text + "\"";
}

std::uint64_t lines_in(const std::string& content) {
  std::uint64_t lines = 1;
  for (std::size_t i = 0; i < content.size(); ++i) {
    lines += content[i] == '\n' || (content[i] == '\r' && content.substr(i + 1, 1) != "\n");
  }
  return lines;
}

std::uint64_t first_record(const LedgerFiles& files, std::uint64_t begin) {
  Part part;
  part.begin = begin;
  part.guessed = true;
  RecordSource source(files, false);
  source.begin(part);
  while (source.next() != RecordSource::Found::part_end) {}
  return part.first_record;
}

}  // namespace

TEST_CASE("record source: a cell of many buffers is what it is, wherever a buffer ends") {
  const std::vector<std::string> tokens = {"甲", ",", "\"", "\r", "\n", "\r\n", " ", "\"\"", "备注"};
  constexpr std::size_t buffer = 256 << 10;
  std::mt19937 random(20230630);
  for (std::size_t shift = 0; shift < 12; ++shift) {
    CAPTURE(shift);
    std::string content(shift, 'x');
    while (content.size() < buffer * 3) content += tokens[random() % tokens.size()];
    content += "完";
    const ScratchFolder folder;
    const LedgerFiles files =
        opened(folder.put("file.csv", header + rows(3) + "2023-01-06,7," + in_quotes(content) + "\n" + rows(2)));
    for (const unsigned threads : {1u, 3u}) {
      CAPTURE(threads);
      const ScanResult result = scan_all(files, {"amount", "note"}, threads, 1);
      REQUIRE(result.rows.size() == 6);
      CHECK((result.rows[3] == "5|7|" + content));
      CHECK(result.rows[4] == std::to_string(5 + lines_in(content)) + "|0|第0行");
      CHECK(scan_all(files, {"amount"}, threads, 1).rows[4] == std::to_string(5 + lines_in(content)) + "|0");
    }
  }
}

TEST_CASE("record source: a part that begins in a cell of many lines goes on behind it") {
  std::string content;
  for (int line = 0; line < 20'000; ++line) content += "2023-01-05,同上，他说\"好\"。\n";
  const std::string above = header + rows(100);
  const std::string record = "2023-01-06,7," + in_quotes(content) + "\n";
  const ScratchFolder folder;
  const LedgerFiles files = opened(folder.put("file.csv", above + record + rows(100)));
  for (const std::size_t inside : {std::size_t{100}, std::size_t{5000}, record.size() / 2, record.size() - 50}) {
    CAPTURE(inside);
    CHECK(first_record(files, above.size() + inside) == above.size() + record.size());
  }
}

TEST_CASE("record source: a part of short rows begins behind the next line end, whatever quotes come") {
  std::string text = header;
  for (int i = 0; i < 60'000; ++i) text += i % 1000 == 999 ? "2023-01-05,\"1,000\"\n" : "2023-01-05,12\n";
  const ScratchFolder folder;
  const LedgerFiles files = opened(folder.put("file.csv", text));
  for (const std::size_t begin : {text.size() / 3, text.size() / 2, text.size() - 20}) {
    CHECK(first_record(files, begin) == text.find('\n', begin - 1) + 1);
  }
  CHECK(scan_all(files, {"amount"}, 3, 1).rows == scan_all(files, {"amount"}).rows);
}
