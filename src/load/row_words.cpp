#include "load/row_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <utility>

#include "load/missing_marks.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

constexpr std::string_view totals_words[] = {
    "合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计", "total", "subtotal", "grandtotal"};
constexpr std::string_view note_words[] = {"注",   "备注", "说明", "数据来源", "资料来源", "填表",
                                           "填报", "制表", "审核", "负责人",   "note",     "source",
                                           "※",    "*",    "以上", "本表",     "此表",     "附注"};
constexpr std::pair<std::string_view, std::string_view> brackets[] = {
    {"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}, {"<", ">"}, {"《", "》"}};

/// What lines are drawn with.
constexpr std::string_view rule_characters[] = {"-", "=", "*", "_", "~", "#", "+", "…", "—", "–", "─", "━", "═", "·", "﹉", "￣"};

/// `导出时间:`, `打印日期2023-07-01`: one of the first, one of the second, then a colon, a digit, or nothing.
constexpr std::string_view stamp_deeds[] = {"导出", "打印", "制表", "生成", "下载", "查询", "统计", "输出",
                                            "报表", "更新", "提取", "报送", "上报", "出表", "系统"};
constexpr std::string_view stamp_facts[] = {"时间", "日期", "人", "人员", "用户", "部门", "单位", "账号", "条件", "编号"};
/// With a colon behind it, whatever then follows.
constexpr std::string_view labels[] = {
    "单位",     "金额单位", "货币单位", "计量单位", "编制单位", "编制",   "编制人",   "制单",     "制单人",   "复核",
    "复核人",   "经办",     "经办人",   "联系人",   "联系电话", "电话",   "主管",     "主管领导", "分管领导", "单位负责人",
    "会计",     "出纳",     "操作员",   "报表日期", "日期",     "时间",   "记录数",   "总记录数", "记录总数", "总条数",
    "总行数",   "总笔数",   "页码",     "页数",     "口径",     "统计口径", "附",     "提示",     "来源",     "数据口径",
    "exportdate", "exportedat", "exportedon", "exportedby", "exporttime", "printdate", "printedat", "printedon", "printedby",
    "printtime", "generatedat", "generatedon", "generatedby", "createdat", "unit", "rows", "records", "rowcount",
    "recordcount", "totalrows", "totalrecords", "preparedby", "checkedby", "approvedby", "page"};
/// Whatever follows.
constexpr std::string_view openings[] = {"数据截至", "数据截止", "截至", "截止", "以下无正文", "以下空白", "以下无",
                                         "此页无正文", "本页无正文", "此页以下", "本页以下", "此报表", "本报表", "该表由"};
/// The whole of it, brackets and rules taken off.
constexpr std::string_view closings[] = {"完", "结束", "表尾", "无正文", "空白", "以下空白", "盖章", "公章", "签章", "签字", "end", "eof", "endoffile", "endofreport"};
constexpr std::string_view seals[] = {"盖章", "公章", "签章", "签字", "签名"};
constexpr std::string_view counted_by[] = {"共", "总共", "共有", "合计", "总计", "共计", "计", "总数", "查询结果共", "数据共", "记录共", "total", "totalof", "totals"};
constexpr std::string_view rows_of_data[] = {"数据", "记录", "结果", "数据记录"};
constexpr std::string_view measures[] = {"条", "笔", "项", "户", "人", "行", "个", "件", "例", "名", "村", "家", "次", "页", "批", "期", "份", "组", "张", "row", "record", "line", "item"};

constexpr std::string_view addresses[] = {"http://", "https://", "www."};
constexpr std::string_view running_numbers[] = {"", "序号", "no.", "no", "#", "序", "项次", "行号"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <class Words>
bool begins_with_any(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return text.starts_with(word); });
}

template <class Words>
bool is_one_of(std::string_view text, const Words& words) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

/// The longest that fits: 共有 before 共.
template <class Words>
bool take_any(std::string_view& text, const Words& words) {
  std::string_view longest;
  for (const std::string_view word : words) {
    if (word.size() > longest.size() && text.starts_with(word)) longest = word;
  }
  return !longest.empty() && take(text, longest);
}

/// `1,204`; false where there is no digit.
bool take_count(std::string_view& text) {
  const std::size_t before = text.size();
  while (!text.empty() && (is_digit(text.front()) || (text.front() == ',' && before != text.size()))) text.remove_prefix(1);
  return text.size() < before;
}

/// At most four digits; -1 where there are none, or more.
int take_page_number(std::string_view& text) {
  int number = 0;
  std::size_t digits = 0;
  for (; !text.empty() && is_digit(text.front()) && digits < 5; ++digits, text.remove_prefix(1)) number = number * 10 + (text.front() - '0');
  return digits == 0 || digits > 4 ? -1 : number;
}

bool take_rule_character(std::string_view& text) { return take_any(text, rule_characters); }

/// Brackets and rules at both ends are taken off: `(以下无正文)`, `——完——`.
std::string_view without_frame(std::string_view text) {
  const auto take_back = [&](std::string_view end) {
    if (!text.ends_with(end)) return false;
    text.remove_suffix(end.size());
    return true;
  };
  for (bool again = true; again && !text.empty();) {
    again = take_rule_character(text);
    for (const std::string_view mark : rule_characters) again = take_back(mark) || again;
    for (const auto& [open, close] : brackets) again = (take(text, open) || take_back(close)) || again;
  }
  return text;
}

bool is_rule(std::string_view folded) {
  if (is_missing_mark(folded)) return false;  // it draws no line
  while (take_rule_character(folded)) {}
  return folded.empty();
}

/// `第1页`, `第1页,共3页`, `第1/3页`, `page1of3`
bool is_page(std::string_view text) {
  if (take(text, "第")) {
    if (!take_count(text)) return false;
    if (take(text, "/")) take_count(text);
    return text.starts_with("页");
  }
  return take(text, "page") && !text.empty() && is_digit(text.front());
}

/// `共3条记录`, `共计1,204笔`, `导出数据共3条`, `Total: 3 rows`
bool is_count_of_rows(std::string_view text) {
  if (take_any(text, stamp_deeds)) take_any(text, rows_of_data);
  if (!take_any(text, counted_by)) return false;
  take(text, ":");
  return take_count(text) && begins_with_any(text, measures);
}

/// `导出时间:2023-07-01`
bool is_stamp(std::string_view text) {
  if (!take_any(text, stamp_deeds) || !take_any(text, stamp_facts)) return false;
  return text.empty() || text.front() == ':' || is_digit(text.front());
}

/// `单位:万元`, `经办人(签字):`
bool is_labelled(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == text.npos) return false;
  text = text.substr(0, colon);
  if (text.ends_with(")")) text = text.substr(0, text.rfind('('));
  for (const std::string_view seal : seals) {
    if (text.ends_with(seal)) text.remove_suffix(seal.size());
  }
  return is_one_of(text, labels);
}

