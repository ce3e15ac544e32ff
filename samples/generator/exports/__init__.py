"""The county's ledgers once more, as twenty offices would send them, each damaged in its own way.

Nothing is lost: the same rows are there, and every figure comes out as from dushan/. What differs
is what spreadsheets and offices do to a ledger: encodings, separators and line ends, titles,
headers of two rows, units, totals rows, pages, notes, and the spelling of headers, words, dates and
numbers. In the modules below one function is one office; a column of its table names the styles
that the cells take in turn.
"""
from generator.exports import funds, labour, others, sales

READ_ME = """\
各镇、各部门：
请按季度报送台账，可用表格软件另存为 CSV 或 TXT。
本文件不是台账。
"""


def year(number):
    return lambda row: row["日期"].startswith(str(number))


def works(row):
    return row["是否已务工"] != "否"


def first_half(row):
    return row["日期"] < "2023-07"


def cooperation(row):
    return row["培训类别"] == "劳务协作"


def from_east(row):
    return row["方向"] in ("东部选派", "东派西", "来黔")


def workshop(row):
    return row["企业类型"].endswith("帮扶车间")


def no(test):
    return lambda row: not test(row)


OFFICES = [  # file, ledger, who writes it, and the rows that it has: those which pass all tests
    ("资金2020.csv", "funds", funds.funds_2020, year(2020)),
    ("资金2021.csv", "funds", funds.funds_2021, year(2021)),
    ("资金2022.txt", "funds", funds.funds_2022, year(2022)),
    ("资金2023.csv", "funds", funds.funds_2023, year(2023)),
    ("劳务2021.txt", "labour", labour.labour_2021, year(2021)),
    ("劳务2022.csv", "labour", labour.labour_2022, year(2022)),
    ("劳务2023.csv", "labour", labour.labour_2023, year(2023), works),
    ("劳务2023待就业.csv", "labour", labour.labour_2023_waiting, year(2023), no(works)),
    ("销售2021.csv", "sales", sales.sales_2021, year(2021)),
    ("销售2022.csv", "sales", sales.sales_2022, year(2022)),
    ("销售2023上半年.tsv", "sales", sales.sales_2023_first, year(2023), first_half),
    ("销售2023下半年.csv", "sales", sales.sales_2023_second, year(2023), no(first_half)),
    ("劳务培训.csv", "training", others.labour_training, cooperation),
    ("人才培训.tsv", "training", others.talent_training, no(cooperation)),
    ("东部选派.csv", "talent", others.talent_east, from_east),
    ("西部选派.csv", "talent", others.talent_west, no(from_east)),
    ("结对.csv", "pairing", others.pairing),
    ("安置点.csv", "communities", others.communities),
    ("引进企业.csv", "enterprises", others.enterprises, no(workshop)),
    ("帮扶车间.csv", "enterprises", others.workshops, workshop),
]


def files(ledgers):
    """The files of exports/, name and bytes, from the tables of dushan/ by name."""
    contents = {
        name: office([row for row in rows_of(*ledgers[ledger]) if all(test(row) for test in tests)])
        for name, ledger, office, *tests in OFFICES}
    contents["targets.csv"] = others.targets(ledgers["targets"])
    contents["填报说明.txt"] = READ_ME.encode("gb18030")
    return contents


def rows_of(header, lines):
    """Rows as {label: text}, without the units of the headings."""
    labels = [heading.partition("(")[0] for heading in header]
    return [dict(zip(labels, map(str, line))) for line in lines]
