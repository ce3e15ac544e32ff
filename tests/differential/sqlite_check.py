"""A second opinion on the evaluator: SQLite, for what it does exactly, with numbers as integers of 0.0001.

It answers the same conditions, groups and counts, sums, smallest and largest values, and numbers of different ones.
"""
import sqlite3

import conditions
import measures
import periods
from conditions import TIMES, kind

FUNCTIONS = {"count": "COUNT({})", "sum": "SUM({})", "min": "MIN({})", "max": "MAX({})",
             "distinct": "COUNT(DISTINCT {})"}
FIRST, LAST = -10 ** 9, 10 ** 9  # where a period is open


def sql(column, end=""):
    return f'"{column}{end}"'


class NotExact(Exception):
    """SQLite cannot do this, or not exactly."""


def integer(number):
    if (number * 10000).denominator != 1:
        raise NotExact
    return int(number * 10000)


def stored(cell):
    """A cell's columns: its value in order, and for dates also the first and last day."""
    if isinstance(cell, periods.Span):
        first, last = cell.first.toordinal(), cell.last.toordinal()
        return [first * 10 + periods.GRAINS.index(cell.grain), first, last]
    return [cell if cell is None or isinstance(cell, str) else integer(cell), None, None]


class Check:
    def __init__(self, answer):
        self.ledger, self.question, self.answer = answer.ledger, answer.question, answer
        self.values = []

    def bind(self, value):
        self.values.append(value)
        return "?"

    def condition(self, node):
        """As SQL that is never NULL: an empty cell makes a comparison false."""
        if node[0] in ("and", "or"):
            return "(" + f" {node[0]} ".join(map(self.condition, node[1:])) + ")"
        if node[0] == "not":
            return f"(not {self.condition(node[1])})"
        column, what = sql(node[1].id), kind(self.ledger, node[1].id)
        if what == "list":
            raise NotExact
        if node[0] == "empty":
            return f"({column} is {'not ' if node[2] else ''}null)"
        if node[0] == "is":
            test = self.compare(node[1].id, what, node[2], node[3][1])
        elif node[0] == "in":
            test = " or ".join(self.compare(node[1].id, what, "=", literal[1]) for literal in node[3])
        elif node[0] == "between":
            test = " and ".join(self.compare(node[1].id, what, sign, literal[1])
                                for sign, literal in zip((">=", "<="), node[3]))
        elif what == "date":
            raise NotExact
        else:
            test = f"{column} {node[2]} {sql(node[3].id)}"
        negated = node[0] in ("in", "between") and node[2]
        return f"coalesce({'not ' * negated}({test}), 0)"

    def compare(self, column, what, sign, literal):
        cell = sql(column)
        if sign in ("~", "!~"):
            if what == "category":
                raise NotExact  # of the file's spelling, too
            return f"instr({cell}, {self.bind(literal)}) {'>' if sign == '~' else '='} 0"
        if what != "date":
            return f"{cell} {sign} {self.bind(stored(literal)[0])}"
        begins, ends = sql(column, "_first"), sql(column, "_last")
        first = literal.first.toordinal() if literal.first else FIRST
        last = literal.last.toordinal() if literal.last else LAST
        within = f"({begins} >= {first} and {ends} <= {last})"
        return {"=": within, "!=": f"not {within}", "<": f"{ends} < {first}", ">": f"{begins} > {last}",
                ">=": f"{begins} >= {first}", "<=": f"{ends} <= {last}"}[sign]

    def atom(self, atom):
        if atom.function not in FUNCTIONS or atom.column and kind(self.ledger, atom.column.id) in ("list", "identity"):
            raise NotExact
        text = sql(atom.column.id) if atom.column else "1"
        if atom.where:
            text = f"case when {self.condition(atom.where)} then {text} end"
        return FUNCTIONS[atom.function].format(text)

    def value(self, atom, rows):
        """What the evaluator says, as it stands in the table."""
        cell = measures.work_out(atom, self.ledger, rows)
        if atom.function in ("count", "distinct"):
            return int(cell)
        return stored(cell)[0]

    def difference(self):
        """What they disagree on, as text; nothing where they agree or SQLite cannot tell."""
        ids = self.question.keys()
        atoms = [atom for measure in self.answer.measures for atom in measures.atoms(measure.what)]
        if self.question.select or any(kind(self.ledger, id) == "list" for id in ids):
            return ""
        try:
            chosen = [self.atom(atom) for atom in atoms]
            where = " and ".join(map(self.condition, self.question.where)) or "1"
            if self.question.period:
                where += f" and coalesce({self.compare('date', 'date', '=', self.question.period[1])}, 0)"
            groups = ", ".join(map(sql, ids))
            got = self.run(f"select {', '.join([*map(sql, ids), *chosen])} from ledger where {where} "
                           + (f"group by {groups}" if ids else ""))
            expected = {(*(stored(part)[0] for part in key), *(self.value(atom, rows) for atom in atoms))
                        for key, rows in self.answer.groups.items()}
        except (NotExact, OverflowError, sqlite3.OperationalError) as error:
            if "syntax" in str(error) or "no such" in str(error):
                raise
            return ""
        return "" if set(got) == expected else f"SQLite has {sorted(set(got) - expected, key=repr)}, " \
                                               f"the evaluator {sorted(expected - set(got), key=repr)}"

    def run(self, query):
        needed = self.question.columns()
        names = list(self.ledger.columns) + list(TIMES)
        base = sqlite3.connect(":memory:")
        columns = [column for name in names for column in (sql(name), sql(name, "_first"), sql(name, "_last"))]
        base.execute(f"create table ledger ({', '.join(columns)})")
        for row in self.answer.read_rows:
            cells = []
            for name in names:
                used = (name if name not in TIMES else "date") in needed and kind(self.ledger, name) != "list"
                cells += stored(conditions.value(self.ledger, row, name) if used else None)
            base.execute(f"insert into ledger values ({', '.join('?' * len(cells))})", cells)
        return base.execute(query, self.values).fetchall()
