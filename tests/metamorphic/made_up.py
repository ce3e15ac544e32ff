"""Made-up ledgers: rows of values, without a word on how they are written."""
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Column:
    id: str
    kind: str                # text, category, date, money, count, decimal
    names: tuple             # as it may stand in a header; the first is the label
    pool: tuple = ()         # of words: each a tuple of spellings that mean the same, the word itself first
    required: bool = False


@dataclass(frozen=True)
class Unreadable:
    """A cell that says nothing, in whatever form the file is."""
    text: str


def words(*spellings):
    return tuple(tuple(each.split("|")) for each in spellings)


TOWNSHIPS = words("百泉镇", "上司镇", "注溪乡", "合江镇", "基长镇", "说明村", "总部社区")
LEDGERS = {
    "sales": [
        Column("date", "date", ("日期", "销售日期", "交易日期", "Date"), required=True),
        Column("product", "text", ("产品", "产品名称", "商品名称"), words("大米", "刺梨, 原汁", '"黔"茶', "盐酸菜", "month", "甲/乙")),
        Column("channel", "category", ("销售渠道", "渠道", "销售方式"), words("电商", "商超", "展销会")),
        Column("township", "text", ("乡镇", "所在乡镇", "镇街"), TOWNSHIPS),
        Column("quantity", "decimal", ("数量", "销售数量", "销量")),
        Column("amount", "money", ("金额", "销售额", "成交金额", "Amount"), required=True),
    ],
    "funds": [
        Column("project", "text", ("项目名称", "建设项目", "项目"), words("甲路", "乙水厂", "丙\n二期", "丁(一)"), required=True),
        Column("date", "date", ("日期", "下达时间", "资金年度"), required=True),
        Column("source", "category", ("资金类别", "资金来源"), words("财政援助资金|财政资金|东西部协作资金", "社会帮扶资金|社会捐赠")),
        Column("sector", "category", ("投向", "资金投向", "领域"), words("产业|产业发展|产业类", "就业", "教育", "基础设施")),
        Column("township", "text", ("乡镇", "所在乡镇", "镇街"), TOWNSHIPS),
        Column("received", "money", ("到位资金", "协作资金", "资金分配额"), required=True),
        Column("disbursed", "money", ("支出资金", "已拨付", "报账资金")),
        Column("people", "count", ("受益人数", "覆盖人数")),
    ],
    "labour": [
        Column("date", "date", ("日期", "转移时间", "就业时间"), required=True),
        Column("destination", "category", ("就业去向", "去向", "务工区域"), words("东部结对省份|广东|广东省", "其他省外|省外", "县内|本县"),
               required=True),
        Column("category", "category", ("人员类别", "户类型"), words("脱贫人口|脱贫户", "监测对象|边缘户", "一般农户")),
        Column("township", "text", ("乡镇", "所在乡镇", "镇街"), TOWNSHIPS),
        Column("wage", "money", ("月收入", "月工资", "工资")),
        Column("people", "count", ("人数", "转移人数", "就业人数")),
    ],
}
BAD = {"money": ("约100", "3000元以上", "1500-2000"), "count": ("十来个", "3.5"), "decimal": ("若干",), "date": ("2023.1", "月底", "2023-02-30")}


def value(chance, column):
    """A value; None where the cell is empty."""
    if chance.random() < (0.01 if column.required else 0.06):
        return None
    if column.kind in BAD and chance.random() < 0.01:
        return Unreadable(chance.choice(BAD[column.kind]))
    if column.kind in ("text", "category"):
        return chance.choice(column.pool)[0]
    if column.kind == "date":
        year, month, day = chance.choice((2021, 2022, 2023)), chance.randint(1, 12), chance.randint(1, 28)
        return chance.choices(((year, month, day), (year, month), (year,)), (20, 2, 1))[0]
    if column.kind == "count":
        return Decimal(chance.choice((0, 1, 2, 7, 30, 512, 12000)))
    digits = chance.choice((1, 10, 1000, 10 ** 5, 10 ** 7))
    number = Decimal(chance.randint(0, digits * 100)) / 100
    return -number if chance.random() < 0.04 else number


def rows(chance, ledger, count):
    return [{column.id: value(chance, column) for column in LEDGERS[ledger]} for _ in range(count)]
