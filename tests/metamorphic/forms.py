"""The ways in which one ledger can be written. A form is a dictionary of choices, each of which has a plain one; `write`
puts rows into a file of that form. No way of writing changes what a row means."""
import copy
from decimal import Decimal
from pathlib import Path

from made_up import LEDGERS, Unreadable

PLAIN = {"encoding": "utf-8", "separator": ",", "end": "\n", "last_end": True, "quoted": "needed", "order": "given",
         "names": "label", "unit": "none", "numbers": "plain", "dates": "iso", "spelling": "first", "titles": "none",
         "between": "none", "below": "none", "extra": "none", "header_rows": 1, "merged": "no", "padding": "none",
         "missing": "empty", "feed": "file", "converted": "no"}
CHOICES = {"encoding": ("utf-8", "utf-8 mark", "utf-16le", "utf-16be", "gb18030"), "separator": (",", "\t", ";"),
           "end": ("\n", "\r\n", "\r"), "last_end": (True, False), "quoted": ("needed", "all", "some"), "order": ("given", "shuffled"),
           "names": ("label", "aliases"), "unit": ("none", "header", "title", "cell", "row below", "bare row below"),
           "numbers": ("plain", "thousands", "full width", "signs", "exponent", "mixed"),
           "dates": ("iso", "slashes", "dots", "chinese", "digits", "serial", "clock", "mixed"),
           "spelling": ("first", "any"), "titles": ("none", "one", "several"), "between": ("none", "totals", "blank", "header"),
           "below": ("none", "notes", "footer", "empty lines", "control z", "signed"), "extra": ("none", "one", "two alike", "long"),
           "header_rows": (1, 2), "merged": ("no", "township"), "padding": ("none", "spaces", "full width", "zero width"),
           "missing": ("empty", "dashes", "short"), "feed": ("file", "standard input", "pipe", "named pipe", "folder"),
           "converted": ("no", "csv", "tsv")}
CODECS = {"utf-8": ("utf-8", b""), "utf-8 mark": ("utf-8", b"\xef\xbb\xbf"), "utf-16le": ("utf-16-le", b"\xff\xfe"),
          "utf-16be": ("utf-16-be", b"\xfe\xff"), "gb18030": ("gb18030", b"")}
UNITS = {"元": 1, "千元": 1000, "万元": 10000, "亿元": 10 ** 8}
AS_ABOVE = object()  # a cell merged with the one above: it is empty, never a dash
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def some(chance, changes):
    """A form with so many choices that are not the plain one."""
    form = copy.copy(PLAIN)
    for name in chance.sample(sorted(CHOICES), changes):
        form[name] = chance.choice(CHOICES[name])
    return form


def options(form):
    """What has to be said on the command line besides."""
    return ["--fill-down", "township"] if form["merged"] == "township" else []


