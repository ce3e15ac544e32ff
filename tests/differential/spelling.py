"""The many ways in which a cell can be written: each function gives (text, value)."""
from datetime import date, timedelta
from fractions import Fraction

import periods
from catalogue import WORDS

BAD = "unreadable"  # the value of a cell that cannot be read
FULL_WIDTH = str.maketrans("0123456789.-,", "０１２３４５６７８９．－，")
EMPTY = ["", "", "", "", " ", "\u3000", "-", "—", "–", "/", "无", "不详"]
NOT_AVAILABLE = ["N/A", "#N/A", "NA", "NULL", "none", "n/a"]
UNREADABLE_NUMBERS = ["约100", "3000元以上", "1500-2000", "1,400,00", "12,34", "abc", "1.2.3", "--5", "12..5"]
UNREADABLE_DATES = ["2023.1", "2023-02-30", "30/06/2023", "2023-13-01", "去年", "2023-00", "123", "19999", "80001",
                    "2023-02-29", "23-06-30"]


def rounded(value, decimals):
    """Half away from zero."""
    scaled = abs(value) * 10 ** decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10 ** decimals)


def plain(value):
    """A number written out exactly; it must end."""
    digits = 0
    while (value * 10 ** digits).denominator != 1:
        digits += 1
        if digits > 60:
            raise ValueError("no end of decimals")
    whole = abs(int(value * 10 ** digits))
    text = str(whole).rjust(digits + 1, "0")
    if digits:
        text = text[:-digits] + "." + text[-digits:]
    return ("-" if value < 0 else "") + text


def missing(random, kind):
    return (random.choice(EMPTY + NOT_AVAILABLE if kind not in WORDS else EMPTY), None)


def framed(random, text):
    """Spaces around and a spreadsheet's apostrophe change nothing."""
    if random.random() < 0.04:
        text = "'" + text
    if random.random() < 0.05:
        text = random.choice([" ", "\t", "\u3000", "\u00a0"]) + text + random.choice(["", " ", "\u3000"])
    return text


def number(random, kind, factor, pool):
    """`factor` is what the file's header or title line says of cells without a unit."""
    if random.random() < 0.025:
        return (random.choice(UNREADABLE_NUMBERS + (["0.12345万"] + ["3.5"] * (factor == 1) if kind == "count" else [])), BAD)
    raw = random.choice(pool)
    unit, scale = "", factor
    if random.random() < (0.15 if kind != "count" else 0.03):
        unit, scale = random.choice([("万", 10000), ("亿", 10 ** 8)])
        raw = raw / scale if random.random() < 0.8 else raw
        if kind == "money" and random.random() < 0.5:
            unit += "元"
    elif kind == "money" and random.random() < 0.1:
        unit, scale = "元", 1
    text = plain(raw)
    if raw >= 0 and random.random() < 0.05:
        text = "+" + text
    elif raw < 0 and random.random() < 0.3 and not unit:
        text = "(" + text[1:] + ")"
    elif abs(raw) >= 1000 and random.random() < 0.3:
        whole, dot, decimals = text.partition(".")
        text = f"{int(whole):,}" + dot + decimals
    elif random.random() < 0.06:
        text = (f"{int(raw):,}" if raw.denominator == 1 else text).translate(FULL_WIDTH)
    elif random.random() < 0.05 and raw.denominator == 1:
        text += ".0" if "." not in text else "0"
    elif random.random() < 0.03 and raw > 0 and not unit:
        text = plain(raw / 1000) + "E+3"
    if random.random() < 0.02 and not text.endswith(")"):
        text += unit + "(其中,灾情因素6万元)"
    elif random.random() < 0.04 and unit and not text.endswith(")"):
        text += random.choice(["(%s)", "（%s）", " %s"]) % unit
    else:
        text += unit
    if kind == "money" and raw >= 0 and text[0].isdigit() and random.random() < 0.04:
        text = random.choice("¥￥") + text
    value = rounded(raw * scale, 4)
    if kind == "count" and (raw * scale).denominator != 1:
        value = BAD
    elif kind != "money" and random.random() < 0.004:
        return (text.rstrip("万亿()（）") + "元", BAD)
    return (framed(random, text), value if value != BAD and abs(value) * 10000 < 2 ** 63 else BAD)


def day(random, years):
    """A date of the given years: mostly a day, else a month or a year."""
    first = date(random.choice(years), 1, 1)
    grain = random.choices(["day", "month", "year"], [14, 3, 2])[0]
    span = periods.unit(first + timedelta(random.randrange(365)), "day")
    if random.random() < 0.1:
        span = periods.unit(periods.unit(span.first, random.choice(["month", "year", "quarter"])).last, "day")
    if random.random() < 0.02 and first.year % 4 == 0:
        span = periods.unit(date(first.year, 2, 29), "day")
    return periods.unit(span.first, grain)


def dated(random, span):
    """One of the ways to write a date."""
    y, m, d = span.first.year, span.first.month, span.first.day
    if span.grain == "year":
        text = random.choice([f"{y}", f"{y}年"])
    elif span.grain == "month":
        text = random.choice([f"{y}-{m:02}", f"{y}年{m}月", f"{y}{m:02}", f"{y}/{m:02}", f"{y}-{m}", f"{y}年{m:02}月"])
    else:
        forms = [f"{y}-{m:02}-{d:02}"] * 4 + [f"{y}/{m}/{d}", f"{y}.{m}.{d}", f"{y}{m:02}{d:02}", f"{y}年{m}月{d}日",
                 f"{y}-{m}-{d}", f"{y}-{m}-{d} 8:30", f"{y}年{m:02}月{d:02}日", f"{y}-{m:02}-{d:02} 08:30", f"{y}-{m:02}-{d:02}T08:30:00", f"{y}/{m:02}/{d:02} 0:00",
                 str((span.first - date(1899, 12, 30)).days), f"{(span.first - date(1899, 12, 30)).days}.5"]
        text = random.choice(forms)
    if random.random() < 0.05:
        text = text.translate(FULL_WIDTH)
    return (framed(random, text), span)


def identity(text):
    """An identity number as it is compared: the old form of 15 is the new one, and x is X."""
    if len(text) == 15 and text.isdigit():
        text = text[:6] + "19" + text[6:]
        text += check_character(text)
    return text[:-1] + "X" if len(text) == 18 and text.endswith("x") else text


def check_character(digits):
    """Of the first 17 of an identity number (GB 11643)."""
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 11]


def lost(identity):
    """Masked already, or damaged by a spreadsheet."""
    if "*" in identity or "E+" in identity:
        return True
    return len(identity) in (18, 20) and identity.endswith("000") and check_character(identity) != identity[17]


def masked(kind, text):
    """A personal cell as it is shown."""
    if kind == "name":
        return text[0] + "*" * (len(text) - 1)
    first = 6 if kind == "identity" else 3
    long = len(text) in (15, 18, 20) if kind == "identity" else len(text) >= 11
    kept = text[:first] + text[-4:].translate({} if kind == "phone" else {ord("X"): "0", ord("x"): "0"})
    if not long or not kept.isdecimal():
        return "*" * len(text)
    return text[:first] + "*" * (len(text) - first - 4) + text[-4:]
