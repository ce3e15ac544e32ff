"""The funds of a year each, from four offices."""
from generator.exports.styles import (as_is, respelled, respelled_too, padded, no_break, text_mark,
                                      chinese, slashes, serial, compact, grouped, full_width,
                                      wan_to_yuan, wan_to_grouped_yuan, wan_to_yi, with_wan,
                                      with_yuan, wide_yen_sign, scientific)
from generator.exports.tables import (Column, Numbering, blocks, cells, heading, pages, quarter,
                                      separated, totals, township, upper_heading)


def funds_2020(rows):
    """UTF-8 with a mark; a title; 元 in headings of two lines; 合计 first; coarse dates in words."""
    money = (wan_to_grouped_yuan,)
    columns = [
        Numbering(), Column("项目编号", "项目编码", text_mark), Column("项目名称", "建设项目"),
        Column("资金类别", "资金来源", respelled, as_is), Column("投向", "项目类别", as_is, respelled),
        Column("乡镇", "镇街"), Column("村", "村（社区）", empty=("/", "")), Column("安置点", "安置区"),
        Column("日期", "下达时间", chinese, slashes),
        Column("计划资金", "计划投资\n（元）", *money, empty=("-", "—", "")),
        Column("到位资金", "下达资金\n（元）", *money), Column("支出资金", "支付数\n（元）", *money),
        Column("带动投资", "企业自筹\n（元）", *money, empty=("", "/")),
        Column("受益户数", "覆盖户数", grouped), Column("受益人数", "覆盖人数", grouped),
        Column("带动就业人数", "吸纳就业人数"), Column("其中脱贫人口就业", "其中脱贫户就业人数"),
        Column("分红受益人数", "分红人数"), Column("资产权属", "产权归属", empty=("无", "")),
        Column("项目状态", "建设进度"),
    ]
    rows = sorted(rows, key=lambda row: row["投向"])
    lines = [["附件1"], ["独山县2020年东西部协作资金安排表"], heading(columns),
             totals("合计", columns, rows), *cells(columns, rows)]
    return separated(lines).encode("utf-8-sig")


def funds_2021(rows):
    """GB18030; two titles; 万元 said once; a header of two rows; 小 计 a quarter; notes below."""
    columns = [
        Column("项目编号", "", above="项目编号"), Column("项目名称", "", above="项目名称"),
        Column("日期", "", slashes, as_is, above="资金年度"),
        Column("资金类别", "资金性质", as_is, respelled_too, above="类别"),
        Column("投向", "领域", respelled_too, as_is, above="类别"),
        Column("乡镇", "乡(镇)", above="实施地点"), Column("村", "行政村", above="实施地点"),
        Column("安置点", "易地搬迁安置点", above="实施地点"),
        Column("计划资金", "计划资金", grouped, above="资金(万元)"),
        Column("到位资金", "到位资金", grouped, above="资金(万元)"),
        Column("支出资金", "支出资金", grouped, above="资金(万元)"),
        Column("带动投资", "", grouped, above="撬动社会资本"),
        Column("受益户数", "受益户数", above="带动情况"), Column("受益人数", "受益人数", above="带动情况"),
        Column("带动就业人数", "带动就业", above="带动情况"),
        Column("其中脱贫人口就业", "吸纳脱贫人口就业", above="带动情况"),
        Column("分红受益人数", "分红受益人数", above="带动情况"),
        Column("资产权属", "", above="资产权属"), Column("项目状态", "", above="进度"),
    ]
    wide = len(columns)
    lines = [
        ["黄埔•独山东西部协作项目资金台账（2021年）"] + [""] * (wide - 1),
        ["填报单位：独山县乡村振兴局"] + [""] * (wide - 4) + ["单位：万元", "", ""],
        upper_heading(columns), heading(columns),
        *blocks(columns, rows, quarter, "小 计"), totals("合　计", columns, rows),
        ["填表人：甲", "", "", "审核人：乙", "", "负责人：丙"] + [""] * (wide - 6),
    ]
    return separated(lines).encode("gb18030")


def funds_2022(rows):
    """UTF-16, big end first, tabs; printed pages; the unit in every cell; 本页小计 and 累计."""
    money = (with_wan, lambda amount: with_yuan(wan_to_yuan(amount)), wan_to_yi)
    columns = [
        Column("项目编号", "项目代码"), Column("项目名称", "项目"), Column("日期", "拨付日期", compact),
        Column("资金类别", "资金类别"), Column("投向", "资金投向", respelled, respelled_too),
        Column("乡镇", "乡镇名称", as_is, padded), Column("村", "村名"), Column("安置点", "安置点"),
        Column("计划资金", "预算资金", *money, empty=("", "N/A")), Column("到位资金", "到账数", *money),
        Column("支出资金", "已支付资金", *money), Column("带动投资", "自筹资金", *money, empty=("", "无")),
        Column("受益户数", "受益户数", full_width), Column("受益人数", "受益人数", full_width),
        Column("带动就业人数", "带动就业人数(人)", empty=("", "NULL")),
        Column("其中脱贫人口就业", "其中脱贫人口就业(人)", empty=("", "#N/A")),
        Column("分红受益人数", "分红人数(人)"),
        Column("资产权属", "资产权属"), Column("项目状态", "实施进度"),
    ]
    lines = pages(columns, rows, 12, "本页小计")
    lines.append(totals("累  计", columns, rows))
    return ("\ufeff" + separated(lines, "\t")).encode("utf-16-be")


def funds_2023(rows):
    """UTF-8; days as a spreadsheet counts them; numbers typed as text; nothing but commas below."""
    money = (wan_to_yuan, lambda amount: text_mark(wan_to_yuan(amount)),
             lambda amount: wide_yen_sign(wan_to_grouped_yuan(amount)),
             lambda amount: scientific(wan_to_yuan(amount)))
    columns = [
        Column("项目编号", "编号", text_mark), Column("项目名称", "项目名称", no_break),
        Column("投向", "项目类型"), Column("资金类别", "资金来源", as_is, respelled),
        Column("日期", "安排时间", serial, serial, lambda day: serial(day) + ".0"),
        Column("乡镇", "所在乡镇"), Column("村", "村组(社区)"), Column("安置点", "安置点"),
        Column("计划资金", "投资规模", *money), Column("到位资金", "协作资金", *money),
        Column("支出资金", "报账资金", *money), Column("带动投资", "企业投资", *money),
        Column("受益户数", "受益户数", text_mark), Column("受益人数", "受益人数", text_mark),
        Column("带动就业人数", "带动就业人数", as_is, lambda people: people + ".0"),
        Column("其中脱贫人口就业", "其中脱贫人口就业"), Column("项目状态", "项目状态"),
        Column("分红受益人数", "分红受益人数"), Column("资产权属", "资产权属"),
    ]
    lines = [heading(columns), *blocks(columns, rows, township, "小计：", at=1),
             totals("总计", columns, rows, at=1)]
    lines += [[""] * len(columns)] * 12
    return separated(lines, newline="\n").encode()
