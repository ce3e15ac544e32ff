#include "check/kinds.h"

#include <algorithm>

namespace shanhai::checking {

namespace {

constexpr Severity error = Severity::error;
constexpr Severity warning = Severity::warning;
constexpr Severity note = Severity::note;

constexpr Kind table[] = {
    // The file and its header.
    {"no-ledger", error, "不是任何一种台账", "Belongs to no ledger",
     "对照 shanhai schema 补上必填列的表头；表头不同的列用 --column ID=表头 指明",
     "Give it the required headers (see 'shanhai schema'), or say with --column ID=HEADER which they are"},
    {"header-unreadable", error, "表头里有读不出的文字", "A header with bytes that are wrong in its encoding",
     "重新导出，或用 --encoding 指明编码；文件损坏的，改正表头这一格",
     "Export it again, or say the encoding with --encoding; in a damaged file mend that cell of the header"},
    {"own-table", note, "是目标表或引文表，不是台账", "A table of targets or statements, not a ledger",
     "不用处理", "Nothing to do"},
    {"column-twice", error, "两列表头指同一列", "Two headers for one column",
     "改掉其中一个表头，或用 --column {column}=表头（或 #列号）指明用哪一列",
     "Rename one of them, or say with --column {column}=HEADER (or its place, #3) which one is meant"},
    {"unit-unclear", error, "单位不明", "A unit that is not understood",
     "改正单位的写法，或用 --unit-of {column}=万元 指明", "Mend how the unit is written, or say with --unit-of {column}=万元 which it is"},
    {"column-lacking", note, "缺少同一台账其他文件有的列", "Columns that other files of the ledger have",
     "能补就补上；补不上的，问到这些列时这个文件的行无从判断", "Add them if they are known; questions on them cannot tell the rows of this file"},
    {"column-ignored", note, "未识别的列，不参与统计", "A header that is not known: the column is not counted",
     "如应统计，改用标准表头或用 --column ID=表头 指明；否则不用处理",
     "If it matters, use a known header or --column ID=HEADER; otherwise leave it"},
    {"column-personal", warning, "未识别的列里有身份证号或手机号（显示时已遮蔽）",
     "An unrecognised column holds identity or mobile numbers (masked when shown)",
     "改用标准表头（身份证号、联系电话），或删去这一列", "Use a known header (身份证号, 联系电话), or remove the column"},

    {"column-empty", warning, "必填的列从头到尾是空的", "A required column that is empty from top to bottom",
     "检查导出时是否漏了这一列，或表头是否对错了列", "See whether the export left the column out, or its header names the wrong one"},

    // Rows.
    {"no-rows", warning, "只有表头，没有数据行", "A header and no rows",
     "导出可能中断了：重新导出；确无数据的，不用处理", "The export may have broken off: export it again; fine if there is nothing yet"},
    {"row-unreadable", error, "整行无法读取", "A row that cannot be read",
     "在原表中改正这一行后重新导出", "Mend the row in the source and export it again"},
    {"second-table", error, "下方另有一张表，其行未读入", "Another table stands lower down; its rows are not read",
     "把从这一行起的内容另存为一个文件", "Put the rows from there on into a file of their own"},
    {"totals-differ", error, "合计行与各行之和不符", "A totals row differs from its rows",
     "核对该列各行与合计，改正有误的一方", "Compare the rows of the column with the total, and mend the one that is wrong"},
    {"totals-counted", warning, "像合计的行，但按数据计入了", "Rows that look like totals, but are counted as data",
     "若是合计，把这一格改成 合计 或 小计；若是数据，不用处理",
     "If it is a total, write 合计 or 小计 (Total, Subtotal) in that cell, as the first of the row; if it is data, leave it"},
    {"file-copied", error, "半数以上的行也在另一个文件里", "Half or more of the rows stand in another file",
     "若是同一台账的两次导出，只留最新的一份", "If these are two exports of one ledger, keep only the newer"},
    {"summary-counted", error, "各时期合计与另一个文件相同（汇总表？）", "The sums are another file's, period by period (a summary?)",
     "若是汇总表，移到别的文件夹", "If it is a summary, keep it in another folder"},
    {"row-duplicate", warning, "完全相同的行", "Rows that are exactly alike",
     "若是重复录入，删去多余的行", "If they were entered twice, remove the copies"},
    {"rows-in-two-files", warning, "同样的行也在另一个文件里", "The same rows stand in another file",
     "若是重复录入，只留一处", "If they were entered twice, keep one of them"},
    {"short-rows", note, "单元格比表头少的行（缺的按空处理）", "Rows shorter than the header (the rest is taken as empty)",
     "若缺的只是行末空格子，不用处理；否则检查是否错列", "Fine where only empty cells at the end are left out; else look for shifted cells"},
    {"fill-down", warning, "只在每块的首行填写（合并单元格导出）", "Filled only in the first row of each block (merged cells)",
     "在原表中取消合并并填满，或读取时加 --fill-down {column}", "Unmerge and fill the cells, or read with --fill-down {column}"},

    // Cells.
    {"cell-unreadable", error, "单元格无法读取", "Cells that cannot be read",
     "按提示改成数字或日期；没有数据的留空", "Write a number or a date as the message says, or leave the cell empty"},
    {"required-empty", warning, "必填的格子是空的", "A required cell that is empty",
     "按原始资料补上：没有日期的行不属于任何时期，没有金额的行只计笔数",
     "Fill it in from the source: a row without a date belongs to no period, one without an amount is only counted"},
    {"spaces-around", warning, "内容前后有空格或撇号（已去掉）", "Spaces or an apostrophe around cells (dropped)",
     "在原表中去掉；不改也能读", "Remove them in the source; they are read all the same"},
    {"word-unknown", warning, "不在词表内的值", "Values outside the vocabulary",
     "改成词表中的写法，或把它加进 vocabulary.csv", "Use the vocabulary's spelling, or add the value to vocabulary.csv"},
    {"text-destroyed", warning, "文字已被错误的编码转换毁坏", "Text that a wrong conversion has destroyed",
     "无法还原：从来源重新导出", "It cannot be restored: export it again from the source"},
    {"characters-hidden", note, "有看不见的字符或部首字符（网页、PDF 复制所致）",
     "Characters that cannot be seen, or radicals in place of characters (copied from a web page or PDF)",
     "在原表中重新键入这一格；否则按名称筛选、分组会漏掉它", "Type the cell again in the source, or conditions and groups by its name will miss it"},
    {"date-zone", note, "日期带时区，换成北京时间是另一天", "A date with a time zone that is another day in Beijing",
     "时区被略去，按所写的日期计；如应按北京时间，在原表中改正", "The zone is dropped and the day taken as written; mend it in the source if Beijing's is meant"},
    {"number-rounded", note, "小数多于四位，已四舍五入", "Finer digits than 0.0001 were rounded",
     "如需精确，改用更小的单位", "Where that matters, use a smaller unit"},
    {"number-remark", note, "数字后带括注，只取数字", "A number with a remark: the number was taken",
     "把括注移到备注列", "Move the remark to the notes column"},
    {"count-negative", warning, "人数、户数等为负数", "A count below zero",
     "核对原始资料；冲减请另行说明", "Look it up in the source"},
    {"outlier", note, "比该列中位数大一万倍以上（把元当成万元？）", "10,000 times its column's median (yuan taken for 万元?)",
     "核对单位", "Check the unit"},
    {"units-mixed", warning, "同一列混用单位", "Several units in one column",
     "统一单位，写进表头，如 金额(万元)", "Use one unit and name it in the header, as 金额(万元)"},
    {"unit-unknown", warning, "没有写明单位，且全部数值小于一万（可能是万元）",
     "No unit is named, and every value is under 10,000 (万元 perhaps?)",
     "在表头或表上方写明单位，如 到位资金(万元) 或 单位：万元", "Name the unit in the header or above it, as 到位资金(万元) or 单位：万元"},
    {"unit-differs", error, "没有写明单位，且数量级与写明单位的文件不同", "No unit is named, and the values are of another size than where one is",
     "在表头或表上方写明单位，如 到位资金(万元) 或 单位：万元", "Name the unit in the header or above it, as 到位资金(万元) or 单位：万元"},
    {"price-outlier", warning, "单价与同一产品的中位数相差百倍以上", "A unit price a hundred times off its product's median",
     "核对金额与数量的单位", "Check the units of amount and quantity"},
    {"rate-differs", warning, "比率与分子分母算出的不一致", "A rate that differs from its parts",
     "按分子分母重新计算", "Compute it again from its parts"},

    {"code-damaged", error, "编号被电子表格改成了数字（去重时按空处理）", "A code damaged by a spreadsheet (missing when codes are counted)",
     "无法还原：从来源重新取得，并先把该列设为文本格式", "It cannot be restored: take it again from the source, with the column set to text"},
    {"code-rounded", warning, "长编号第15位以后全是0（被电子表格截断？）", "Every long code ends in zeros (cut to 15 digits by a spreadsheet?)",
     "与来源核对；若被截断，重新取得，并先把该列设为文本格式", "Compare with the source; if they were cut, take them again, with the column set to text"},

    // Persons.
    {"identity-form", error, "身份证号位数或字符不对", "An identity number of the wrong form",
     "按证件重新录入18位号码", "Enter the 18 characters again from the card"},
    {"identity-check", error, "身份证号校验码不对", "An identity number with a wrong check character",
     "按证件核对每一位", "Compare every digit with the card"},
    {"identity-birth", error, "身份证号中的出生日期不可能", "An identity number with an impossible birth date",
     "按证件核对第7至14位", "Compare digits 7 to 14 with the card"},
    {"identity-damaged", error, "身份证号被电子表格改成了数字", "An identity number damaged by a spreadsheet",
     "无法还原：从来源重新取得，并先把该列设为文本格式", "It cannot be restored: take it again from the source, with the column set to text"},
    {"identity-masked", note, "身份证号已被遮蔽（去重时按空处理）", "An identity number that is masked (missing when persons are counted)",
     "如需去重计数，用未遮蔽的台账", "To count persons, use the ledger before masking"},
    {"identity-two-names", error, "同一身份证号对应不同姓名", "One identity number with two names",
     "按证件核对号码与姓名", "Compare number and names with the cards"},
    {"person-placeholder", warning, "姓名、证件或电话里是占位的文字", "A placeholder instead of a name or number",
     "补上真实内容，或留空（身份证号去重时按空处理）", "Fill in what is right, or leave it empty (persons are counted as if it were)"},
    {"person-twice", warning, "同一身份证号在同一月出现两次", "The same identity number twice in one month",
     "若是重复登记，只留一行", "If it was entered twice, keep one row"},
    {"person-overlap", warning, "同一身份证号的就业时段重叠", "The same identity number with overlapping spans",
     "补上前一段的结束时间，或删去重复的行", "Fill in the end of the earlier span, or remove the copy"},
    {"person-under-16", warning, "当天未满16周岁", "Under 16 on the day",
     "核对身份证号与日期", "Check the identity number and the date"},
    {"phone-form", warning, "电话号码格式不对", "A telephone number of the wrong form",
     "填11位手机号，或带区号的座机号", "Enter 11 digits of a mobile, or a landline with its area code"},
    {"phone-masked", note, "电话号码已被遮蔽", "A telephone number that is masked", "不用处理", "Nothing to do"},

    // Places, and ledgers against each other.
    {"village-two-townships", warning, "同一个村归在两个乡镇下", "A village under two townships",
     "核对乡镇；若确是两个同名的村，不用处理", "Check the township; fine if two villages share the name"},
    {"not-in-ledger", note, "在另一种台账中查不到", "Not found in the ledger that lists them",
     "统一名称的写法，或在那份台账中补上", "Use one spelling, or add it to that ledger"},
};

}  // namespace

std::span<const Kind> kind_table() { return table; }

const Kind* find_kind(std::string_view id) {
  const auto found = std::ranges::find(table, id, &Kind::id);
  return found == std::end(table) ? nullptr : found;
}

}  // namespace shanhai::checking
