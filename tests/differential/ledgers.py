"""Random ledgers: files of CSV as offices write them, with the values that their cells mean."""
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import heads
import spelling
from catalogue import NUMBERS, Column

WORDS = ["百泉镇", "上司镇", "下司镇", "影山 镇", "a", "A", "b", "ab", "Ab", "大米", "刺梨原汁", "辣椒", '他说"好"', "甲,乙", "两\n行",
         "x|y", "省外（广东）", "it's", "𠮷祥", "丨", "100", "2023", "a-b", "50%", "或者or", "《果》", "三\r\n行", "甲;乙", "a\tb", "甲，乙"]
TOTALS = ["合计", "总 计", "小计", "共计", "累计", "本页合计", "本页小计", "Total", "Subtotal", "grand total", "合计：", "合计(万元)",
          "合\u3000计", "总计（元）："]
NOTES = [["注：数据截至月底"], ["填表人：甲"], ["数据来源：县乡村振兴局"], ["备注: 无"], ["Note: draft"], ["填表人：甲", "", "审核人：乙"],
         ["", "制表：甲"], ["资料来源：局", "负责人：丙"], ["source: office"]]
PERSONAL = {"name": ["林小明", "林小", "欧阳娜娜", "Anna B", "阿依古丽·买买提"],
            "identity": ["52272619900307123x", "52272619900307123X", "522726900307123", "522726199003071231",
                         "522726196512310048", "440106200001019999", "522726********1234", "5.22726E+17",
                         "522726199003071000", "52272619651231004811"],
            "phone": ["13812345678", "13912345678", "18885401234", "18885404321"]}
ENCODINGS = {"utf-8": ("utf-8", b""), "utf-8 with mark": ("utf-8", b"\xef\xbb\xbf"), "gb18030": ("gb18030", b""),
             "utf-16le": ("utf-16-le", b"\xff\xfe"), "utf-16be": ("utf-16-be", b"\xfe\xff")}
WRONG = "\ue000"  # stands for bytes that are wrong in the encoding


@dataclass
class Row:
    """A record below the header. `values` is None where it is no data, `broken` where it cannot be cut into cells;
    `kind` is what `check` counts it as, besides those; `spellings` are the words of vocabularies as the file has them."""
    text: str
    values: dict | None = None
    broken: bool = False
    kind: str = ""
    spellings: dict = field(default_factory=dict)
    file: str = ""
    place: int = 0


@dataclass
class File:
    name: str
    encoding: str
    separator: str
    head: str  # what stands above the rows
    header: heads.Head
    header_line: int
    rows: list = field(default_factory=list)

    def write(self, folder):
        codec, mark = ENCODINGS[self.encoding]
        text = self.head + "".join(row.text for row in self.rows)
        wrong = b"\x81" if codec == "gb18030" else b"\xe5\xa4"
        Path(folder, self.name).write_bytes(mark + wrong.join(part.encode(codec) for part in text.split(WRONG)))

    def extra(self, id):
        return any(column.extra for column in self.header.columns if column.id == id)

    def counts(self):
        """What `check` says of its rows: empty lines at the end are none."""
        rows = list(self.rows)
        while rows and not rows[-1].broken and rows[-1].text.strip("\r\n") == "":
            rows.pop()
        found = dict.fromkeys(("accepted", "rejected", "blank", "totals"), 0)
        for row in rows:
            values = {id: value for id, value in (row.values or {}).items() if not self.extra(id)}
            bad = row.broken or spelling.BAD in values.values()
            found[row.kind or ("rejected" if bad else "accepted")] += 1
        return found


