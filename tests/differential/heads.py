"""What stands above the rows of a file: titles, the names of the columns in one row or two, and their units."""
from dataclasses import dataclass, field

from catalogue import Column

FACTORS = {"元": 1, "万元": 10000, "亿元": 10 ** 8, "元/月": 1, "CNY": 1, "万": 10000, "亿": 10 ** 8}
OTHERS = ["核对意见", "附表 3", "Checked by", "说明材料（页）", "=1+1"]
UNKNOWN = ["货款", "旧栏目", "col 7", "当年数（合计）"]


@dataclass
class Head:
    """`columns` in the order of the file; some are no ledger's (Column.extra)."""
    columns: list
    names: list
    factors: dict = field(default_factory=dict)  # of the cells without a unit of their own
    above: list = field(default_factory=list)    # titles and the upper row of two
    doubled: dict = field(default_factory=dict)  # id -> its two headers
    named: list = field(default_factory=list)    # for --column: ID=HEADER

    def records(self):
        return self.above + [self.names]


def make(random, columns, extras):
    columns = list(columns)
    columns += random.sample(extras, len(extras)) if random.random() < 0.5 else []
    random.shuffle(columns)
    head = Head(columns, [])
    title = random.choice([None, None, None, "元", "万元"])
    upper = _merged(random, columns)
    for place, column in enumerate(columns):
        name, unit = _name(random, column, inside=upper and place in upper["places"])
        head.names.append(name)
        head.factors[column.id] = FACTORS[unit] if unit else _without(column, title, upper, place)
    if random.random() < 0.05:
        _rename(random, head, title, upper)
    if random.random() < 0.06:
        _double(random, head)
    if upper:
        _two_rows(head, upper)
    if title or random.random() < 0.1:
        head.above[:0] = _titles(random, title, len(head.columns))
    return head


def _without(column, title, upper, place):
    """The factor where neither cell nor name has a unit."""
    if column.kind != "money":
        return 1
    above = upper["unit"] if upper and place in upper["places"] else None
    return FACTORS[above or title or column.unit]


def _name(random, column, inside):
    if column.extra:
        return column.id, None
    name, unit = random.choice([header for header in column.headers if header]), None
    if random.random() < 0.6:
        name = column.headers[1]
    bare = "(" not in name and "（" not in name
    if column.kind == "money" and random.random() < (0.2 if inside else 0.5):
        unit = random.choice(["元", "万元", "万元", "亿元", "元/月"])
        forms = ["%s(%s)", "%s（%s）", "%s [%s]", "%s【%s】"] + ["%s %s"] * (unit != "元/月")
        return random.choice(forms) % (name, unit), unit
    if column.kind == "money" and name.isascii() and random.random() < 0.1:
        return name + " [CNY]", "CNY"
    if column.kind in ("count", "decimal") and bare and random.random() < 0.3:
        unit = random.choice([None, None, "万", "亿"])
        return name + f"({unit or random.choice(['人', '户', '吨'])})", unit
    if random.random() < 0.04:
        return name[:1] + random.choice(["\n", " ", "\u3000"]) + name[1:], None
    if random.random() < 0.05 and name.isascii():
        return name.upper().translate(str.maketrans("ABCDEN", "ＡＢＣＤＥＮ")), None
    return name, None


def _rename(random, head, title, upper):
    """A header that no ledger knows, and --column for it."""
    place = random.randrange(len(head.columns))
    column = head.columns[place]
    if column.extra or upper and place in upper["places"]:
        return
    unit = random.choice(["", "", "(万元)", " 万元"]) if column.kind == "money" else ""
    head.names[place] = random.choice(UNKNOWN) + unit
    head.factors[column.id] = FACTORS["万元"] if unit else _without(column, title, upper, place)
    head.named.append(f"{column.id}={head.names[place]}")


def _double(random, head):
    """A second column of the same meaning, which --column may overrule."""
    column = random.choice([column for column in head.columns if not column.extra])
    first = head.names[head.columns.index(column)]
    seconds = [name for name in column.headers
               if name and name.lower() not in first.lower() and first.lower() not in name.lower()]
    if not seconds or "\n" in first or any(named.startswith(column.id + "=") for named in head.named):
        return
    second = random.choice(seconds)
    head.columns.append(Column.other("the second " + column.id))
    head.names.append(second)
    if random.random() < 0.5:
        head.named.append(f"{column.id}={first}")
    else:
        head.doubled[column.id] = (first, second)


def _merged(random, columns):
    """Two or three amounts side by side, with one cell merged above them."""
    if random.random() > 0.12:
        return None
    for start in range(len(columns) - 1):
        places = [p for p in range(start, min(start + 3, len(columns))) if columns[p].kind == "money"]
        if len(places) > 1 and places[0] == start and places == list(range(start, start + len(places))):
            return {"places": places, "unit": random.choice([None, "万元", "元"])}
    return None


def _two_rows(head, upper):
    """The other names stand in the upper row, merged downwards."""
    first = upper["places"][0]
    above = ["" if place in upper["places"] else name for place, name in enumerate(head.names)]
    above[first] = "资金情况" + (f"({upper['unit']})" if upper["unit"] else "")
    head.above.append(above)
    head.names = [name if place in upper["places"] else "" for place, name in enumerate(head.names)]


def _titles(random, title, width):
    def record(text, place=0):
        return [""] * place + [text] + [""] * (width - 1 - place)

    rows = [record(random.choice(["某县台账", "某县\n台账", "2023年情况表"]))] * random.choice([0, 1])
    rows += [[""] * width] * random.choice([0, 0, 1])
    if title:
        unit = random.choice(["单位：%s", "金额单位:%s", "单位：%s、户", "填报单位：某局 单位：%s", "（单位：%s）"]) % title
        rows.append(record(unit, random.choice([0, width - 1])))
    return rows
