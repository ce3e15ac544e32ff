"""How offices write words, dates and numbers: each style turns a clean cell into a damaged one."""
from datetime import date
from decimal import Decimal

FULL_WIDTH = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")
BEFORE_1900 = date(1899, 12, 30).toordinal()  # day 0 of spreadsheets

SPELLINGS = {  # other words of the vocabularies
    "财政援助资金": ["财政帮扶资金", "广州财政"], "社会帮扶资金": ["社会资金", "帮扶款物"],
    "产业": ["产业类", "产业合作"], "就业": ["就业项目"], "乡村建设": ["农村人居环境"],
    "搬迁后扶": ["易地扶贫搬迁后续扶持"],
    "东部结对省份": ["东部", "省外（广东）", "广东"], "其他省外": ["其他省份", "省外务工"],
    "省内县外": ["县外省内", "县外市内"], "县内": ["本地", "县内务工"],
    "脱贫人口": ["已脱贫户", "建档立卡"], "监测对象": ["三类户", "边缘易致贫户"], "易地搬迁": ["易地搬迁户"],
    "一般农户": ["一般户", "其他"],
    "有组织输出": ["组织输出"], "自发外出": ["自主外出", "自发"], "公益性岗位": ["公益岗位"],
    "东部选派": ["来黔", "东派西"], "西部选派": ["赴粤", "跟岗"],
    "县": ["县县"], "镇": ["镇街"], "村": ["村（社区）"],
}


# Words and dates.

def as_is(text):
    return text


def respelled(word):
    return SPELLINGS.get(word, [word])[0]


def respelled_too(word):
    """The last of the other words, which is often another one."""
    return SPELLINGS.get(word, [word])[-1]


def padded(text):
    return f"\u3000{text} "


def no_break(text):
    return f"{text}\u00a0"


def text_mark(text):
    """What a spreadsheet shows in front of a number that was typed as text."""
    return "'" + text


def chinese(day):
    """2023年6月30日, and 2020年4月 or 2020年 where the day is not known."""
    return "".join(str(int(part)) + unit for part, unit in zip(day.split("-"), "年月日"))


def whole_days(style):
    """A way to write days; what is coarser than a day is written out."""
    return lambda day: style(*map(int, day.split("-"))) if len(day) == 10 else chinese(day)


slashes = whole_days(lambda year, month, day: f"{year}/{month}/{day}")
dots = whole_days(lambda year, month, day: f"{year}.{month}.{day}")
midnight = whole_days(lambda year, month, day: f"{year}/{month}/{day} 0:00:00")
serial = whole_days(lambda *day: str(date(*day).toordinal() - BEFORE_1900))


def compact(day):
    """20230630, 202004, 2020."""
    return day.replace("-", "")


# Numbers: text to text, never through binary fractions.

def plain(number):
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def grouped(amount):
    return f"{Decimal(amount):,f}"


def full_width(text):
    return text.translate(FULL_WIDTH)


def grouped_full_width(amount):
    return full_width(grouped(amount))


def ten_thousands(amount):
    """23.1163万 for 231163."""
    return plain(Decimal(amount).scaleb(-4)) + "万"


def wan_to_yuan(amount):
    return plain(Decimal(amount) * 10000)


def wan_to_grouped_yuan(amount):
    return f"{Decimal(amount) * 10000:,.2f}"


def wan_to_yi(amount):
    return plain(Decimal(amount).scaleb(-4)) + "亿元"


def with_wan(amount):
    return plain(Decimal(amount)) + "万元"


def with_yuan(amount):
    return amount + "元"


def in_yen_sign(amount):
    return "¥" + grouped(amount)


def wide_yen_sign(amount):
    return "￥" + amount


def signed(amount):
    return "+" + amount


def scientific(amount):
    """3.46975747E+6 for 3469757.47."""
    number = Decimal(amount).normalize()
    return f"{plain(number.scaleb(-number.adjusted()))}E+{number.adjusted()}" if number else "0"