/// `县乡村振兴局(盖章):`; a 签字笔 is none.
bool holds_a_seal(std::string_view text) {
  return std::any_of(std::begin(seals), std::end(seals), [&](std::string_view seal) {
    const std::size_t at = text.find(seal);
    if (at == text.npos) return false;
    const std::string_view behind = text.substr(at + seal.size());
    return behind.starts_with(":") || behind.starts_with(")") || behind.starts_with("处");
  });
}

bool is_in_other_words(std::string_view folded) {
  constexpr std::size_t longest = 36;  // bytes: a dozen characters
  constexpr std::string_view words[] = {"合计", "总计", "小计", "共计", "合計", "總計", "小計"};
  if (folded.ends_with("total") || folded.ends_with("totals") || folded.ends_with("累计")) return folded.size() <= longest;
  return folded.size() <= longest && std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
           return folded.starts_with(word) || folded.ends_with(word);
         });
}

/// Some character of every totals word: 计 or 計, the l of total; or one that folding may turn into that.
bool may_hold_totals_word(std::string_view text) {
  static constexpr auto begins_one = [] {
    std::array<bool, 256> begins{};
    for (const unsigned byte : {0x6Cu, 0x4Cu, 0xEFu, 0xE8u}) begins[byte] = true;  // l, L
    return begins;
  }();
  bool any = false;
  for (const char c : text) any |= begins_one[static_cast<unsigned char>(c)];
  if (!any) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == 'l' || c == 'L' || c == '\xEF') return true;
    if (c == '\xE8' && (text.substr(at).starts_with("计") || text.substr(at).starts_with("計"))) return true;
  }
  return false;
}

}  // namespace

