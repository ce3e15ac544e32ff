// The quick way to an encoding is held against counting all words, on text of both encodings, damaged and mixed.
#include "load/encoding_detection.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

#include "load/encoding.h"
#include "load/gb18030.h"
#include "load/utf8_breaks.h"
#include "scratch_folder.h"

using namespace shanhai;

namespace {

const Catalogue& catalogue() {
  static const Catalogue built_in;
  return built_in;
}

const std::vector<std::string>& tokens() {
  static const std::vector<std::string> all = {
      "日期", "金额", "广东", "户", "村", "电话", "学校", "元", "万元", "合计", "备注", "约", "百泉镇", "继续", "已回访", "阿依·古丽",
      "№", "１２", "（万元）", "，", "　", "É", "𠮷", "2023-06-30", "12", "abc", "\"", " ", "日 期", "金　额", "gdp", "ＧＤＰ"};
  return all;
}

std::string lines_of(std::mt19937& random, std::size_t bytes) {
  std::string text = "日";
  while (text.size() < bytes) {
    text += tokens()[random() % tokens().size()];
    if (random() % 2) text += random() % 6 ? "," : random() % 3 ? "\n" : "\r";
  }
  return text;
}

std::size_t breaks_one_by_one(const std::string& bytes) {
  const auto is_lead = [&](std::size_t i) { return i < bytes.size() && (bytes[i] & 0xF0) == 0xE0; };
  std::size_t breaks = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    const bool continues = (byte & 0xC0) == 0x80;
    breaks += continues != (is_lead(i - 1) || is_lead(i - 2)) || (byte >= 0xC0 && !is_lead(i));
  }
  return breaks;
}

}  // namespace

TEST_CASE("encoding: the quick way says what counting all words says") {
  const EncodingDetector detector(catalogue());
  std::mt19937 random(20230630);
  std::size_t utf8 = 0, gb18030 = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string window = lines_of(random, 1 + random() % (round % 10 == 0 ? 6000 : 600));
    if (round % 3 == 1) window = gb18030::encode(window);
    if (round % 5 == 2) window += gb18030::encode(lines_of(random, 1 + random() % 600));
    const std::size_t wrong = round % 4 == 3 ? random() % 40 : 0;
    for (std::size_t i = 0; i < wrong; ++i) window[random() % window.size()] = static_cast<char>(random());
    const Encoding expected = detector.by_all_words(window);
    if (detector.of_window(window) != expected) CHECK_MESSAGE(false, round << ": " << window);
    ++(expected == Encoding::utf8 ? utf8 : gb18030);
    CHECK(utf8_breaks(window) == breaks_one_by_one(window));
  }
  CHECK(utf8 > 300);
  CHECK(gb18030 > 300);
}

TEST_CASE("encoding: a word that is written in both encodings alike") {
  const EncodingDetector detector(catalogue());
  // The word, between commas, in a text whose other words nobody knows.
  for (const char* word : {"学校", "备注", "单位", "合计", "元", "户", "村", "广东", "电话"}) {
    CAPTURE(word);
    const std::string line = "甲," + std::string(word) + ",乙\n";
    std::string text;
    for (int i = 0; i < 50; ++i) text += line;
    CHECK(detector.of_window(text) == Encoding::utf8);
    CHECK(detector.of_window(gb18030::encode(text)) == Encoding::gb18030);
  }
}

TEST_CASE("encoding: words of the catalogue have breaks in GB18030, but for one that is made for it") {
  CHECK(!can_be_without_breaks(gb18030::encode("日期")));
  CHECK(!can_be_without_breaks(gb18030::encode("户")));
  // 洹 is E4 A1 in GB18030, and A1 A1, a full-width space, may stand behind it; 板 is B0 E5.
  CHECK(can_be_without_breaks("\xE4\xA1"));
  CHECK(can_be_without_breaks("\xE4\xA1\xB0\xE5"));
  CHECK(!can_be_without_breaks("\xB0\xE5"));
}

TEST_CASE("encoding: where a catalogue has such a word, all words are counted") {
  const ScratchFolder folder;
  folder.put("ledgers.csv", "ledger,column,label,label_en,aliases,type,unit,role,required,default\n"
                            "trees,,树木,,,,,,,\n"
                            "trees,kind,洹板,,,text,,,yes,\n");
  Catalogue own;
  own.add_folder(folder.path);
  // Each 䡰塡 of it is a 洹板 in GB18030.
  std::string window = "元,";
  for (int i = 0; i < 50; ++i) window += "䡰塡,甲甲甲甲甲甲甲甲甲甲,\n";
  CHECK(utf8_breaks(window) == 0);
  CHECK(EncodingDetector(own).of_window(window) == Encoding::gb18030);
  CHECK(EncodingDetector(catalogue()).of_window(window) == Encoding::utf8);
}

TEST_CASE("encoding: two bytes of GB18030 are one character each, and no other two bytes are the same") {
  std::set<std::string> seen;
  for (unsigned first = 0x81; first <= 0xFE; ++first) {
    for (unsigned second = 0x40; second <= 0xFE; ++second) {
      const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
      const Decoded decoded = decode(bytes, Encoding::gb18030);
      if (decoded.wrong_byte) continue;
      CHECK(seen.insert(decoded.text).second);
    }
  }
  CHECK(seen.size() > 23'000);
}
