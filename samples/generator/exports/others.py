"""The smaller ledgers: training, talent, pairing, communities, enterprises, and the targets."""
from decimal import Decimal

from generator.exports.styles import (as_is, respelled, respelled_too, text_mark, chinese, slashes,
                                      dots, midnight, serial, compact, plain, grouped, full_width,
                                      grouped_full_width, ten_thousands, wan_to_yuan, wan_to_yi,
                                      with_wan)
from generator.exports.tables import (Column, Numbering, cells, heading, separated, shortened,
                                      totals, upper_heading)


def labour_training(rows):
    """GB18030; 天 and 人 in the headings; days with a time; 合计 with its unit in brackets."""
    columns = [
        Numbering("序 号"), Column("班次", "培训班名称"), Column("培训品牌", "项目 品牌", empty=("", "无")),
        Column("培训类别", "培训类型"), Column("日期", "开班时间", midnight), Column("天数", "培训期限（天）", full_width),
        Column("人次", "培训人次（人次）", full_width), Column("地点", "培训地点"), Column("承办单位", "培训机构"),
    ]
    lines = [["劳务协作培训台账"], heading(columns), *cells(columns, rows),
             totals("合计（人次）", columns, rows)]
    return separated(lines).encode("gb18030")


def talent_training(rows):
    """UTF-8; tabs; everything quoted; a quote in front of numbers; 总计 first and a blank row."""
    columns = [
        Column("培训类别", "培训对象"), Column("班次", "班次名称"), Column("日期", "结业时间", dots, chinese, serial),
        Column("人次", "结业人数", text_mark), Column("天数", "培训天数", text_mark),
        Column("承办单位", "主办单位"), Column("地点", "地点"), Column("培训品牌", "品牌", empty=("—", "")),
    ]
    lines = [heading(columns), totals("总计", columns, rows), [""] * len(columns),
             *cells(columns, rows)]
    return separated(lines, "\t", "\n", quote_all=True).encode()


def talent_east(rows):
    """GB18030; those who came from the east; an empty end written in several ways."""
    columns = [
        Numbering(), Column("方向", "选派方向", respelled, respelled_too), Column("人员类别", "人才类别"),
        Column("派出单位", "原单位"), Column("接收单位", "挂职单位"), Column("职务", "挂职职务"),
        Column("开始日期", "挂职开始时间", chinese, dots), Column("结束日期", "挂职结束时间", chinese, dots,
                                                    empty=("", "-", "无", "—")),
    ]
    lines = [["东部选派人才名册"], heading(columns), *cells(columns, rows), [""] * len(columns),
             ["注：姓名从略。"]]
    return separated(lines).encode("gb18030")


def talent_west(rows):
    """Semicolons, everything quoted; those who went east; the header repeated on each page."""
    columns = [
        Column("开始日期", "到岗日期", serial, as_is), Column("结束日期", "期满日期", serial, as_is),
        Column("人员类别", "类别"), Column("方向", "交流方向", respelled_too, respelled, as_is),
        Column("派出单位", "选派单位"), Column("接收单位", "跟岗单位"), Column("职务", "岗位"),
    ]
    lines = []
    for first in range(0, len(rows), 25):
        lines += [heading(columns), *cells(columns, rows[first:first + 25], first)]
    return separated(lines, ";", quote_all=True).encode("utf-8-sig")


def pairing(rows):
    """GB18030 below headings of ASCII letters alone."""
    columns = [
        Numbering("No."), Column("结对类型", "kind", as_is, respelled), Column("东部单位", "east"),
        Column("西部单位", "west"), Column("日期", "date", compact, as_is),
    ]
    return separated([heading(columns), *cells(columns, rows)], newline="\n").encode("gb18030")


def communities(rows):
    """Old Macintosh line ends, none after the last row; 共计 below a blank line."""
    columns = [
        Column("安置点", "社区名称"), Column("乡镇", "镇"), Column("户数", "安置户数(户)", grouped),
        Column("人数", "安置人数(人)", grouped), Column("日期", "建成时间", chinese),
    ]
    lines = [heading(columns), *cells(columns, rows), [], totals("共计", columns, rows)]
    return separated(lines, newline="\r").rstrip("\r").encode()


def enterprises(rows):
    """UTF-8 with a mark; 亿元 in a heading; a header of two rows; 万 and 亿 in counts."""
    def hundred_millions(amount):
        return plain(Decimal(amount).scaleb(-4))

    columns = [
        Numbering(), Column("企业名称", "公司名称"), Column("来源地", "企业来源", empty=("不详", "")),
        Column("企业类型", "企业性质"), Column("日期", "落地时间", slashes), Column("注销时间", "注销时间"),
        Column("乡镇", "镇街"), Column("园区", "产业园", empty=("无", "")), Column("联农带农方式", "利益联结方式"),
        Column("协议投资", "协议资金", hundred_millions, above="投资（亿元）"),
        Column("到位投资", "到位资金", hundred_millions, above="投资（亿元）"),
        Column("吸纳就业人数", "就业人数", above="带动"),
        Column("其中脱贫劳动力", "从业脱贫劳动力", above="带动"),
        Column("带动户数", "带动农户", above="带动"),
        Column("规模", "规模", ten_thousands, as_is, above="生产"),
        Column("规模单位", "规模单位", above="生产"),
        Column("年产量", "年产量", lambda number: plain(Decimal(number).scaleb(-8)) + "亿",
               ten_thousands, grouped, above="生产"),
        Column("产量单位", "产量单位", above="生产"),
        Column("年产值", "产值", with_wan, wan_to_yuan, above="生产"),
    ]
    lines = [["东西部协作引进企业"], upper_heading(columns), heading(columns), *cells(columns, rows),
             totals("合计", columns, rows, at=1)]
    return separated(lines).encode("utf-8-sig")


def workshops(rows):
    """GB18030; fewer columns, since a workshop has no others; short rows."""
    columns = [
        Column("企业类型", "类型"), Column("企业名称", "单位名称"), Column("日期", "入驻时间", dots, compact),
        Column("乡镇", "乡"), Column("吸纳就业人数", "从业人数"), Column("其中脱贫劳动力", "从业脱贫劳动力"),
        Column("联农带农方式", "带动方式"), Column("注销时间", "注销时间", serial),
    ]
    lines = [heading(columns), *cells(columns, rows), totals("小计", columns, rows)]
    return separated(shortened(lines), newline="\n").encode("gb18030")


def targets(table):
    """The same targets; other scales, and numbers as they are typed."""
    header, rows = table
    lines = [header]
    for number, (indicator, of, target, unit) in enumerate(map(str, row) for row in rows):
        if unit == "万元" and number % 2:
            target, unit = wan_to_yi(target), "元"
        elif unit == "亿元":
            target, unit = grouped(plain(Decimal(target).scaleb(4))), "万元"
        elif number % 2:
            target = grouped_full_width(target)
        lines.append([indicator, of, target, unit])
    return separated(lines).encode("utf-8-sig")
