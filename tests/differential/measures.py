"""Measures: made at random, written as a user would, and worked out exactly.

A measure is ("number", value, text), ("-", measure), (operator, left, right) or an Atom.
"""
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

import conditions
import periods
import spelling
from catalogue import NUMBERS
from conditions import TIMES, Name, kind

ANY = ("count", "min", "max", "distinct", "first", "last")
NUMERIC = ("sum", "sum", "sum", "mean", "avg", "min", "max", "median", "p50", "stddev", "wmean")


@dataclass(frozen=True)
class Atom:
    function: str
    column: Name | None = None
    weight: Name | None = None
    where: tuple | None = None
    spaced: bool = False


def atoms(measure):
    if isinstance(measure, Atom):
        return [measure]
    return [atom for part in measure[1:] if isinstance(part, (tuple, Atom)) for atom in atoms(part)]


def columns(measure):
    """The columns that it needs: `first` and `last` also need the date."""
    found = set()
    for atom in atoms(measure):
        found |= {name.id for name in (atom.column, atom.weight) if name}
        found |= conditions.columns(atom.where) if atom.where else set()
        found |= {"date"} if atom.function in ("first", "last") else set()
    return {"date" if id in TIMES else id for id in found}


def decimals(measure):
    """How many decimals it is rounded to: None is exact."""
    if isinstance(measure, Atom):
        return {"stddev": 6, "mean": 10, "avg": 10, "wmean": 10}.get(measure.function)
    found = [decimals(part) for part in measure[1:] if isinstance(part, (tuple, Atom))]
    found += [10] if measure[0] == "/" else []
    return min((x for x in found if x is not None), default=None)


def is_money(measure, ledger):
    """Whether --unit applies."""
    if isinstance(measure, Atom):
        return bool(measure.column) and measure.function not in ("count", "distinct") \
            and kind(ledger, measure.column.id) == "money"
    if measure[0] == "number":
        return "元" in measure[2]
    sides = [is_money(part, ledger) for part in measure[1:]]
    if len(sides) == 1:
        return sides[0]
    return {"+": all(sides), "-": all(sides), "*": sides[0] != sides[1], "/": sides[0] and not sides[1]}[measure[0]]


def has_root(measure):
    return any(atom.function == "stddev" for atom in atoms(measure)) and not isinstance(measure, Atom)


def is_number(measure, ledger):
    return not isinstance(measure, Atom) or measure.function not in ANY or measure.function in ("count", "distinct") \
        or kind(ledger, measure.column.id) in NUMBERS


def is_constant(measure):
    return not isinstance(measure, Atom) and (measure[0] == "number" or all(map(is_constant, measure[1:])))


def adds_up(measure):
    """Only sums and counts, and what is made of them, have a share."""
    if isinstance(measure, Atom):
        return measure.function in ("sum", "count")
    if measure[0] == "number":
        return False
    if len(measure) == 2 or measure[0] in "+-":
        return all(map(adds_up, measure[1:]))
    left, right = measure[1:]
    return adds_up(left) and is_constant(right) or measure[0] == "*" and is_constant(left) and adds_up(right)


def told(measure, ledger, rows):
    """As work_out, but nothing where a column that it hangs on is in no file."""
    return None if ledger.lacks(columns(measure)) else work_out(measure, ledger, rows)


def work_out(measure, ledger, rows):
    """A Fraction, a text, a Span or None. `rows` stand by file name, then line."""
    if isinstance(measure, Atom):
        return _atom(measure, ledger, rows)
    if measure[0] == "number":
        return measure[1]
    sides = [work_out(part, ledger, rows) for part in measure[1:]]
    if None in sides:
        return None
    if len(sides) == 1:
        return -sides[0]
    left, right = sides
    if measure[0] == "/":
        return left / right if right else None
    return {"+": left + right, "-": left - right, "*": left * right}[measure[0]]


def _atom(atom, ledger, rows):
    if atom.where:
        rows = [row for row in rows if conditions.holds(atom.where, ledger, row)]
    if not atom.column:
        return Fraction(len(rows))
    column, function = atom.column.id, atom.function
    cells = [(conditions.value(ledger, row, column), row) for row in rows]
    cells = [(cell, row) for cell, row in cells if cell is not None]
    found = [cell for cell, row in cells]
    if function == "count":
        return Fraction(len(found))
    if function == "distinct":
        items = [item for cell in found for item in (cell if kind(ledger, column) == "list" else [cell])]
        return Fraction(len({item for item in items if kind(ledger, column) != "identity" or not spelling.lost(item)}))
    if not found:
        return None
    if function in ("min", "max"):
        return (min if function == "min" else max)(found, key=order)
    if function in ("first", "last"):
        return _by_date(function, ledger, cells)
    if function == "wmean":
        return _weighted(ledger, cells, atom.weight.id)
    if function == "sum":
        return sum(found)
    if function in ("mean", "avg"):
        return Fraction(sum(found), len(found))
    if function == "stddev":
        return _deviation(found)
    return quantile(found, Fraction("50" if function == "median" else function[1:]) / 100)