@dataclass
class Ledger:
    id: str
    columns: dict
    extras: dict
    files: list
    pools: dict

    def column(self, id):
        return self.columns.get(id) or self.extras[id]

    def is_read(self, row, needed):
        """Whether a question that needs these columns counts the row. The required ones are read by every question,
        but not where a file has two of them and nobody has said which."""
        required = {id for id, column in self.columns.items() if column.required} - row.doubled
        return not row.broken and all(row.values.get(id) != spelling.BAD for id in required | set(needed))

    def lacks(self, ids):
        """No file has one of the columns, and nothing stands in for it: what hangs on it cannot be told."""
        there = {column.id for file in self.files for column in file.header.columns}
        return any(id in self.columns and not self.columns[id].default and id not in there for id in ids)

    def rows(self):
        """The data, by file name and line; a default stands in for what is missing."""
        for file in sorted(self.files, key=lambda file: file.name):
            doubled = set(file.header.doubled) - self.chosen(file)
            for place, row in enumerate(file.rows):
                row.file, row.place, row.doubled = file.name, place, doubled
                if row.values is not None or row.broken:
                    yield row

    def has_huge(self):
        """Cells of which a product may be too large."""
        return any(isinstance(cell, Fraction) and cell > 10 ** 12 for pool in self.pools.values() for cell in pool)

    def named(self):
        """--column, as often as it is needed."""
        return [part for file in self.files for named in file.header.named for part in ("--column", named)]

    def doubled(self, ids):
        """The columns of which a file has two, and nobody has said which."""
        return [names for file in self.files for id, names in file.header.doubled.items()
                if id in ids and id not in self.chosen(file)]

    def chosen(self, file):
        """The columns that --column gives to one of its headers."""
        pairs = [named.split("=", 1) for each in self.files for named in each.header.named]
        return {id for id, name in pairs if name in file.header.names}


def make(random, id, columns):
    extras = [Column.other(name) for name in random.sample(heads.OTHERS, random.choice([0, 1, 2]))]
    pools = {column.id: _pool(random, column) for column in columns + extras}
    years = sorted(random.sample(range(2019, 2026), random.choice([1, 2, 2, 3, 4])))
    pools["date"] = years
    names = random.sample(["a.csv", "b.csv", "A.csv", "表一.csv", "z.txt", "a-1.csv"], random.choice([1, 1, 2, 3]))
    ledger = Ledger(id, {column.id: column for column in columns}, {column.id: column for column in extras}, [], pools)
    for name in names:
        ledger.files.append(_file(random, name, columns, extras, pools, years, whole=name == names[0]))
    chosen = [named.split("=")[0] for file in ledger.files for named in file.header.named]
    if len(set(chosen)) < len(chosen):
        return make(random, id, columns)  # --column says of all files which header is meant
    there = [column.id for file in ledger.files for column in file.header.columns]
    ledger.extras = {id: column for id, column in ledger.extras.items() if id in there}
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
    if random.random() < 0.03:
        pool.append(Fraction(random.choice([2 ** 63 - 3, 2 ** 63, 2 ** 62]), 10000 if column.kind != "count" else 1))
    return pool


def _file(random, name, columns, extras, pools, years, whole):
    columns = [c for c in columns if whole or c.required or c.id == "date" or random.random() < 0.9]
    delimiter = random.choices([",", "\t", ";"], [8, 1, 1])[0]
    endings = random.choices([["\n"], ["\r\n"], ["\r"], ["\n", "\r\n"]], [12, 6, 2, 1])[0]
    encoding = random.choices(list(ENCODINGS), [8, 2, 3, 1, 1])[0]
    header = heads.make(random, columns, extras)

    def record(cells, quoted=0.03):
        always = random.random() < quoted
        return delimiter.join(_quoted(random, cell, delimiter, always) for cell in cells) + random.choice(endings)

    padded = random.random() < 0.08
    if padded:
        header.columns.append(Column.other("附件材料"))
        header.names.append("附件材料")
        header.above = [above + [""] for above in header.above]
    above = "".join(map(record, header.above))
    lines = above.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    file = File(name, encoding, delimiter, above + record(header.names), header, lines + 1)
    count = 150 if padded else random.choice([0, 3, 12, 30, 60] if not whole else [5, 20, 40, 80])
    wrong = encoding in ("utf-8", "gb18030") and any(not name.isascii() for name in header.names) and random.random() < 0.2
    for _ in range(count):
        file.rows.append(_row(random, header, pools, years, record, padded, wrong))
        if random.random() < 0.05:
            file.rows += _passed_over(random, header, record, delimiter)
    _end(random, file, header, record, delimiter)
    return file