std::string_view bare_totals_word(std::string_view folded) {
  if (folded.ends_with(":")) folded.remove_suffix(1);
  for (const auto& [open, close] : brackets) {
    if (folded.ends_with(close)) folded = folded.substr(0, folded.rfind(open));
  }
  if (folded.ends_with(":")) folded.remove_suffix(1);
  return folded;
}

bool is_totals_word(std::string_view folded) { return is_one_of(bare_totals_word(folded), totals_words); }

bool smells_of_totals(std::string_view text) {
  if (!may_hold_totals_word(text)) return false;
  const std::string folded = folded_name(text);
  return is_totals_word(folded) || is_in_other_words(bare_totals_word(folded));
}

/// `1.本表由…`, `2、以上数据…`: of a list of notes.
std::string_view behind_number(std::string_view text) {
  constexpr std::string_view marks[] = {".", "、", ")", "．"};
  std::string_view rest = text;
  return take_page_number(rest) >= 0 && take_any(rest, marks) ? rest : text;
}

bool begins_a_note(std::string_view folded) {
  if (begins_with_any(folded, note_words)) return true;
  const std::string_view rest = behind_number(folded);
  return rest.size() < folded.size() && (begins_with_any(rest, note_words) || begins_with_any(rest, openings));
}

bool says_nothing(std::string_view folded) {
  if (is_rule(folded)) return true;
  const std::string_view core = without_frame(folded);
  return is_page(core) || is_count_of_rows(core) || is_stamp(core) || is_labelled(core) ||
         begins_with_any(core, openings) || is_one_of(core, closings);
}

bool says_nothing_alone(std::string_view folded) {
  if (says_nothing(folded) || holds_a_seal(folded)) return true;
  const std::string_view core = without_frame(folded);
  if (begins_with_any(core, addresses)) return true;
  std::string_view rest = core;
  if (take_count(rest) && begins_with_any(rest, measures)) return true;
  rest = core;
  const int page = take_page_number(rest);
  if (page < 0) return false;
  if (take(rest, "/")) {
    const int pages = take_page_number(rest);
    return page <= pages && (rest.empty() || rest == "页");  // 2023/6 is a month
  }
  // -2-; a number behind a minus or in brackets is one.
  std::string_view behind = folded.substr(static_cast<std::size_t>(core.data() - folded.data()) + core.size());
  return rest.empty() && take_rule_character(folded) && take_rule_character(behind);
}

bool is_running_number(std::string_view folded_header) { return is_one_of(folded_header, running_numbers); }

void each_beginning(const std::function<void(std::string_view)>& take_word) {
  const auto all = [&](const auto& words) { std::for_each(std::begin(words), std::end(words), take_word); };
  all(totals_words);
  all(note_words);
  all(stamp_deeds);
  all(labels);
  all(openings);
  all(closings);
  all(counted_by);
  all(missing_marks);
  for (const char digit : std::string_view("123456789")) {
    for (const std::string_view mark : {".", "、"}) take_word(digit + std::string(mark));
  }
  take_word("第");
  take_word("page");
  for (const std::string_view first : rule_characters) {
    for (const std::string_view second : rule_characters) take_word(std::string(first) + std::string(second));
    take_word(std::string(first) + " ");
  }
}

}  // namespace shanhai
