"""Dates as coarse as a ledger writes them, and the periods that they are compared with."""
import calendar
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
GRAINS = ["year", "half", "quarter", "month", "day"]  # the coarser first


def month_index(day):
    return day.year * 12 + day.month - 1


def month_start(index):
    return date(index // 12, index % 12 + 1, 1)


def month_end(index):
    return month_start(index + 1) - timedelta(1)


def move(day, months):
    """The same day some months later; a day that the month does not have is its last."""
    index = month_index(day) + months
    last = calendar.monthrange(index // 12, index % 12 + 1)[1]
    return date(index // 12, index % 12 + 1, min(day.day, last))


@dataclass(frozen=True)
class Span:
    """From one day to another, both included; None where it is open. `grain` is how it was written."""
    first: date | None
    last: date | None
    grain: str

    def order(self):
        """By time; of those that begin on one day the coarser first."""
        return (self.first, GRAINS.index(self.grain))

    def holds(self, other):
        """Whether `other` lies wholly within."""
        return (self.first is None or self.first <= other.first) and (self.last is None or other.last <= self.last)

    def meet(self, other):
        if other is None:
            return self
        firsts = [x for x in (self.first, other.first) if x]
        lasts = [x for x in (self.last, other.last) if x]
        first, last = max(firsts, default=None), min(lasts, default=None)
        return Span(first, last, self.grain)

    def open(self):
        return self.first is None or self.last is None

    def whole_months(self):
        return self.first.day == 1 and (self.last + timedelta(1)).day == 1

    def __str__(self):
        return name(self.first, self.grain)


def name(day, grain):
    return {"year": f"{day.year}", "half": f"{day.year}H{(day.month + 5) // 6}",
            "quarter": f"{day.year}Q{(day.month + 2) // 3}", "month": f"{day.year}-{day.month:02}",
            "day": day.isoformat()}[grain]


def unit(day, grain):
    """The day, month, …, year that `day` is in."""
    if grain == "day":
        return Span(day, day, "day")
    months = MONTHS[grain]
    start = month_index(day) // months * months
    return Span(month_start(start), month_end(start + months - 1), grain)


def between(first, last):
    """A range of two spans of one grain; None is an open end."""
    return Span(first.first if first else None, last.last if last else None, (first or last).grain)


def group(span, grain):
    """The group of time that a date belongs to: a coarser date is a group of its own."""
    return span if GRAINS.index(span.grain) <= GRAINS.index(grain) else unit(span.first, grain)


def moved(span, months):
    """Some months later: what is written in whole months stays so, else each end for itself."""
    if span.grain != "day" and span.whole_months():
        return Span(month_start(month_index(span.first) + months), month_end(month_index(span.last) + months),
                    span.grain)
    return Span(move(span.first, months), move(span.last, months), span.grain)


def year_before(span):
    return None if span.open() else moved(span, -12)


def just_before(span):
    """The period before it, as long, in the units in which it was written."""
    if span.open():
        return None
    if span.grain == "day":
        days = span.last - span.first + timedelta(1)
        return Span(span.first - days, span.last - days, "day")
    return moved(span, month_index(span.first) - month_index(span.last) - 1)


def group_before(grain, span):
    """For a group of time, perhaps cut by --period: the same part of the group before."""
    if grain == "day":
        return just_before(span)
    return moved(span, -MONTHS[grain])


def from_new_year(span):
    return None if span.last is None else Span(date(span.last.year, 1, 1), span.last, "day")


def up_to(span):
    return Span(None, span.last, "day")


def relative(today):
    """The names of periods that are counted from today."""
    spans = {"ytd": Span(date(today.year, 1, 1), today, "day")}
    for grain in ("month", "quarter", "year"):
        spans["this-" + grain] = now = unit(today, grain)
        spans["last-" + grain] = unit(now.first - timedelta(1), grain)
    return spans
