"""Ways in which a figure goes wrong although every cell looks right: one row each.

`files` are written into a data folder (text as UTF-8, or bytes). Whoever asks for the figure of 2023 must get `truth`, or be told all of
`said` on standard error; several answers that are right are a tuple. `truth` None: nobody can know it, so it has to be said.
`where` is asked besides, wherever a condition can be. `figure` is an indicator. `options` go with every command.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    name: str                  # as it stands in docs/reliability.md
    files: dict
    truth: int | tuple | None
    said: tuple = ()           # all of these
    figure: str = "sales.amount"
    where: str = ""
    options: tuple = ()
    period: str = "2023"
    check: bool = True         # `check` has a finding, too
    links: dict = None         # name -> target, in the folder


HEAD = "日期,产品,销售渠道,乡镇,金额\n"
ROWS = "".join(f"2023-0{n}-1{n},产品{n},{'电商' if n % 2 else '商超'},百泉镇,{n}00.5\n" for n in range(1, 9))
FEW = HEAD + "2023-01-05,茶,电商,百泉镇,100\n2023-02-06,米,商超,上司镇,250\n2023-03-07,油,电商,百泉镇,70\n"
ALL = 3604  # of ROWS
XLSX = b"PK\x03\x04" + bytes(60)
NBSP = "\u00a0"

SLIPS = [
    # Rows that count twice.
    Slip("two exports of one ledger in the folder", {"一月.csv": HEAD + "".join(ROWS.splitlines(True)[:6]), "三月.csv": HEAD + ROWS}, ALL, ("一月.csv", "三月.csv")),
    Slip("a copy of a file", {"台账.csv": HEAD + ROWS, "台账 - 副本.csv": HEAD + ROWS}, ALL, ("台账.csv", "副本")),
    Slip("the copy in another encoding, with other columns", {"a.csv": HEAD + ROWS, "b.csv": ("备注," + HEAD + "".join("x," + row + "\n" for row in ROWS.splitlines())).encode("gb18030")},
         ALL, ("a.csv", "b.csv")),
    Slip("a link to a file beside it", {"a.csv": HEAD + ROWS}, ALL, ("a.csv", "b.csv"), links={"b.csv": "a.csv"}, check=False),
    Slip("a summary by month beside its ledger", {"sales.csv": HEAD + ROWS, "月度汇总.csv": "月份,销售额\n" + "".join(f"2023-0{n},{n}00.5\n" for n in range(1, 9))}, ALL, ("月度汇总.csv",)),
    Slip("a summary by quarter, dated by their last days", {"sales.csv": HEAD + ROWS, "季度汇总.csv": "日期,销售额\n2023-03-31,601.5\n2023-06-30,1501.5\n2023-09-30,1501\n"}, ALL, ("季度汇总.csv",)),
    Slip("a row 全县 that is the sum of the others", {"a.csv": HEAD + "2023-06,,,全县,420\n" + FEW.split("\n", 1)[1]}, 420, ("全县",)),
    Slip("a last row that is the sum, without a word", {"a.csv": FEW + "2023-12,,,,420\n"}, 420, ("a.csv", "5")),
    Slip("其中： below a total by another name", {"a.csv": HEAD + "2023,,,汇总,420\n" + FEW.split("\n", 1)[1]}, 420, ("汇总",)),
    Slip("a running number before 合计", {"a.csv": "序号,日期,产品,金额\n1,2023-01-05,茶,100\n2,2023-02-06,米,250\n3,合计,,350\n"}, 350, check=False),
    Slip("a township before 小计", {"a.csv": "乡镇,日期,产品,金额\n百泉镇,2023-01-05,茶,100\n百泉镇,2023-02-06,米,250\n百泉镇,小计,,350\n"}, 350, check=False),
    Slip("a row of counts that is the sum of the others", {"l.csv": "就业去向,日期,人数\n广东,2023-01-01,30\n县内,2023-01-02,51\n省外,2023-02-01,92\n全县,2023-12-31,173\n"}, 173, ("全县",),
         figure="labour.transferred"),
    Slip("a class before 小计", {"l.csv": "就业去向,乡镇,日期,人数\n广东,甲镇,2023-01-01,3\n广东,乙镇,2023-01-01,4\n广东,小计,,7\n县内,甲镇,2023-01-01,5\n县内,小计,,5\n"}, 12,
         figure="labour.transferred", period="", check=False),
    Slip("a year before 小计", {"a.csv": "日期,产品,金额\n2023-01-01,茶,100\n2023-02-01,米,250\n2023,小计,350\n2022-02-01,油,50\n"}, 350, check=False),
    Slip("subtotals above their rows", {"a.csv": "产品,日期,金额\n一、茶,2023,350\n绿茶,2023-01-01,100\n红茶,2023-02-01,250\n二、粮,2023,130\n米,2023-02-01,50\n面,2023-02-01,80\n"}, 480,
         ("一、茶", "二、粮")),
    Slip("the parts of a total below it", {"a.csv": "产品,日期,金额\n茶,2023-01-01,340\n米,2023-02-01,170\n合计,,510\n其中：饮料,2023,340\n其中：粮食,2023,170\n"}, 510, ("其中：饮料", "其中：粮食")),
    Slip("合计 with no-break spaces, in GB18030", {"a.csv": (FEW + f"{NBSP}合{NBSP}计{NBSP},,,,420\n").encode("gb18030")}, 420, check=False),
    # Rows that are none, and rows that are lost.
    Slip("共3条记录 below the rows", {"a.csv": FEW + "共3条记录\n"}, 3, figure="sales.orders", period="", check=False),
    Slip("the time of the export below the rows", {"a.csv": FEW + "导出时间：2024-01-05 10:20:30,,,,\n"}, 3, figure="sales.orders", period="", check=False),
    Slip("a seal, a rule and a page number", {"a.csv": FEW + "（盖章）,,,,\n----------\n第1页\n"}, 3, figure="sales.orders", period="", check=False),
    Slip("a Ctrl-Z at the end", {"a.csv": FEW + "\x1a"}, 3, figure="sales.orders", period="", check=False),
    Slip("NUL bytes at the end", {"a.csv": (FEW + "\n").encode() + bytes(512)}, 3, figure="sales.orders", period="", check=False),
    Slip("an odd last byte of UTF-16", {"a.csv": b"\xff\xfe" + FEW.encode("utf-16-le") + b"\x0a"}, 3, figure="sales.orders", period="", check=False),
    Slip("a note that repeats the title", {"a.csv": "注：某县台账\n" + FEW + "注：某县台账\n2023-05-05,盐,电商,百泉镇,80\n"}, 500, check=False),
    Slip("a quote that is never closed", {"a.csv": FEW + '2023-04-05,"盐,电商,百泉镇,80\n2023-04-06,糖,电商,百泉镇,90\n'}, None, ("a.csv", "line 5")),
    Slip("another table below the first", {"a.csv": FEW + "日期,金额,备注,经办\n2023-05-05,80,x,y\n"}, None, ("a.csv", "line 5")),
    Slip("two files joined, the second in another encoding", {"a.csv": FEW.encode() + "2023-05-05,盐巴产品,电商渠道,百泉镇,80\n".encode("gb18030")}, 500, ("a.csv", "line 5")),
    Slip("two tables joined, the second in another encoding", {"a.csv": FEW.encode() + (HEAD + "2023-05-05,盐巴产品,电商渠道,百泉镇,80\n" * 9).encode("gb18030")}, None, ("a.csv", "line 5")),
    Slip("--column with a header that one file lacks", {"a.csv": FEW.replace("乡镇,金额", "含税金额,金额").replace("镇,", ",1,"), "b.csv": FEW.replace("2023", "2022")}, None, ("b.csv", "含税金额"),
         options=("--column", "amount=含税金额"), check=False),
    Slip("two files joined, a mark between them", {"a.csv": b"\xef\xbb\xbf" + FEW.encode() + b"\xef\xbb\xbf" + (HEAD + "2023-05-05,盐,电商,百泉镇,80\n").encode()}, 500, check=False),
    Slip("an export that broke off behind its header", {"a.csv": HEAD}, 0, figure="sales.orders"),
    Slip("a row of dashes in a ledger of words", {"t.csv": "方向,人员类别,开始日期\n东部选派,党政干部,2023-01-01\n-,-,-\n/,/,/\n导出数据共1条,,\n1.本表由各县填报,,\n".replace("日期\n", "日期,结束日期\n").replace("-01\n", "-01,\n")}, 1,
         figure="talent.east", check=False),
    # Units.
    Slip("an office called 元阳 beside the unit", {"a.csv": "填报单位：元阳县乡村振兴局,,,,单位：万元\n" + FEW}, 4200000, check=False),
    Slip("a unit of money below the rows", {"a.csv": FEW + "注：金额单位为万元\n"}, None, ("a.csv:5", "万元")),
    Slip("a second part of a file in another unit", {"a.csv": "单位：元,,,,\n" + FEW + "单位：万元,,,,\n" + HEAD + "2023-05-05,盐,电商,百泉镇,8\n"}, None, ("a.csv:6", "万元")),
    Slip("a header again that names another unit", {"a.csv": "单位：万元,,,,\n" + FEW + HEAD.replace("金额", "金额（元）") + "2023-05-05,盐,电商,百泉镇,8\n"}, None, ("a.csv", "line 6")),
    Slip("a title between the rows that names another unit", {"a.csv": FEW + "2023年下半年台账（单位：万元）,,,,\n" + HEAD + "2023-05-05,盐,电商,百泉镇,8\n"}, None, ("a.csv:5", "万元")),
    Slip("单位：万元、万人 above the table", {"l.csv": "单位：万元、万人,,\n日期,就业去向,人数\n2023-01-01,广东,12\n"}, 120000, figure="labour.transferred", check=False),
    Slip("a column of units by another name", {"a.csv": "日期,产品,金额,货币\n2023-01-05,茶,1,万元\n2023-02-06,米,2,万元\n"}, 30000, check=False),
    Slip("a column of units without a name", {"a.csv": "日期,产品,金额,\n2023-01-05,茶,1,万元\n2023-02-06,米,2,万元\n"}, 30000, check=False),
    Slip("金额(元) beside 单位 with 万元 in it", {"a.csv": "日期,产品,金额(元),单位\n2023-01-05,茶,1,万元\n2023-02-06,米,2,万元\n"}, None, ("a.csv", "单位")),
    Slip("千元 in the header", {"a.csv": FEW.replace("金额", "金额(千元)")}, 420000, check=False),
    Slip("（单位：万元） in the header", {"a.csv": FEW.replace("金额", "金额（单位：万元）")}, 4200000, check=False),
    Slip("含税万元 in the header", {"a.csv": FEW.replace("金额", "金额(含税万元)")}, 4200000, check=False),
    Slip("another currency in the header", {"a.csv": FEW.replace("金额", "金额(万美元)")}, None, ("万美元",)),
    Slip("a row of units below the header", {"a.csv": FEW.replace("\n", "\n,,,,万元\n", 1)}, 4200000, check=False),
    Slip("a column of units beside the amounts", {"a.csv": "日期,产品,金额,计量单位\n2023-01-05,茶,1,万元\n2023-02-06,米,2,万元\n"}, 30000, check=False),
    Slip("two title lines with two units", {"a.csv": "单位：万元,,,,\n金额单位：元,,,,\n" + FEW}, None, ("万元",)),
    Slip("two files, one in 元 and one in 万元, which one says", {"a.csv": "日期,产品,金额(万元)\n" + "".join(f"2023-01-1{n},茶,{n}2.5\n" for n in range(9)),
         "b.csv": "日期,产品,金额\n" + "".join(f"2023-02-1{n},茶,{n}3.5\n" for n in range(9))}, None, ("b.csv",)),
    # Conditions.
    Slip("a word with a slip in it", {"a.csv": FEW}, None, ("电伤", "电商"), where="channel = 电伤", check=False),
    Slip("one word of two with a slip", {"a.csv": FEW}, None, ("商抄",), where="channel in (电商, 商抄)", check=False),
    Slip("a part of a word that nobody has", {"a.csv": FEW}, None, ("电伤",), where="product ~ 电伤", check=False),
    Slip("a filter on a column that no file has", {"a.csv": FEW}, None, ("destination",), where="destination = 广东", check=False),
    Slip("a filter on a column that one file lacks", {"上.csv": FEW, "下.csv": "日期,产品,金额\n2023-07-05,茶,900\n"}, None, ("下.csv", "channel"), where="channel = 电商"),
    Slip("contains, on a category that has another spelling in the file", {"l.csv": "日期,就业去向,人数\n2023-01-01,广东,10\n2023-01-02,广东省,10\n2023-01-03,省内,5\n"}, 20,
         figure="labour.transferred", where="destination ~ 广东", check=False),
    Slip("contains, on a category that nothing meets", {"a.csv": FEW}, None, ("网购",), where="channel ~ 网购", check=False),
    # Times.
    Slip("a row without a date", {"a.csv": FEW + ",盐,电商,百泉镇,7000\n"}, None, ("a.csv", "1")),
    Slip("a day without a year", {"a.csv": FEW + "5月6日,盐,电商,百泉镇,7000\n"}, None, ("a.csv", "line 5")),
    Slip("2023.1, which may be October", {"a.csv": FEW + "2023.1,盐,电商,百泉镇,7000\n"}, None, ("a.csv", "line 5")),
    Slip("a period behind the last day", {"a.csv": FEW}, None, ("2023-03-07",), period="2026", check=False),
    # Cells.
    Slip("约100", {"a.csv": FEW + "2023-05-06,盐,电商,百泉镇,约100\n"}, None, ("a.csv", "约100")),
    Slip("a running number in brackets before the amount", {"a.csv": FEW + "2023-05-06,盐,电商,百泉镇,（1）500\n"}, None, ("a.csv", "line 5")),
    Slip("a currency behind the amount", {"a.csv": FEW + "2023-05-06,盐,电商,百泉镇,10(美元)\n"}, None, ("a.csv", "line 5")),
    Slip("separators in odd places", {"a.csv": FEW + '2023-05-06,盐,电商,百泉镇,"1,400,00"\n'}, None, ("a.csv", "line 5")),
    Slip("what a spreadsheet could not reckon", {"a.csv": FEW + "2023-05-06,盐,电商,百泉镇,#REF!\n"}, None, ("a.csv", "#REF!")),
    Slip("a zero-width character in a category", {"a.csv": FEW.replace("电商", "电\u200b商", 1)}, 170, where="channel = 电商", check=False),
    Slip("a Kangxi radical in a header", {"a.csv": FEW.replace("日期", "\u2f47期")}, 420, check=False),
    # Columns.
    Slip("two columns of one meaning", {"a.csv": FEW.replace("乡镇,金额", "销售额,金额").replace("百泉镇", "1").replace("上司镇", "2")}, None, ("销售额", "金额"), check=False),
    Slip("a column that is said and not there", {"a.csv": FEW.replace("金额", "含税金额,金额").replace("镇,", "镇,9,")}, None, ("含税总额", "含税金额"), options=("--column", "amount=含税总额"), check=False),
    Slip("project numbers that a spreadsheet has cut", {"f.csv": "项目编号,项目名称,日期,资金类别,到位资金\n" + "".join(f"5.22726E+17,{name},2023-01-15,财政资金,10\n" for name in ("甲路", "乙路", "丙路"))}, 3, ("f.csv",),
         figure="funds.projects"),
    # Files that are not read.
    Slip("a workbook beside a CSV of its name", {"台账.csv": FEW, "台账.xlsx": XLSX}, None, ("台账.xlsx",), check=False),
    Slip("a workbook of another name beside a CSV", {"上半年.csv": FEW, "下半年.xlsx": XLSX}, None, ("下半年.xlsx",), check=False),
]
