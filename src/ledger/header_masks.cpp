// What a header says about the cells below it: persons, codes, quantities, or nothing of the kind.
#include <algorithm>
#include <array>

#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/masking.h"

namespace shanhai {

namespace {

constexpr std::string_view words_of_codes[] = {"编号", "编码", "代码", "单号", "流水号", "合同号", "凭证号", "发票号", "文号"};
constexpr std::string_view words_of_quantities[] = {"金额", "额", "价", "数", "量", "率"};
/// At its end: 电话费 is one, 消费者 is none.
constexpr std::string_view ends_of_quantities[] = {"费", "资金", "投资", "产值", "收入", "工资", "支出", "成本", "面积"};

/// Wherever they stand in a header: the number is a person's.
constexpr std::string_view words_of_identity[] = {"身份证", "身份号", "证件号", "证件编号", "残疾证", "残疾人证", "护照"};
constexpr std::string_view words_of_phones[] = {"电话", "手机", "联系方式", "联系号码", "移动号码", "微信号"};
constexpr std::string_view english_phones[] = {"mobile", "tel", "telephone", "tel.", "cell", "phonenumber", "phoneno.", "contactnumber"};
constexpr std::string_view english_identities[] = {"idcard", "idnumber", "idno.", "idno", "idcardnumber", "identitycard"};
constexpr std::string_view english_names[] = {"fullname", "contact", "contactperson", "householder"};
/// At its end: 企业法人 is a person, 法人单位 is none.
constexpr std::string_view words_of_names[] = {"姓名",   "名字",   "户主",   "户主名", "联系人", "法人",   "法人代表", "法定代表人",
                                               "负责人", "经办人", "收款人", "领款人", "申请人", "监护人", "填报人",   "填表人"};
/// At the end of a header about persons that holds no name and no number: 电话费, 联系人数, 身份证有效期.
constexpr std::string_view words_of_others[] = {"费", "额", "价", "数", "量", "率", "期", "日期", "类型", "类别", "关系", "单位", "品牌", "型号"};

bool holds_one(std::string_view header, const auto& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return header.find(word) != header.npos; });
}
bool ends_with_one(std::string_view header, const auto& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return header.ends_with(word); });
}
/// Without a bracket, running number or mark at the end: 联系人1, 姓名（必填）, 手机*.
std::string_view without_tail(std::string_view header) {
  for (;;) {
    const std::string_view before = header;
    if (header.ends_with(')')) header = header.substr(0, header.rfind('('));
    while (!header.empty() && std::string_view("0123456789_*:.#").find(header.back()) != std::string_view::npos) header.remove_suffix(1);
    if (header.size() == before.size()) return header;
    if (header.empty()) return before;
  }
}

/// Codes, keys or quantities stand below it.
bool speaks_of_values(std::string_view folded) {
  return holds_one(folded, words_of_codes) || holds_one(folded, words_of_quantities) || ends_with_one(without_tail(folded), ends_of_quantities);
}
bool is_one(std::string_view header, const auto& words) { return std::ranges::find(words, header) != std::end(words); }

}  // namespace

bool speaks_of_codes(std::string_view header) { return holds_one(folded_name(header), words_of_codes); }

HeaderMasks::HeaderMasks(const Catalogue& catalogue) {
  for (const LedgerSpec& ledger : catalogue.ledgers()) {
    for (const ColumnSpec& column : ledger.columns) {
      if (!is_personal(column.type)) continue;
      for (const std::string& name : column.names()) {
        if (name.empty()) continue;
        const std::pair<std::string, ColumnType> known(folded_name(name), column.type);
        if (std::ranges::find(names_, known) == names_.end()) names_.push_back(known);
      }
    }
  }
}

/// Numbers before names: 联系人电话 holds both words, and a telephone.
ColumnType HeaderMasks::kind_of(const std::string& folded) const {
  for (const auto& [name, type] : names_) {
    if (folded == name) return type;
  }
  const std::string_view header = without_tail(folded);
  const bool about = header.starts_with("是否") || header.starts_with("有无") || ends_with_one(header, words_of_others);
  if (about) return ColumnType::text;
  constexpr std::array in_order = {ColumnType::identity, ColumnType::phone, ColumnType::name};
  for (const ColumnType type : in_order) {
    if (type == ColumnType::identity && (holds_one(header, words_of_identity) || is_one(header, english_identities))) return type;
    if (type == ColumnType::phone && (holds_one(header, words_of_phones) || is_one(header, english_phones))) return type;
    if (type == ColumnType::name && (holds_one(header, std::array{"姓名"}) || ends_with_one(header, words_of_names) || is_one(header, english_names))) {
      return type;
    }
    for (const auto& [name, of] : names_) {
      const bool is_a_part = static_cast<unsigned char>(name[0]) >= 0x80;  // not of "name"
      if (of == type && is_a_part && header.find(name) != header.npos) return type;
    }
  }
  return ColumnType::text;
}

CellMask HeaderMasks::of(std::string_view header) const {
  const std::string folded = folded_name(header);
  const ColumnType kind = kind_of(folded);
  return {kind, !is_personal(kind) && speaks_of_values(folded)};
}

CellMask HeaderMasks::of(const ColumnSpec& spec, std::string_view header) const {
  const std::string folded = folded_name(header);
  const std::vector<std::string> names = spec.names();
  const bool own = std::ranges::any_of(names, [&](const std::string& name) { return folded_name(name) == folded; });
  if (!own && !is_personal(spec.type)) {
    if (const ColumnType kind = kind_of(folded); is_personal(kind)) return {kind};
  }
  return mask_of(spec);
}

CellMask mask_of(const ColumnSpec& spec) {
  if (is_personal(spec.type)) return {spec.type};
  return {ColumnType::text, !is_text(spec.type) || speaks_of_values(folded_name(spec.label))};
}

}  // namespace shanhai
