"""Sales: two years, and two halves of a year."""
from decimal import Decimal
from itertools import groupby

from generator.exports.styles import (as_is, chinese, slashes, serial, compact, plain, grouped,
                                      full_width, ten_thousands, with_yuan, in_yen_sign, signed,
                                      scientific)
from generator.exports.tables import (Column, Numbering, blocks, cells, heading, month, pages,
                                      quarter, separated, shortened, totals)


def sales_2021(rows):
    """Semicolons; ¥; remarks with line ends and quotes; blank lines between months; notes below."""
    remarks = ["", "", "分两批发货\n（运费另计）", "", '合同见"附件2"；已验收', ""]
    columns = [
        Column("日期", "销售日期", slashes), Column("乡镇", "乡镇"), Column("企业", "供应商"),
        Column("产品", "农产品"), Column("产品类别", "品类"), Column("销售渠道", "渠道"),
        Column("采购单位", "采购方", empty=("无", "/", "不详", "-")), Column("销往地区", "销往地"),
        Column("数量", "销量", grouped), Column("计量单位", "单位"), Column("金额", "成交金额", in_yen_sign),
        Column("", "备注", empty=remarks),
    ]
    lines, number = [heading(columns)], 0
    for _, block in groupby(rows, month):
        block = list(block)
        lines += cells(columns, block, number) + [[], [""] * len(columns)]
        number += len(block)
    lines.append(totals("总 计", columns, rows))
    lines += [["填表人：甲", "", "审核：乙"], ["说明：金额按合同价计。"], ["一式三份。"]]
    return separated(lines, ";").encode()


def sales_2022(rows):
    """GB18030; 合计 first; printed pages; 万 in the cells, whatever the header says."""
    columns = [
        Numbering(), Column("日期", "采购日期", chinese), Column("企业", "供货单位"), Column("乡镇", "所在乡镇"),
        Column("产品", "产品名称"), Column("产品类别", "类别"), Column("采购单位", "购买单位"),
        Column("销售渠道", "采购方式"), Column("销往地区", "目的地"),
        Column("数量", "采购数量", ten_thousands, as_is), Column("计量单位", "数量单位"),
        Column("金额", "采购金额（元）", ten_thousands, lambda amount: ten_thousands(amount) + "元",
               grouped),
    ]
    head, *lines = pages(columns, rows, 40, "本 页 合 计")
    lines = [["２０２２年消费帮扶台账"], head, totals("合计", columns, rows), *lines]
    return separated(lines, newline="\n").encode("gb18030")


def sales_2023_first(rows):
    """Tabs; a title that gives the unit in its own cell; amounts in 万元; days without marks."""
    columns = [
        Column("日期", "交易日期", compact), Column("乡镇", "乡镇"), Column("企业", "销售主体"),
        Column("产品", "品名"), Column("产品类别", "产品类型"), Column("销售渠道", "销售方式"),
        Column("销往地区", "销售地"), Column("数量", "销售数量", full_width), Column("计量单位", "计量单位"),
        Column("金额", "销售额", lambda amount: plain(Decimal(amount).scaleb(-4))),
        Column("采购单位", "客户"),
    ]
    lines = [["独山县消费帮扶销售情况", "（2023年1—6月）"], ["金额单位:万元", "截至6月30日"],
             heading(columns), *blocks(columns, rows, month, "小计")]
    return separated(shortened(lines), "\t").encode()


def sales_2023_second(rows):
    """English headings and ids; full-width and scientific numbers; totals in between; CR alone."""
    columns = [
        Column("日期", "Date", as_is, lambda day: day + " 00:00:00", serial, slashes),
        Column("企业", "Enterprise"), Column("产品", "PRODUCT"), Column("产品类别", "category"),
        Column("销售渠道", "Channel"), Column("采购单位", "buyer", empty=("—",)),
        Column("销往地区", "Destination"), Column("数量", "Quantity", scientific, as_is, signed),
        Column("计量单位", "measure"),
        Column("金额", "amount [CNY]", in_yen_sign, full_width, scientific, with_yuan),
        Column("乡镇", "Township"),
    ]
    lines = [heading(columns), *blocks(columns, rows, quarter, "Sub total"),
             totals("Grand Total", columns, rows), ["Source: county office"]]
    return separated(lines, newline="\r").encode("utf-8-sig")