class Writer:
    def __init__(self, chance, ledger, form):
        self.chance, self.form = chance, form
        self.columns = list(LEDGERS[ledger])
        if form["order"] == "shuffled":
            chance.shuffle(self.columns)
        self.unit = chance.choice(("千元", "万元", "亿元")) if form["unit"] != "none" else "元"
        self.money = [column for column in self.columns if column.kind == "money"]

    def text(self, rows):
        form, end = self.form, self.form["end"]
        if form["merged"] == "township":
            rows = self.merged(rows)
        lines = self.titles() + self.header()
        header = len(lines)
        for number, row in enumerate(rows):
            lines.append(self.record([self.cell(column, row[column.id], row) for column in self.columns] + self.extra(number)))
            if form["between"] != "none" and self.chance.random() < 2 / (len(rows) + 1):
                lines.append(self.between(lines[header - 1]))
        lines += self.below()
        text = end.join(lines)
        if form["below"] == "control z":
            return text + end + "\x1a"
        return text + (end if form["last_end"] or form["below"] == "empty lines" else "")

    def merged(self, rows):
        """In blocks of townships of which only the first row has the name. Rows without one come first."""
        rows = sorted(rows, key=lambda row: row["township"] or "")
        above, result = None, []
        for row in rows:
            same = row["township"] is not None and row["township"] == above
            above = row["township"]
            result.append(row | {"township": AS_ABOVE} if same else row)
        return result

    def names(self):
        names = []
        for column in self.columns:
            name = column.names[0] if self.form["names"] == "label" else self.chance.choice(column.names)
            if column.kind == "money" and self.form["unit"] == "header":
                name += self.chance.choice(("(%s)", "（%s）", "[%s]", "（单位：%s）")) % self.unit
            names.append(name)
        return names + {"none": [], "one": ["核对意见"], "two alike": ["核对意见", "核对意见"], "long": ["附件材料"]}[self.form["extra"]]

    def header(self):
        names = self.names()
        rows = [names]
        if self.form["header_rows"] == 2:
            # The names of the amounts stand below one merged cell, the others are merged downwards.
            money = [place for place, column in enumerate(self.columns) if column.kind == "money"]
            if len(money) > 1 and money == list(range(money[0], money[0] + len(money))):
                above = ["" if place in money else name for place, name in enumerate(names)]
                above[money[0]] = "情况"
                rows = [above, [name if place in money else "" for place, name in enumerate(names)]]
        if self.form["unit"] in ("row below", "bare row below"):
            mark = "（%s）" if self.form["unit"] == "row below" else "%s"
            rows.append([mark % self.unit if column.kind == "money" else "" for column in self.columns] + [""] * (len(names) - len(self.columns)))
        return [self.record(row, dress=False) for row in rows]

    def titles(self):
        width = len(self.names())
        lines = {"none": [], "one": ["某县台账"], "several": ["某县台账", "", "填报单位：元阳县某局"]}[self.form["titles"]]
        if self.form["unit"] == "title":
            lines = lines + [self.chance.choice(("单位：%s", "金额单位:%s", "（单位：%s）", "填报单位：元谋县某局 单位：%s")) % self.unit]
        return [self.record([line] + [""] * (width - 1), dress=False) for line in lines]

    def between(self, header):
        kind = self.form["between"]
        width = len(self.columns)
        if kind == "header":
            return header
        if kind == "blank":
            return self.record(self.chance.choice(([""] * width, [" "] * width, [""])), dress=False)
        place = self.chance.randrange(2)
        cells = [""] * width
        cells[0] = self.chance.choice(("合计", "小 计", "本页合计", "总计：", "Total", "合\u3000计"))
        return self.record(cells[-place:] + cells[:-place], dress=False)

    def below(self):
        kinds = {"notes": ["填表人：甲,,审核人：乙", "注：数据截至月底", "第二条"], "footer": ["共3条记录", "导出时间：2024-01-05 10:00:00", "第1页"],
                 "empty lines": ["", ""], "signed": ["（盖章）", "----------"]}
        lines = kinds.get(self.form["below"], [])
        width = len(self.columns)
        return [self.record((line.split(",") + [""] * width)[:width], dress=False) if line else "" for line in lines]

    def extra(self, number):
        kind = self.form["extra"]
        if kind == "long":
            return ["材料" * (number * 37 % 500)]
        return {"none": [], "one": ["已核"], "two alike": ["已核", str(number)]}[kind]

    def record(self, cells, dress=True):
        if dress and self.form["missing"] == "short":
            while len(cells) > 1 and cells[-1] == "":
                cells = cells[:-1]
        return self.form["separator"].join(self.quoted(self.padded(cell) if dress else cell) for cell in cells)

    def padded(self, cell):
        pad = {"none": "", "spaces": " ", "full width": "\u3000", "zero width": ""}[self.form["padding"]]
        return pad + cell + pad if cell else cell

    def quoted(self, cell):
        must = any(sign in cell for sign in (self.form["separator"], '"', "\n", "\r")) or cell != cell.strip("\ufeff")
        may = self.form["quoted"] == "all" or self.form["quoted"] == "some" and self.chance.random() < 0.3
        return '"' + cell.replace('"', '""') + '"' if must or may else cell

    def cell(self, column, value, row):
        if value is AS_ABOVE:
            return ""
        if value is None:
            return self.chance.choice(("", "-", "无", "/", "—")) if self.form["missing"] == "dashes" else ""
        if isinstance(value, Unreadable):
            return value.text
        if column.kind == "date":
            return self.date(value)
        if column.kind in ("text", "category"):
            spellings = next(word for word in column.pool if word[0] == value)
            word = self.chance.choice(spellings) if self.form["spelling"] == "any" else value
            zero = self.form["padding"] == "zero width" and column.kind == "category"
            return word[:1] + "\u200b" + word[1:] if zero else word
        return self.number(column, value)

    def number(self, column, value):
        factor, unit = 1, ""
        if column.kind == "money":
            factor = UNITS[self.unit]
            if self.form["unit"] == "cell":
                unit = self.unit if self.unit != "千元" else "万元"
                factor = UNITS[unit]
        text = format((value / factor).normalize(), "f")
        style = self.form["numbers"]
        if style == "mixed":
            style = self.chance.choice(("plain", "thousands", "full width", "signs"))
        if style == "thousands":
            whole, _, part = text.partition(".")
            text = format(int(whole), ",") + ("." + part if part else "")
            text = "-" + text if whole == "-0" else text
        elif style == "full width":
            text = text.translate(FULL_WIDTH)
        elif style == "signs":
            text = f"({text[1:]})" if text.startswith("-") and not unit else "+" + text if not text.startswith("-") else text
        elif style == "exponent" and not unit:
            text = format(Decimal(text), "E") if Decimal(text) else text
        return text + unit

    def date(self, parts):
        style = self.form["dates"]
        if style == "mixed":
            style = self.chance.choice(CHOICES["dates"][:-1])
        year, month, day = (parts + (None, None))[:3]
        if month is None:
            return f"{year}年" if style == "chinese" else str(year)
        if day is None:
            return {"chinese": f"{year}年{month}月", "digits": f"{year}{month:02}", "slashes": f"{year}/{month}"}.get(style, f"{year}-{month:02}")
        if style == "serial":
            from datetime import date
            return str((date(year, month, day) - date(1899, 12, 30)).days)
        return {"iso": f"{year}-{month:02}-{day:02}", "slashes": f"{year}/{month}/{day}", "dots": f"{year}.{month}.{day}",
                "chinese": f"{year}年{month}月{day}日", "digits": f"{year}{month:02}{day:02}", "clock": f"{year}-{month}-{day} 08:30:00"}[style]


def write(chance, ledger, form, rows, path):
    codec, mark = CODECS[form["encoding"]]
    text = Writer(chance, ledger, form).text(rows)
    Path(path).write_bytes(mark + text.encode(codec))
