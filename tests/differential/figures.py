"""Indicators of a catalogue made at random, asked over periods, and worked out row by row."""
import csv
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import conditions
import measures
import periods
import spelling
from conditions import TIMES
from evaluator import Number, final, sortable

OVER = ("period", "to-date", "active")
DERIVED = ("yoy", "mom", "ytd", "ytd-yoy", "cumulative", "completion", "pace")


@dataclass
class Indicator:
    id: str
    unit: str
    where: tuple | None
    measure: object
    over: str

    def row(self, ledger):
        where = conditions.written(self.where) if self.where else ""
        return [self.id, "指标" + self.id, "", self.unit, ledger.id, where, measures.written(self.measure), self.over]


@dataclass
class Question:
    indicators: list
    targets: dict  # (id, year) -> value
    period: tuple | None
    where: list
    derived: list
    by: object
    today: date
    unused: list = field(default_factory=list)

    def options(self):
        found = [indicator.id for indicator in self.indicators] + ["-f", "json", "--today", str(self.today)]
        found += ["--show-personal"]
        for node in self.where:
            found += ["-w", conditions.written(node)]
        for option, value in (("--period", self.period and self.period[0]), ("-c", ",".join(self.derived)),
                              ("--by", self.by and self.by.text)):
            found += [option, value] if value else []
        return found


def make(random, ledger, maker, today):
    """A question for `figure`; `maker` is that of questions."""
    indicators = []
    for number in range(random.choice([1, 2, 3])):
        what = maker.measures.measure(numeric=True)
        while any(atom.function in ("stddev", "first", "last") for atom in measures.atoms(what)) \
                or not measures.is_number(what, ledger):
            what = maker.measures.measure(numeric=True)
        unit = "元" if measures.is_money(what, ledger) else random.choice(["个", "%", "人次"])
        where = maker.conditions.condition(1) if random.random() < 0.5 else None
        over = random.choice(OVER if "end" in ledger.columns else OVER[:2])
        indicators.append(Indicator(f"t.n{number}", unit, where, what, over))
        if any("\n" in cell for cell in indicators[-1].row(ledger)):
            indicators[-1].where, indicators[-1].measure = None, measures.Atom("count")  # the catalogue has lines
            indicators[-1].unit = "个"
    period = maker.conditions.period() if random.random() < 0.85 else None
    where = [maker.conditions.condition(1)] if random.random() < 0.3 else []
    by = maker.conditions.name(random.choice([*ledger.columns, *TIMES])) if random.random() < 0.4 else None
    choice = [how for how in DERIVED if not by or how != "completion"] if period else ["cumulative"]
    choice += ["share", "rank"] if by else []
    if by and by.id in (*TIMES, "date"):
        choice = ["share", "rank"]  # the others are those of `query`, group by group
    derived = random.sample(choice, random.choice([0, 1, min(3, len(choice))]))
    targets = {(indicator.id, year): Fraction(random.choice([0, 1, 250, 10000]), 4)
               for indicator in indicators for year in range(2019, 2026) if random.random() < 0.6}
    return Question(indicators, targets, period, where, derived, by, today)


