"""Tables as offices lay them out: headers of one row or two, totals rows, pages, short rows."""
from decimal import Decimal
from itertools import groupby

from generator.exports.styles import as_is, plain

SUMMED = {  # the columns that a totals row adds up
    "计划资金", "到位资金", "支出资金", "带动投资", "受益户数", "受益人数", "带动就业人数", "其中脱贫人口就业",
    "分红受益人数", "人数", "金额", "天数", "人次", "户数", "协议投资", "到位投资", "吸纳就业人数",
    "其中脱贫劳动力", "带动户数", "年产值",
}


class Column:
    """A column of the ledger as an office has it: its heading, and how its cells are written."""

    def __init__(self, label, heading, *styles, empty=("",), above=""):
        self.label, self.heading, self.styles = label, heading, styles or (as_is,)
        self.empty, self.above = empty, above

    def cell(self, text, number):
        """The styles, and the ways to say that nothing is there, come in turn."""
        return in_turn(self.styles, number)(text) if text else in_turn(self.empty, number)


class Numbering(Column):
    """The running number that many tables begin with."""

    def __init__(self, heading="序号"):
        super().__init__("", heading)

    def cell(self, text, number):
        return str(number + 1)


def in_turn(things, number):
    return things[number % len(things)]


def heading(columns):
    return [column.heading for column in columns]


def upper_heading(columns):
    """The upper row of a header of two: a merged cell has its text in its first column only."""
    above = [column.above for column in columns]
    return [text if at == 0 or text != above[at - 1] else "" for at, text in enumerate(above)]


def cells(columns, rows, first=0):
    return [[column.cell(row.get(column.label, ""), number) for column in columns]
            for number, row in enumerate(rows, first)]


def totals(word, columns, rows, at=0):
    """A totals row: its word in column `at`, and the sums in the office's own style."""
    line = []
    for column in columns:
        numbers = [row[column.label] for row in rows if row.get(column.label)]
        if column.label in SUMMED and numbers:
            line.append(column.cell(plain(sum(map(Decimal, numbers))), 0))
        else:
            line.append("")
    line[at] = word
    return line


def month(row):
    return row["日期"][:7]


def quarter(row):
    return row["日期"][:4], (int(row["日期"][5:7]) + 2) // 3


def township(row):
    return row["乡镇"]


def blocks(columns, rows, key, word, at=0):
    """The rows in blocks, a totals row below each."""
    lines, number = [], 0
    for _, block in groupby(sorted(rows, key=key), key):
        block = list(block)
        lines += cells(columns, block, number)
        lines.append(totals(word, columns, block, at))
        number += len(block)
    return lines


def pages(columns, rows, size, word):
    """The rows as they were printed: each page with its header, and a totals row at its foot."""
    lines = []
    for first in range(0, len(rows), size):
        page = rows[first:first + size]
        lines += [heading(columns), *cells(columns, page, first), totals(word, columns, page)]
    return lines


def shortened(lines):
    """Without the empty cells at the end of each row, which spreadsheets leave out."""
    lines = [list(line) for line in lines]
    for line in lines:
        while line and not line[-1]:
            line.pop()
    return lines


def separated(lines, separator=",", newline="\r\n", quote_all=False):
    def quoted(cell):
        if quote_all or any(mark in cell for mark in (separator, '"', "\r", "\n")):
            return '"' + cell.replace('"', '""') + '"'
        return cell
    return "".join(separator.join(map(quoted, line)) + newline for line in lines)
