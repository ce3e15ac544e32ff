"""Labour: a year each, and the last one in two files."""
from generator.exports.styles import (as_is, respelled, respelled_too, padded, no_break, chinese,
                                      slashes, dots, midnight, serial, compact, grouped,
                                      full_width, grouped_full_width, ten_thousands, with_yuan)
from generator.exports.tables import (Column, Numbering, blocks, cells, heading, month, separated,
                                      shortened, totals, township, upper_heading)


def labour_2021(rows):
    """"Unicode text" of a spreadsheet: UTF-16, little end first, tabs, everything quoted."""
    columns = [
        Column("日期", "就业时间", slashes), Column("结束时间", "返乡时间", slashes), Column("乡镇", "镇街"),
        Column("人员类别", "人员类型"), Column("是否已务工", "是否已务工"), Column("就业去向", "转移去向"),
        Column("就业地点", "务工所在地"), Column("用工单位", "务工企业"), Column("岗位", "岗位名称"),
        Column("月收入", "务工月收入（元）", grouped), Column("组织方式", "就业渠道"), Column("人数", "人数（人）"),
    ]
    lines = [heading(columns), *cells(columns, rows), totals("合计", columns, rows)]
    return ("\ufeff" + separated(lines, "\t", quote_all=True)).encode("utf-16-le")


def labour_2022(rows):
    """GB18030; full-width digits; days written in six ways; other words; 小　计 a month."""
    columns = [
        Numbering("No."),
        Column("日期", "转移时间", slashes, compact, serial, chinese, dots,
               full_width),
        Column("结束时间", "结束时间", serial, chinese, slashes, midnight, empty=("", "—", "N/A")),
        Column("乡镇", "乡镇(街道)"), Column("人员类别", "户类型", respelled, as_is, respelled_too),
        Column("是否已务工", "是否已务工", empty=("", "/")),
        Column("就业去向", "就业区域", respelled, respelled_too, as_is), Column("就业地点", "工作地点"),
        Column("用工单位", "用工企业"), Column("岗位", "从事工种"),
        Column("月收入", "月工资", grouped_full_width, full_width, grouped, empty=("", "不详")),
        Column("组织方式", "输出方式", respelled, respelled_too), Column("人数", "转移人数", full_width, as_is),
    ]
    lines = [["独山县2022年农村劳动力转移就业台账"], [], heading(columns),
             *blocks(columns, rows, month, "小　计"), totals("合 计", columns, rows),
             ["数据来源：各镇人民政府"], ["注：１人以上的行为集体外出。"]]
    return separated(lines).encode("gb18030")


def labour_2023(rows):
    """Semicolons; no column that says who works; 合计 below each town; spaces; two header rows."""
    above = "务工情况"
    columns = [
        Column("乡镇", "所在乡镇", padded, as_is, no_break), Column("日期", "外出时间", as_is, midnight),
        Column("结束时间", "返乡时间", as_is, midnight),
        Column("人数", "就业人数(人)", padded, as_is, ten_thousands),
        Column("人员类别", "脱贫属性", as_is, respelled), Column("就业去向", "去向", above=above),
        Column("就业地点", "务工地址", above=above), Column("用工单位", "务工企业名称", above=above),
        Column("岗位", "工种", above=above),
        Column("月收入", "月薪", as_is, with_yuan, ten_thousands, above=above),
        Column("组织方式", "转移方式", respelled_too, as_is),
    ]
    lines = [upper_heading(columns), heading(columns), *blocks(columns, rows, township, "合计")]
    return separated(lines, ";", "\n").encode("utf-8-sig")


def labour_2023_waiting(rows):
    """GB18030 with old Macintosh line ends; few rows; the empty cells at their ends left out."""
    columns = [
        Column("日期", "登记日期", dots), Column("是否已务工", "是否已务工"), Column("乡镇", "镇"),
        Column("人员类别", "身份类别"), Column("人数", "人数"), Column("组织方式", "组织方式"),
        Column("就业去向", "务工区域"), Column("结束时间", "结束时间"), Column("就业地点", "务工地点"),
        Column("用工单位", "就业单位"), Column("岗位", "岗位"), Column("月收入", "工资"),
    ]
    return separated(shortened([heading(columns), *cells(columns, rows)]),
                     newline="\r").encode("gb18030")
