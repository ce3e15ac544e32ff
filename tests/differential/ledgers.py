"""Random ledgers: files of CSV as offices write them, with the values that their cells mean."""
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import spelling
from catalogue import NUMBERS

WORDS = ["百泉镇", "上司镇", "下司镇", "影山 镇", "a", "A", "b", "ab", "Ab", "大米", "刺梨原汁", "辣椒", '他说"好"', "甲,乙", "两\n行",
         "x|y", "省外（广东）", "it's", "𠮷祥", "丨", "100", "2023", "a-b", "50%", "或者or", "《果》"]
TOTALS = ["合计", "总 计", "小计", "共计", "累计", "本页合计", "Total", "Subtotal", "grand total", "合计：", "合计(万元)"]
NOTES = ["注：数据截至月底", "填表人：甲", "数据来源：县乡村振兴局", "备注: 无", "Note: draft"]
PERSONAL = {"name": ["林小明", "林小", "欧阳娜娜", "Anna B", "阿依古丽·买买提"],
            "identity": ["52272619900307123x", "52272619900307123X", "522726900307123", "522726199003071231",
                         "522726196512310048", "440106200001019999", "522726********1234"],
            "phone": ["13812345678", "13912345678", "18885401234", "18885404321"]}
FACTORS = {"元": 1, "万元": 10000, "亿元": 10 ** 8}


@dataclass
class Row:
    """A record below the header. `values` is None where it is no data, `broken` where it cannot be cut into cells."""
    text: str
    values: dict | None = None
    broken: bool = False
    file: str = ""
    place: int = 0


@dataclass
class File:
    name: str
    encoding: str
    head: str  # what stands above the rows
    rows: list = field(default_factory=list)

    def write(self, folder):
        text = self.head + "".join(row.text for row in self.rows)
        Path(folder, self.name).write_bytes(text.encode(self.encoding))


@dataclass
class Ledger:
    id: str
    columns: dict
    files: list
    pools: dict

    def rows(self):
        """The data, by file name and line; a default stands in for what is missing."""
        for file in sorted(self.files, key=lambda file: file.name):
            for place, row in enumerate(file.rows):
                row.file, row.place = file.name, place
                if row.values is not None or row.broken:
                    yield row


def make(random, id, columns):
    pools = {column.id: _pool(random, column) for column in columns}
    years = sorted(random.sample(range(2019, 2026), random.choice([1, 2, 2, 3, 4])))
    pools["date"] = years
    names = random.sample(["a.csv", "b.csv", "A.csv", "表一.csv", "z.txt", "a-1.csv"], random.choice([1, 1, 2, 3]))
    ledger = Ledger(id, {column.id: column for column in columns}, [], pools)
    for name in names:
        ledger.files.append(_file(random, name, columns, pools, years, whole=name == names[0]))
    return ledger


def _pool(random, column):
    if column.words:
        return random.sample(sorted(column.words), min(len(column.words), 6)) + random.sample(WORDS, 2)
    if column.kind in PERSONAL:
        return PERSONAL[column.kind]
    if column.kind not in NUMBERS:
        return random.sample(WORDS, random.choice([2, 4, 8]))
    pool = []
    for _ in range(random.choice([3, 6, 20])):
        whole = random.choice([0, 1, 2, 3, 5, 10, 12, 100, 999, 1000, 1234, 10000, 123456, 5000000]) \
            if random.random() < 0.6 else random.randrange(10 ** random.randrange(1, 8))
        decimals = 0 if column.kind == "count" else random.choice([0, 0, 0, 1, 2, 2, 4, 6])
        value = whole + Fraction(random.randrange(10 ** decimals), 10 ** decimals)
        pool.append(-value if random.random() < 0.06 else value)
    return pool