def _end(random, file, header, record, delimiter):
    """What may stand below the data."""
    chance = random.random()
    if chance < 0.12:
        file.rows.append(Row(record(random.choice(NOTES)), kind="blank"))
        if random.random() < 0.3:
            file.rows.append(Row(record(["第二条说明"]), kind="blank"))
    elif chance < 0.15:
        file.rows.append(Row('"never closed' + delimiter + "1" + record([""]), {}, broken=True))
    elif chance < 0.18:
        required = [column.label() for column in header.columns if column.required]
        for cells in ([*required, "另一栏", "备注"], ["2023", "1", "2"], [""], ["注：见上"], ["合计", "3"]):
            file.rows.append(Row(record(cells), {}, broken=True))
    elif chance < 0.35 and file.rows and len(header.names) > 1:
        file.rows[-1].text = file.rows[-1].text.rstrip("\r\n")  # no newline at the end
    elif chance < 0.45:
        file.rows += [Row(record([""]), kind="blank") for _ in "ab"]


def _quoted(random, cell, delimiter, always):
    plain = cell[:1] != '"' and not any(mark in cell for mark in (delimiter, "\n", "\r"))
    if '"' in cell[1:-1] and plain and random.random() < 0.3:
        return cell  # a quote inside an unquoted cell is an ordinary character
    if always or any(mark in cell for mark in (delimiter, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _passed_over(random, header, record, delimiter):
    """No data: a blank row, the header again, a totals row."""
    width = len(header.names)
    kind = random.randrange(4)
    if kind == 0:
        cells = random.choice([[""], [""] * width, [" "] * width, ["\u3000"]])
        return [Row(random.choice([record(cells), record(cells, quoted=1)]), kind="blank")]
    if kind == 1:
        return [Row(record(cells), kind="blank") for cells in header.records()[-2 if "资金情况" in str(header.above) else -1:]]
    cells = [random.choice(["", "12", "3.5", "x"]) for _ in header.names]
    place = random.choice([0, 0, 1])
    cells[:place + 1] = [""] * place + [random.choice(TOTALS)]
    return [Row(record(cells), kind="totals")]


def _padding(random):
    """A long cell of a column that no one knows, so that the file is cut into parts."""
    return random.choice(['长 "文" ', "a,b\n", "x;\t", "百泉镇\n\n", "2023-01-01,", "丂\r\n", "𠮷\"\n"]) * random.randrange(3000)


def _row(random, header, pools, years, record, padded, wrong):
    cells, values, spellings = [], {}, {}
    empty = random.choice([0.02, 0.1, 0.3])
    for column in header.columns[:len(header.columns) - padded]:
        if column.id not in pools:  # the second of its meaning
            cells.append(random.choice(["", "1", "x"]))
            continue
        if random.random() < empty:
            text, value = spelling.missing(random, column.kind)
            if column.id == "note" and text.strip():
                value = text
        else:
            text, value = _cell(random, column, pools[column.id], years, header.factors.get(column.id, 1))
        if wrong and text.strip() and random.random() < 0.02:
            text, value = text + WRONG, spelling.BAD
        cells.append(text)
        values[column.id] = value
        if column.kind in ("category", "list"):
            spellings[column.id] = text.strip(" \t\u3000\u00a0").removeprefix("'")
    cells += [_padding(random)] if padded else []
    if not any(text.strip() for text in cells):
        return Row(record(cells), kind="blank")  # after all
    if random.random() < 0.01:
        return Row(record(cells + ["too much"]), {}, broken=True)
    if random.random() < 0.01:
        return Row(record(['"quoted" and more']).replace('"""quoted"" and more"', '"quoted" and more'), {}, broken=True)
    while len(cells) > 2 and cells[-1] == "" and not padded and random.random() < 0.2:
        cells.pop()
    if random.random() < 0.02 and len(cells) == len(header.columns):
        cells += [""]
    return Row(record(cells), values, spellings=spellings)


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