def write(question, ledger, folder, catalogue):
    with open(Path(catalogue, "indicators.csv"), "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow("id,label,label_en,unit,ledger,where,measure,over".split(","))
        rows.writerows(indicator.row(ledger) for indicator in question.indicators)
    units = {indicator.id: indicator.unit for indicator in question.indicators}
    with open(Path(folder, "targets.csv"), "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow("indicator,year,target,unit".split(","))
        for (id, year), value in question.targets.items():
            shown = value * 100 if units[id] == "%" else value
            rows.writerow([id, year, spelling.plain(shown), units[id]])


class Answer:
    def __init__(self, question, ledger):
        self.question, self.ledger = question, ledger
        self.rows = [row for indicator in question.indicators for row in self.lines(indicator)]

    def lines(self, indicator):
        span = self.question.period[1] if self.question.period else None
        by = self.question.by
        if by and by.id in (*TIMES, "date") and indicator.over != "period":
            yield from self.stock_lines(indicator, span)
            return
        found = self.groups(indicator, span)
        keys = sorted(found, key=sortable) if by else [None]
        for key in keys or [None]:
            line = [("figure", indicator.id), ("label", "指标" + indicator.id)]
            line += [(by.id, None if key is None else shown_key(key))] if by else []
            line += [("period", written(self.question.period))]
            line += [("value", shown(self.value(indicator, span, key), indicator)), ("unit", indicator.unit)]
            for how in self.names():
                line.append((how, self.derive(indicator, how, span, key, found)))
            yield line

    def stock_lines(self, indicator, span):
        """What is there at a day, by a group of time: of each group that the rows or the period reach, its figure."""
        rows = self.groups(indicator, None, dated=False)
        rows = {(row.file, row.place): row for rows in rows.values() for row in rows}.values()
        groups = self.stock_groups([conditions.value(self.ledger, row, "date") for row in rows], span)
        values = [self.stock(indicator, group.meet(span) if span else group) for group in groups]
        ranked = [final(value, indicator.measure) for value in values]
        for group, value, own in zip(groups or [None], values or [None], ranked or [None]):
            line = [("figure", indicator.id), ("label", "指标" + indicator.id)]
            line += [(self.question.by.id, group and str(group)), ("period", written(self.question.period))]
            line += [("value", shown(value, indicator)), ("unit", indicator.unit)]
            for how in self.names():
                rank = None if own is None else Number(str(1 + sum(x is not None and x > own for x in ranked)))
                line.append((how, rank if how == "rank" else None))
            yield line

    def stock_groups(self, dates, span):
        by, dates = self.question.by.id, [date for date in dates if date is not None]
        if by == "date":
            return sorted({date for date in dates if not span or span.holds(date)}, key=sortable)
        first, last = min((x.first for x in dates), default=None), max((x.last for x in dates), default=None)
        if first and span:
            first = max(first, span.first or first)
            last = min(max(last, self.question.today), span.last) if span.last else max(last, self.question.today)
        groups = []
        while first and first <= last:
            groups.append(periods.unit(first, by))
            first = groups[-1].last + timedelta(1)
        return groups

    def stock(self, indicator, span):
        alone = Answer.__new__(Answer)
        alone.question, alone.ledger = replace(self.question, by=None), self.ledger
        return alone.value(indicator, span, None)

    def names(self):
        """completion brings its target, pace brings ahead, each once; both bring the status, as the last."""
        found = []
        for how in self.question.derived:
            found += ["target"] * (how == "completion") + [how] + ["ahead"] * (how == "pace" and not self.question.by)
        found = list(dict.fromkeys(found))
        return found + ["status"] * ("target" in found or "ahead" in found)

    def groups(self, indicator, span, dated=True):
        """The rows that count, by the value of the column in --by; `dated`: at today, where no period is asked."""
        conditions_ = [node for node in [indicator.where, *self.question.where] if node]
        needed = set().union(measures.columns(indicator.measure), *map(conditions.columns, conditions_))
        by = self.question.by
        needed |= {"date" if by.id in TIMES else by.id} if by else set()
        if span is None and indicator.over == "active" and dated:
            span = periods.unit(self.question.today, "day")
        if span is not None or not dated:
            needed |= {"date", "end"} if indicator.over == "active" else {"date"}
        found = {} if by else {None: []}
        for row in self.ledger.rows():
            if not self.ledger.is_read(row, needed):
                continue
            if not all(conditions.holds(node, self.ledger, row) for node in conditions_):
                continue
            if span is None or self.counts(indicator, span, row):
                for key in self.keys(row):
                    found.setdefault(key, []).append(row)
        return found

    def endless(self, indicator):
        """A ledger without the end column has no active figures."""
        return indicator.over == "active" and any(
            "end" not in [column.id for column in file.header.columns] for file in self.ledger.files)

    def counts(self, indicator, span, row):
        begin = conditions.value(self.ledger, row, "date")
        if indicator.over == "period":
            return begin is not None and span.holds(begin)
        if indicator.over == "to-date":
            return begin is None or span.last is None or begin.last <= span.last
        end = conditions.value(self.ledger, row, "end")
        return begin is not None and (span.last is None or begin.first <= span.last) \
            and (end is None or span.first is None or end.last >= span.first)

    def keys(self, row):
        by = self.question.by
        if not by:
            return [None]
        cell = conditions.value(self.ledger, row, by.id)
        return cell if isinstance(cell, tuple) else [cell]

    def value(self, indicator, span, key):
        conditions_ = [node for node in [indicator.where, *self.question.where] if node]
        if self.endless(indicator) or self.ledger.lacks(set().union(*map(conditions.columns, conditions_))):
            return None
        return measures.told(indicator.measure, self.ledger, self.groups(indicator, span).get(key, []))

    def derive(self, indicator, how, span, key, found):
        now = lambda: self.value(indicator, span, key)
        to_date = periods.from_new_year(span) if span else None
        if how == "cumulative":
            return shown(self.value(indicator, periods.up_to(span) if span and indicator.over == "period" else span, key),
                         indicator)
        if how in ("yoy", "mom"):
            return self.grown(indicator, now(), self.before(indicator, (periods.year_before if how == "yoy" else periods.just_before)(span), key))
        if how in ("ytd", "ytd-yoy"):
            if to_date is None or indicator.over != "period":
                return None
            value = self.value(indicator, to_date, key)
            return shown(value, indicator) if how == "ytd" else self.grown(
                indicator, value, self.before(indicator, periods.year_before(to_date), key))
        if how in ("share", "rank") and not found:
            return None
        if how == "share" and not measures.adds_up(indicator.measure):
            return None
        if how == "share":
            total = measures.told(indicator.measure, self.ledger, self.union(found))
            return quotient(now(), total) if total and total > 0 else None
        if how == "rank":
            values = [final(self.value(indicator, span, other), indicator.measure) for other in found]
            own = final(now(), indicator.measure)
            return None if own is None else Number(
                str(1 + sum(1 for value in values if value is not None and value > own)))
        pace = self.pace(span)
        if how == "pace":
            return quotient(pace, 1)
        narrowed = self.question.where or self.question.by  # targets are of the whole
        target = self.question.targets.get((indicator.id, span.last.year)) if span.last and not narrowed else None
        if how == "target":
            return None if target is None else Number(spelling.plain(target))
        done = span if indicator.over != "period" else to_date
        value = self.value(indicator, done, key) if done else None
        if how == "status" and (value is None or target is None):
            return "no-data" if target is not None else None if value is None else "no-target"
        if value is None or not target:
            return None
        if how == "completion":
            return quotient(value, target)
        ahead = None if pace is None else Fraction(value) / target - pace
        if how == "status" and ahead is not None:
            seen = spelling.rounded(spelling.rounded(ahead, 10), 4)
            return "ahead" if seen > 0 else "behind" if seen < 0 else "on-pace"
        return quotient(ahead, 1)

    def grown(self, indicator, now, before):
        """A percentage grows in points."""
        if indicator.unit == "%":
            return None if now is None or before is None else quotient(Fraction(now) - Fraction(before), 1)
        return growth(now, before)

    def before(self, indicator, span, key):
        return self.value(indicator, span, key) if span else None

    def union(self, found):
        """A row that is under several keys counts once."""
        rows = {(row.file, row.place): row for rows in found.values() for row in rows}
        return [rows[place] for place in sorted(rows)]

    def pace(self, span):
        if span.last is None:
            return None
        if (span.last.month, span.last.day) == (12, 31) or periods.unit(span.last, "month").last == span.last:
            return Fraction(span.last.month, 12)
        year = periods.unit(span.last, "year")
        return Fraction((span.last - year.first).days + 1, (year.last - year.first).days + 1)


def growth(now, before):
    return None if now is None or not before else quotient(Fraction(now) - before, abs(before))


def quotient(above, below):
    return None if above is None or not below else Number(spelling.plain(spelling.rounded(Fraction(above) / below, 10)))


def shown(value, indicator):
    return None if value is None else Number(spelling.plain(final(value, indicator.measure)))


def shown_key(key):
    return Number(spelling.plain(key)) if isinstance(key, Fraction) else str(key)


def written(period):
    if period is None:
        return None
    text, span = period
    if text[0].isalpha() and text != "ytd" or not span.open() and periods.unit(span.first, span.grain) == span:
        return str(span)
    return f"{span.first}..{span.last}" if text == "ytd" else text
