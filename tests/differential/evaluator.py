"""Answers a question slowly: every figure from its rows, one at a time, in fractions."""
from collections import defaultdict
from fractions import Fraction
from itertools import product

import conditions
import measures
import periods
import spelling
from catalogue import PERSONAL
from conditions import kind
from questions import Measure, is_timed

TOTAL = object()  # in place of a value of the pivot: all of them
UNITS = {"": 1, "元": 1, "万元": 10000, "亿元": 10 ** 8}


class Number(str):
    """A number as it stands in JSON."""


def sortable(key):
    """Empty last; dates by time, numbers by value, text by code point."""
    return (key is None, 0 if key is None else measures.order(key))


class Answer:
    """`rows`: lists of (key, value). `rejected`: file -> (rows left out, rows in all)."""

    def __init__(self, question, ledger):
        self.question, self.ledger = question, ledger
        self.measures = question.measures or [Measure(measures.Atom("count"))]
        self.ids, self.pivot = question.keys(), question.pivot.id if question.pivot else None
        self.period = question.period[1] if question.period else None
        self.cache, self.windows, self.picked, self.rivals, self.largest = {}, {}, {}, {}, 0
        self.read()
        self.rows = self.selected() if question.select else self.work()

    def read(self):
        """Which rows there are (`all`), and which of them belong to the period (`shown`)."""
        needed, counts = self.question.columns(), defaultdict(lambda: [0, 0])
        self.all, self.read_rows = [], []
        for row in self.ledger.rows():
            counts[row.file][1] += 1
            if not self.ledger.is_read(row, needed):
                counts[row.file][0] += 1
                continue
            self.read_rows.append(row)
            if all(conditions.holds(node, self.ledger, row) for node in self.question.where):
                self.all.append(row)
        self.rejected = {file: tuple(count) for file, count in counts.items() if count[0]}
        self.shown = self.within(self.period) if self.period else self.all

    def told(self, measure, rows):
        """What a measure comes to, if the columns of the question's conditions are in some file."""
        if self.ledger.lacks(set().union(*map(conditions.columns, self.question.where))):
            return None
        return measures.told(measure, self.ledger, rows)

    def within(self, window):
        """Those of `all` whose date lies in it."""
        if window not in self.windows:
            dates = [(row, conditions.value(self.ledger, row, "date")) for row in self.all]
            self.windows[window] = [row for row, date in dates if date and window.holds(date)]
        return self.windows[window]

    def keys(self, row, id):
        """The groups of a column that a row is in: of a list each item."""
        if (id, row.file, row.place) not in self.cache:
            cell = conditions.value(self.ledger, row, id)
            several = cell is not None and kind(self.ledger, id) == "list"
            self.cache[id, row.file, row.place] = cell if several else (cell,)
        return self.cache[id, row.file, row.place]

    def pick(self, rows, fixed):
        """The rows of the groups that are given by column."""
        place = (id(rows), *fixed)
        if place not in self.picked:
            found = defaultdict(list)
            for row in rows:
                for key in product(*(self.keys(row, column) for column in fixed)):
                    found[key].append(row)
            self.picked[place] = (rows, found)
        return self.picked[place][1].get(tuple(fixed.values()), [])

    def selected(self):
        """The rows themselves, by file name and line."""
        question = self.question
        ids = [name.id for name in question.select]
        lines = [[conditions.value(self.ledger, row, id) for id in ids] for row in self.shown]
        for sort in question.sort:
            filled = [line for line in lines if line[sort.group] is not None]
            empty = [line for line in lines if line[sort.group] is None]
            filled.sort(key=lambda line: measures.order(line[sort.group]), reverse=sort.down)
            lines = filled + empty
        return [[(id, self.show_key(id, cell)) for id, cell in zip(ids, line)] for line in lines[:question.limit]]

    def show_key(self, id, key):
        """A cell of a group column or of a row."""
        if isinstance(key, Fraction):
            money = kind(self.ledger, id) == "money"
            return Number(spelling.plain(key / UNITS[self.question.unit] if money else key))
        return None if key is None else self.words(id, key)

    def words(self, id, key):
        if isinstance(key, tuple):
            return "、".join(key)
        personal = kind(self.ledger, id) in PERSONAL and not self.question.show_personal
        return spelling.masked(kind(self.ledger, id), key) if personal else str(key)

    def work(self):
        question = self.question
        groups = {(): self.shown} if not self.ids else defaultdict(list)
        for row in self.shown if self.ids else []:
            for key in product(*(self.keys(row, id) for id in self.ids)):
                groups[key].append(row)
        self.groups = groups
        order = sorted(groups, key=lambda key: [sortable(part) for part in key])
        self.columns = [None]
        if self.pivot:
            found = {key for row in self.shown for key in self.keys(row, self.pivot)}
            self.columns = sorted(found, key=sortable) + [TOTAL] * question.totals
        self.time = self.finest()
        lines = [Line(self, dict(zip(self.ids, key))) for key in order]
        for line in lines:
            line.fill(lines)
        lines = [line for line in lines if question.having is None or line.passes(question.having)]
        for sort in reversed(question.sort):
            filled = [line for line in lines if line.sort_value(sort) is not None]
            empty = [line for line in lines if line.sort_value(sort) is None]
            lines = sorted(filled, key=lambda line: measures.order(line.sort_value(sort)), reverse=sort.down) + empty
        lines = lines[:question.limit]
        answer = [line.printed() for line in lines]
        if question.totals and self.ids:
            line = Line(self, {}, totals=True)
            line.fill([])
            answer.append([("totals", True)] + line.printed())
        return answer

    def finest(self):
        """The column of time that comparisons go by, with its grain, if there is one."""
        ids = [id for id in self.ids + [self.pivot] if id and is_timed([id])]
        if not ids:
            return None
        grains = {id: id for id in ids}
        if "date" in ids:
            spans = [conditions.value(self.ledger, row, "date") for row in self.shown]
            grains["date"] = max((span.grain for span in spans if span), key=periods.GRAINS.index, default="day")
            return "date", grains["date"]
        return max(grains.items(), key=lambda item: periods.GRAINS.index(item[1]))