def _file(random, name, columns, pools, years, whole):
    columns = [c for c in columns if whole or c.required or c.id == "date" or random.random() < 0.9]
    random.shuffle(columns)
    delimiter = random.choices([",", "\t", ";"], [8, 1, 1])[0]
    ending = random.choices(["\n", "\r\n", "\r"], [6, 3, 1])[0]
    encoding = random.choices(["utf-8", "utf-8-sig", "gb18030", "utf-16"], [8, 2, 3, 1])[0]
    title = random.choice([None, None, None, "元", "万元"])
    headers, factors = [], {}
    for column in columns:
        header, unit = random.choice([h for h in column.headers if h]), None
        if random.random() < 0.6:
            header = column.headers[1]
        if column.kind == "money" and random.random() < 0.5:
            unit = random.choice(["元", "万元"])
            header += random.choice(["(%s)", "（%s）", " [%s]", " %s"]) % unit
        elif column.kind == "count" and random.random() < 0.3 and "(" not in header:
            header += random.choice(["(人)", "（户）"])
        elif column.kind == "decimal" and random.random() < 0.2 and "(" not in header:
            header += "(吨)"
        elif random.random() < 0.05 and header.isascii():
            header = header.upper()
        if column.kind == "money":
            factors[column.id] = FACTORS[unit or title or column.unit]
        headers.append(header)

    def record(cells, quoted=0.03):
        always = random.random() < quoted
        return delimiter.join(_quoted(random, cell, delimiter, always) for cell in cells) + ending

    padded = random.random() < 0.08
    headers += ["附件材料"] * padded
    head = record(headers)
    if title:
        head = record(["某县台账"] + [""] * (len(headers) - 1)) * random.choice([0, 1]) \
            + record([f"单位：{title}"] + [""] * (len(headers) - 1)) + head
    file = File(name, encoding, head)
    count = 150 if padded else random.choice([0, 3, 12, 30, 60] if not whole else [5, 20, 40, 80])
    for _ in range(count):
        padding = [_padding(random)] if padded else []
        file.rows.append(_row(random, columns, pools, years, factors, record, padding, ending))
        if random.random() < 0.05:
            file.rows.append(Row(_passed_over(random, headers, record, delimiter, ending, head)))
    if random.random() < 0.1:
        file.rows.append(Row(record([random.choice(NOTES)])))
        file.rows.append(Row(record(["第二条说明"]))) if random.random() < 0.3 else None
    elif random.random() < 0.03:
        file.rows.append(Row('"never closed' + delimiter + "1" + ending, {}, broken=True))
    elif file.rows and random.random() < 0.2 and len(headers) > 1:
        file.rows[-1].text = file.rows[-1].text.rstrip("\r\n")  # no newline at the end
    return file


def _quoted(random, cell, delimiter, always):
    plain = cell[:1] != '"' and not any(mark in cell for mark in (delimiter, "\n"))
    if '"' in cell[1:-1] and plain and random.random() < 0.3:
        return cell  # a quote inside an unquoted cell is an ordinary character
    if always or any(mark in cell for mark in (delimiter, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _passed_over(random, headers, record, delimiter, ending, head):
    kind = random.randrange(4)
    if kind == 0:
        return random.choice([ending, delimiter * (len(headers) - 1) + ending, record([" "] * len(headers))])
    if kind == 1:
        return record(headers)
    cells = [random.choice(["", "12", "3.5", "x"]) for _ in headers]
    place = random.choice([0, 0, 1])
    cells[:place + 1] = [""] * place + [random.choice(TOTALS)]
    return record(cells)


def _padding(random):
    """A long cell of a column that no one knows, so that the file is cut into parts."""
    return random.choice(['长 "文" ', "a,b\n", "x;\t", "百泉镇\n\n", "2023-01-01,"]) * random.randrange(3000)


def _row(random, columns, pools, years, factors, record, padding, ending):
    cells, values = [], {}
    empty = random.choice([0.02, 0.1, 0.3])
    for column in columns:
        if random.random() < empty:
            text, value = spelling.missing(random, column.kind)
            if column.id == "note" and text.strip():
                value = text
        else:
            text, value = _cell(random, column, pools[column.id], years, factors.get(column.id, 1))
        cells.append(text)
        values[column.id] = value
    cells += padding
    if not any(text.strip() for text in cells):
        return Row(record(cells))  # a blank row after all
    if random.random() < 0.01:
        return Row(record(cells + ["too much"]), {}, broken=True)
    if random.random() < 0.01:
        return Row('"quoted" and more' + ending, {}, broken=True)
    while len(cells) > 2 and cells[-1] == "" and not padding and random.random() < 0.2:
        cells.pop()
    if random.random() < 0.02 and len(cells) == len(columns) + len(padding):
        cells += [""]
    return Row(record(cells), values)


def _cell(random, column, pool, years, factor):
    if column.kind in NUMBERS:
        return spelling.number(random, column.kind, factor, pool)
    if column.kind == "date":
        if random.random() < 0.02:
            return (random.choice(spelling.UNREADABLE_DATES), spelling.BAD)
        return spelling.dated(random, spelling.day(random, years))
    if column.kind == "list":
        items = list(dict.fromkeys(random.choice(pool) for _ in range(random.choice([1, 1, 2, 3]))))
        return ("、".join(items), tuple(dict.fromkeys(column.spelled(item) for item in items)))
    word = random.choice(pool)
    value = spelling.identity(word) if column.kind == "identity" else column.spelled(word)
    return (spelling.framed(random, word), value)
