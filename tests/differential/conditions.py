"""Conditions: made at random, written as a user would, and decided row by row.

A condition is (kind, …): "and", "or": conditions; "not": one; "is": column, operator, literal;
"in", "between": column, negated, literals; "empty": column, negated; "columns": left, operator, right.
A literal is (text as typed, value) or (text as typed, value, text in a JSON key).
"""
import operator
import re
from dataclasses import dataclass
from fractions import Fraction

import periods
import spelling
from catalogue import NUMBERS

TIMES = ("year", "half", "quarter", "month")
TIME_NAMES = {"year": ["年", "年度", "年份"], "half": ["半年", "半年度"], "quarter": ["季", "季度"], "month": ["月", "月份"]}
OF_TIMES = {name for names in TIME_NAMES.values() for name in names}
KEYWORDS = {"and", "or", "not", "in", "between", "is", "empty", "where", "as", "且", "或", "非", "包含", "不包含", "为空", "不为空"}
SIGNS = "，（）＝！＜＞、；＋－＊／％≥≤≠“”‘’「」"  # mean what the half-width ones do
WORD = re.compile(rf"[^\s,()=!<>~'\"`{SIGNS}][^\s,()=!<>~{SIGNS}]*")  # needs no quotes
LARGEST = Fraction(2 ** 63, 10000)  # what an expression may hold, and a cell
BARE = re.compile(rf"[^\s,()=!<>~'\"`{SIGNS}]+")
ORDER = {"=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt,
         ">=": operator.ge}


@dataclass(frozen=True)
class Name:
    """A column as typed, with its id."""
    text: str
    id: str

    def plain(self, on_the_right):
        """As in a JSON key: what had to stand in backticks on the right still does."""
        return f"`{self.id}`" if on_the_right and self.text[0] == "`" else self.id


def value(ledger, row, column):
    """A cell's value; a column that is not in the file has its default or nothing."""
    if column in TIMES:
        date = value(ledger, row, "date")
        return periods.group(date, column) if date is not None and date != spelling.BAD else date
    found = row.values.get(column)
    if found is None and ledger.column(column).default:
        found = ledger.column(column).default
        return Fraction(found) if ledger.column(column).kind in NUMBERS else found
    return found


def kind(ledger, column):
    return "time" if column in TIMES else ledger.column(column).kind


def columns(node):
    """The columns that it needs; groups of time need the date."""
    if node[0] in ("and", "or", "not"):
        return set().union(*(columns(part) for part in node[1:]))
    found = {node[1].id, node[3].id} if node[0] == "columns" else {node[1].id}
    return {"date" if id in TIMES else id for id in found}


def holds(node, ledger, row):
    if node[0] == "and":
        return all(holds(part, ledger, row) for part in node[1:])
    if node[0] == "or":
        return any(holds(part, ledger, row) for part in node[1:])
    if node[0] == "not":
        return not holds(node[1], ledger, row)
    column = node[1].id
    cell = value(ledger, row, column)
    if node[0] == "empty":
        return (cell is None) != node[2]
    if cell is None:
        return False
    compare = comparison(kind(ledger, column))
    if node[0] == "is":
        other = node[3][1]
        if node[2] in ("~", "!~") and other in row.spellings.get(column, ""):
            return node[2] == "~"  # the file's spelling of the vocabulary's word
        return compare(cell, node[2], other)
    if node[0] == "in":
        return any(compare(cell, "=", literal[1]) for literal in node[3]) != node[2]
    if node[0] == "between":
        first, last = node[3]
        return (compare(cell, ">=", first[1]) and compare(cell, "<=", last[1])) != node[2]
    other = value(ledger, row, node[3].id)
    if other is None:
        return False
    if kind(ledger, column) == "date" and node[2] in ("=", "!="):
        return (cell == other) == (node[2] == "=")
    return compare(cell, node[2], other)


def comparison(kind):
    return {"date": _date, "time": _time, "list": _list}.get(kind, _plain)


def _plain(cell, sign, other):
    if sign in ("~", "!~"):
        return (other in cell) == (sign == "~")
    return ORDER[sign](cell, other)


def _list(cell, sign, other):
    if sign in ("=", "!="):
        return (other in cell) == (sign == "=")
    return _plain("、".join(cell), sign, other)


def _time(cell, sign, other):
    return ORDER[sign](cell.order(), other.order())


def _date(cell, sign, other):
    if sign in ("=", "!="):
        return other.holds(cell) == (sign == "=")
    if sign == "<":
        return other.first is not None and cell.last < other.first
    if sign == ">":
        return other.last is not None and cell.first > other.last
    if sign == ">=":
        return other.first is None or cell.first >= other.first
    return other.last is None or cell.last <= other.last


def written(node, plainly=False, around=0):
    """As typed; `plainly` with ids, in lower case and with one space between words, as in a JSON key."""
    def word(keyword):
        return keyword if plainly else node_case(node, keyword)

    def column(name, on_the_right=False):
        return name.plain(on_the_right) if plainly else name.text

    def literal(one):
        return one[2] if plainly and len(one) > 2 else one[0]

    if node[0] in ("and", "or"):
        rank = 1 if node[0] == "or" else 2
        text = f" {word(node[0])} ".join(written(part, plainly, rank + 1) for part in node[1:])
        return f"({text})" if rank < around else text
    if node[0] == "not":
        return f"{word('not')} {written(node[1], plainly, 3)}"
    if node[0] == "is":
        return f"{column(node[1])} {node[2]} {literal(node[3])}"
    if node[0] == "in":
        return f"{column(node[1])} {'not ' if node[2] else ''}{word('in')} ({', '.join(map(literal, node[3]))})"
    if node[0] == "between":
        return (f"{column(node[1])} {'not ' if node[2] else ''}{word('between')} "
                f"{literal(node[3][0])} {word('and')} {literal(node[3][1])}")
    if node[0] == "empty":
        return f"{column(node[1])} {word('is')} {'not ' if node[2] else ''}empty"
    return f"{column(node[1])} {node[2]} {column(node[3], True)}"