class Line:
    """One row of the answer: the cells by (value of the pivot, measure, comparison)."""

    def __init__(self, answer, key, totals=False):
        self.answer, self.key, self.totals = answer, key, totals
        self.cells, self.found, self.times = {}, {}, {}

    def fixed(self, column):
        answer = self.answer
        return self.key | ({answer.pivot: column} if answer.pivot and column is not TOTAL else {})

    def rows(self, column):
        if column not in self.found:
            self.found[column] = self.answer.pick(self.answer.shown, self.fixed(column))
        return self.found[column]

    def value(self, column, place):
        if (column, place, "") not in self.cells:
            measure = self.answer.measures[place].what
            self.cells[column, place, ""] = value = self.answer.told(measure, self.rows(column))
            if isinstance(value, Fraction):
                self.answer.largest = max(self.answer.largest, abs(value))
        return self.cells[column, place, ""]

    def whole(self, what):
        """A measure over the line, whatever the pivot, as it would be printed."""
        return final(self.answer.told(what, self.rows(TOTAL)), what)

    def fill(self, lines):
        for column in self.answer.columns:
            for place, measure in enumerate(self.answer.measures):
                self.value(column, place)
                for how in self.answer.question.compare:
                    self.cells[column, place, how] = self.compare(how, column, place, lines)

    def compare(self, how, column, place, lines):
        now, what = self.value(column, place), self.answer.measures[place].what
        if how == "share" and not measures.adds_up(what):
            return None
        if how == "share":
            rows = self.answer.pick(self.answer.shown, self.time(column))
            total = self.answer.told(what, rows)
            return None if now is None or total is None or total <= 0 else Fraction(now) / total
        if how == "rank":
            if now is None or self.totals:
                return None
            now = final(now, what)
            return 1 + sum(1 for other in self.rivals(column, place, lines) if other > now)
        window = self.window(how, column)
        if window is None:
            return None
        fixed = {id: key for id, key in self.fixed(column).items() if not is_timed([id])}
        rows = self.answer.pick(self.answer.all if window == "everything" else self.answer.within(window), fixed)
        if how in ("yoy", "mom") and self.answer.time and self.answer.time[0] == "date" in self.fixed(column):  # a date stands for itself
            rows = [row for row in rows if conditions.value(self.answer.ledger, row, "date") == window]
        then = self.answer.told(what, rows)
        if how in ("ytd", "cumulative"):
            return then
        if not rows and self.fixed(column):
            return None  # there was no such group
        return None if now is None or not then else (Fraction(now) - then) / abs(then)

    def window(self, how, column):
        """The days that a comparison looks at; None where there are none."""
        answer, grain = self.answer, None
        span = answer.period
        if answer.time and answer.time[0] in self.fixed(column):
            id, grain = answer.time
            group = self.fixed(column)[id]
            if group is None or periods.GRAINS.index(group.grain) < periods.GRAINS.index(grain):
                return None
            span = group.meet(answer.period)
        if span is None:
            return "everything" if how == "cumulative" else None
        if how == "yoy":
            return periods.year_before(span)
        if how == "mom":
            return periods.group_before(grain, span) if grain else periods.just_before(span)
        return periods.from_new_year(span) if how == "ytd" else periods.up_to(span)

    def time(self, column):
        """The group of time that a cell is measured within, where there are other groups beside it."""
        if column not in self.times:
            self.times[column] = self.find_time(column)
        return self.times[column]

    def find_time(self, column):
        ids = self.answer.ids + [self.answer.pivot] * bool(self.answer.pivot)
        if all(is_timed([id]) for id in ids):
            return {}
        return {id: key for id, key in self.fixed(column).items() if is_timed([id])}

    def rivals(self, column, place, lines):
        """The values that a cell is ranked among: the total of a line among totals."""
        key = (place, column is TOTAL, tuple(self.time(column).items()))
        if key not in self.answer.rivals:
            others = [other for other in self.answer.columns if (other is TOTAL) == (column is TOTAL)]
            values = [line.value(other, place) for line in lines for other in others
                      if line.time(other) == self.time(column)]
            what = self.answer.measures[place].what
            self.answer.rivals[key] = [final(value, what) for value in values if value is not None]
        return self.answer.rivals[key]

    def passes(self, node):
        if node[0] in ("and", "or"):
            return (all if node[0] == "and" else any)(self.passes(part) for part in node[1:])
        if node[0] == "not":
            return not self.passes(node[1])
        if node[0] == "measure":
            value = self.whole(node[2])
            return value is not None and conditions.ORDER[node[3]](value, node[4][1])
        cell = self.key[node[1].id]
        return cell is not None and conditions.comparison(kind(self.answer.ledger, node[1].id))(cell, node[2],
                                                                                                node[3][1])

    def sort_value(self, sort):
        if sort.group is not None:
            return self.key[self.answer.ids[sort.group]]
        if sort.compare:
            place = next(i for i, m in enumerate(self.answer.measures) if m.what is sort.measure)
            return final(self.cells[None, place, sort.compare], sort.measure, sort.compare)
        return self.whole(sort.measure)

    def printed(self):
        answer = self.answer
        line = [(id, answer.show_key(id, key)) for id, key in self.key.items()]
        for column in answer.columns:
            for place, measure in enumerate(answer.measures):
                names = [measure.id()] if len(answer.measures) > 1 or not answer.pivot else []
                if answer.pivot:
                    names.insert(0, "total" if column is TOTAL else pivot_name(column))
                for how in ["", *answer.question.compare]:
                    shown = show(self.cells[column, place, how], measure.what, how, answer)
                    line.append((":".join(names + [how] * bool(how)), shown))
        return line


def pivot_name(key):
    if key is None:
        return ""
    return spelling.plain(key) if isinstance(key, Fraction) else str(key)


def final(value, what, how=""):
    """Rounded once, at the end: that is what is sorted, ranked and compared with numbers."""
    if not isinstance(value, (Fraction, int)):
        return value
    value = Fraction(value)
    decimals = 10 if how in ("yoy", "mom", "share") else measures.decimals(what)
    if decimals is None and 10 ** 18 % value.denominator:
        decimals = 10
    return value if decimals is None else spelling.rounded(value, decimals)


def show(value, what, how, answer):
    if value is None:
        return None
    if not isinstance(value, (Fraction, int)):
        return answer.words(what.column.id, value)
    value = final(value, what, how)
    if how not in ("yoy", "mom", "share", "rank") and measures.is_money(what, answer.ledger):
        value /= UNITS[answer.question.unit]  # exact: it is rounded in 元
    return Number(spelling.plain(value))
