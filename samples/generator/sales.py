"""Farm products sold with the programme's help, 2021 to 2023: 独山县's, and those of its prefecture.

Published for 2022: 4.06 亿元, second of the twelve counties. The rest is made up, the other
counties' sales included.
"""
from generator.amounts import in_yuan, share_out
from generator.days import day
from generator.dice import Dice
from generator.enterprises import TOWN_OF
from generator.sales_products import (BUYERS, COUNTIES, EVEN_SEASON, FRESH, PLACES, PRODUCTS, SIZES)

HEADER = ["日期", "乡镇", "企业", "产品", "产品类别", "销售渠道", "采购单位", "销往地区", "数量", "计量单位",
          "金额(元)"]
HOME = "独山县"
TOTALS = {2021: 31846052035, 2022: 40587341260, 2023: 45211890680}  # in 分
FEN_IN_WAN = 1_000_000
ONE_ROW, TWO_ROWS = 350 * FEN_IN_WAN, 800 * FEN_IN_WAN  # what fits so many rows


def dushan():
    return HEADER, home_rows()


def qiannan():
    """The prefecture county by county: 独山县 as in its own ledger, the others with a row a month."""
    dice = Dice(12)
    rows = []
    for county, (totals, products) in COUNTIES.items():
        of_county = home_rows() if county == HOME else county_rows(dice, county, totals, products)
        rows += [[county, *row] for row in of_county]
    return ["县市", *HEADER], rows


def home_rows():
    dice = Dice(431)
    rows = []
    for index, (year, total) in enumerate(TOTALS.items()):
        sold = [(product, month) for product in PRODUCTS for month in range(1, 13)
                if product.season[month - 1] and product.sellers_by(day(year, month, 1))]
        weights = [product.share[index] * product.season[month - 1] * 10000 // sum(product.season)
                   * dice.between(90, 110) for product, month in sold]
        for (product, month), amount in zip(sold, share_out(total, weights)):
            rows += month_of(dice, product, year, month, amount)
    rows.sort(key=lambda row: row[0])
    return rows


def month_of(dice, product, year, month, amount):
    """What was sold of a product in a month, a row for each channel."""
    count = 1 if amount < ONE_ROW else 2 if amount < TWO_ROWS else 3
    channels = dict(product.channels)
    chosen = []
    for _ in range(min(count, len(channels))):
        chosen.append(dice.weighted(channels))
        del channels[chosen[-1]]
    sizes = [SIZES[channel] * dice.between(80, 120) for channel in chosen]
    for channel, part in zip(chosen, share_out(amount, sizes)):
        seller = dice.one_of(product.sellers_by(day(year, month, 1)))
        price = dice.between(*product.price)
        yield row_of(dice, day(year, month, dice.between(2, 28)), TOWN_OF[seller], seller,
                     product, channel, price, part)


def row_of(dice, date, town, seller, product, channel, price, amount):
    buyer = dice.one_of(BUYERS[channel]) if channel in BUYERS else ""
    return [date, town, seller, product.name, product.category, channel, buyer,
            dice.weighted(PLACES[channel]), (amount + price // 2) // price, product.measure,
            in_yuan(amount)]


def county_rows(dice, county, totals, products):
    for year, total in zip(TOTALS, totals):
        weights = [season * dice.between(85, 115) for season in EVEN_SEASON]
        for month, amount in enumerate(share_out(total * FEN_IN_WAN, weights), 1):
            name, category, measure, price = dice.one_of(products)
            channel = dice.weighted(FRESH)
            yield [day(year, month, 28), "", f"{county}农特产品公司", name, category, channel, "",
                   dice.weighted(PLACES[channel]), (amount + price // 2) // price, measure,
                   in_yuan(amount)]