def order(cell):
    if isinstance(cell, periods.Span):
        return cell.order()
    return "、".join(cell) if isinstance(cell, tuple) else cell


def _by_date(function, ledger, cells):
    dated = [(conditions.value(ledger, row, "date"), cell) for cell, row in cells]
    if any(date for date, cell in dated):
        dated = [(date, cell) for date, cell in dated if date]
        dated.sort(key=lambda pair: pair[0].order())  # stable: then by file and line
    return dated[0 if function == "first" else -1][1]


def _weighted(ledger, cells, weight):
    pairs = [(cell, conditions.value(ledger, row, weight)) for cell, row in cells]
    pairs = [(cell, weight) for cell, weight in pairs if weight is not None]
    total = sum(weight for cell, weight in pairs)
    return Fraction(sum(cell * weight for cell, weight in pairs)) / total if total else None


def _deviation(found):
    if len(found) < 2:
        return None
    mean = Fraction(sum(found), len(found))
    variance = sum((x - mean) ** 2 for x in found) / (len(found) - 1)
    with localcontext() as context:
        context.prec = 100
        return Fraction((Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt())


def quantile(found, part):
    """Linear between order statistics, as type 7 of R."""
    found = sorted(found)
    place = (len(found) - 1) * part
    below = place.numerator // place.denominator
    above = min(below + 1, len(found) - 1)
    return found[below] + (place - below) * (found[above] - found[below])


def written(measure, plainly=False, around=0):
    if isinstance(measure, Atom):
        return _written_atom(measure, plainly)
    if measure[0] == "number":
        return measure[2]
    if len(measure) == 2:
        return "-" + written(measure[1], plainly, 3)
    rank = 1 if measure[0] in "+-" else 2
    space = "" if plainly or len(repr(measure)) % 3 else " "
    text = written(measure[1], plainly, rank) + space + measure[0] + space + written(measure[2], plainly, rank + 1)
    return f"({text})" if rank < around else text


def _written_atom(atom, plainly):
    function = atom.function
    if plainly:
        function = "mean" if function == "avg" else function
    elif atom.spaced:
        function = function.upper()
    inside = ", ".join(name.id if plainly else name.text for name in (atom.column, atom.weight) if name)
    if plainly:
        inside = inside.replace(", ", ",")
    if atom.where:
        inside = (inside + " where " + conditions.written(atom.where, plainly)).lstrip()
    if not inside:
        return function
    return f"{function}( {inside} )" if atom.spaced and not plainly else f"{function}({inside})"


class Maker:
    def __init__(self, random, ledger, maker):
        self.random, self.ledger, self.maker = random, ledger, maker
        self.numbers = [id for id, column in ledger.columns.items() if column.kind in NUMBERS]
        self.money = [id for id in self.numbers if ledger.columns[id].kind == "money"]

    def name(self, id):
        return self.maker.name(id, arithmetic=True)

    def atom(self, numeric=False):
        random = self.random
        where = self.maker.condition(random.choice([0, 0, 1])) if random.random() < 0.2 else None
        spaced = random.random() < 0.1
        if random.random() < 0.15:
            return Atom("count", where=where, spaced=spaced)
        if random.random() < 0.3:
            column = random.choice([*self.ledger.columns, *TIMES])
            functions = ("count", "distinct") if numeric else ANY
            return Atom(random.choice(functions), self.name(column), None, where, spaced)
        function, column = random.choice(NUMERIC), self.name(random.choice(self.numbers))
        if random.random() < 0.12:
            function = "p" + random.choice(["0", "100", "25", "90", "33.3", "99.99", "2.5", "75"])
        weight = self.name(random.choice(self.numbers)) if function == "wmean" else None
        return Atom(function, column, weight, where, spaced)

    def number(self):
        text = self.random.choice(["2", "10", "0.5", "3.25", "100", "1万", "7", "0", "1000元", "2万元", "0.1亿"])
        value = Fraction(text.rstrip("元万亿"))
        return ("number", value * {"万": 10000, "亿": 10 ** 8}.get(text.rstrip("元")[-1], 1), text)

    def measure(self, numeric=False):
        if self.random.random() < 0.7:
            return self.atom(numeric)
        return self.formula(self.random.choice([1, 1, 2]))

    def formula(self, depth):
        random = self.random
        if not depth:
            return self.atom(numeric=True)
        if random.random() < 0.1:
            return ("-", self.formula(depth - 1))
        left, right = self.formula(depth - 1), self.formula(random.randrange(depth))
        if random.random() < 0.3:
            right = self.number()
        elif random.random() < 0.1:
            left = self.number()
        return (random.choice("+-*/"), left, right)