def node_case(node, keyword):
    """Keywords are known in any case of letters."""
    return keyword.upper() if len(repr(node)) % 7 == 0 else keyword


class Maker:
    """Makes names, literals and conditions for one ledger."""

    def __init__(self, random, ledger, today):
        self.random, self.ledger, self.today = random, ledger, today
        self.relative = periods.relative(today)

    def name(self, id, arithmetic=False):
        """An id, a label or an accepted header; in backticks where it is no word."""
        if id in TIMES:
            return Name(self.random.choice([id, id, *TIME_NAMES[id]]), id)
        column = self.ledger.column(id)
        text = self.random.choice([id, id, column.headers[1], self.random.choice(column.headers)]) or id
        if text in OF_TIMES and text not in column.headers[:2]:
            text = id  # 年度 is a group of time, though a date's header may be called so
        if not BARE.fullmatch(text) or text.lower() in KEYWORDS or arithmetic and re.search(r"[-+*/]", text) \
                or self.random.random() < 0.05:
            text = "`" + text.replace("`", "``") + "`"
        return Name(text, id)

    def quoted(self, text, value):
        """A literal of words, in quotes where it needs them and sometimes where not."""
        word = WORD.fullmatch(text) and text.lower() not in KEYWORDS
        plain = text if word else '"' + text.replace('"', '""') + '"'
        if word and self.random.random() < 0.8:
            return (text, value, plain)
        mark = self.random.choice("'\"")
        return (mark + text.replace(mark, mark * 2) + mark, value, plain)

    def literal(self, column):
        """One that the ledger might hold."""
        random, what = self.random, kind(self.ledger, column)
        if what == "date":
            return self.period()
        if what == "time":
            return self.time(column)
        pool = self.ledger.pools[column]
        if what not in NUMBERS:
            text = random.choice(pool) if random.random() < 0.9 else random.choice("大bx")
            if what == "identity":
                return self.quoted(text, spelling.identity(text))
            return self.quoted(text, self.ledger.columns[column].spelled(text))
        number = random.choice(pool) * random.choice([1, 1, 1, 10000])
        if random.random() < 0.1:
            number += Fraction(random.choice([-1, 1]), random.choice([1, 10000, 100000]))
        if abs(number) >= LARGEST:
            number = Fraction(7)
        unit, scale = random.choice([("", 1), ("", 1), ("万", 10000), ("亿", 10 ** 8)])
        if what == "money" and random.random() < 0.3:
            unit += "元"
        text = spelling.plain(number / scale) + unit
        if random.random() < 0.05 and number >= 1000 and number.denominator == 1 and not unit:
            text = f'"{int(number):,}"'
        return (text, number)

    def time(self, grain):
        start = periods.unit(spelling.day(self.random, self.ledger.pools["date"]).first, grain)
        for prefix in ("this-", "last-"):
            if self.random.random() < 0.1 and prefix + grain in self.relative:
                return (prefix + grain, self.relative[prefix + grain])
        return (str(start), start)

    def period(self, grains=("year", "half", "quarter", "month", "day"), open_ends=True):
        random = self.random
        if random.random() < 0.08:
            return random.choice(sorted(self.relative.items()))
        grain = random.choice(grains)
        one, two = (periods.unit(spelling.day(random, self.ledger.pools["date"]).first, grain) for _ in "ab")
        if random.random() < 0.6:
            return (str(one), one)
        if open_ends and random.random() < 0.25:
            return random.choice([(f"..{one}", periods.between(None, one)), (f"{one}..", periods.between(one, None))])
        one, two = sorted((one, two), key=lambda span: span.first)
        return (f"{one}..{two}", periods.between(one, two))

    def condition(self, depth=2):
        random = self.random
        if depth and random.random() < 0.5:
            how = random.choice(["and", "or", "not"])
            parts = [self.condition(depth - 1) for _ in range(1 if how == "not" else random.choice([2, 2, 3]))]
            return (how, *parts)
        column = random.choice([*self.ledger.columns, "date", *TIMES])
        what, name = kind(self.ledger, column), self.name(column)
        signs = ["=", "=", "!=", "<", "<=", ">", ">="]
        if what in ("text", "category", "name", "phone", "list"):
            signs += ["~", "~", "!~"]
        form = random.choices(["is", "in", "between", "empty", "columns"], [10, 3, 3, 1.5, 1.5])[0]
        if form == "empty":
            return (form, name, random.random() < 0.5)
        if form == "in":
            return (form, name, random.random() < 0.3, [self.literal(column) for _ in range(random.choice([1, 2, 3]))])
        if form == "between":
            return (form, name, random.random() < 0.3, [self.literal(column), self.literal(column)])
        if form == "columns":
            others = [id for id in self.ledger.columns if id != column and self.alike(column, id)]
            if others and what != "time":
                other = self.name(random.choice(others))
                if what not in NUMBERS + ("date",) and other.text[0] != "`":
                    other = Name(f"`{other.text}`", other.id)
                return (form, name, random.choice(signs[:7]), other)
        sign = random.choice(signs)
        literal = self.literal(column)
        if sign in ("~", "!~"):
            text = random.choice(random.choice(self.ledger.pools[column]))
            literal = self.quoted(text, text)
        return ("is", name, sign, literal)

    def alike(self, one, other):
        one, other = kind(self.ledger, one), kind(self.ledger, other)
        return one == other or one in NUMBERS and other in NUMBERS or {one, other} == {"text", "category"}
