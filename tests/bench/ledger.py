#!/usr/bin/env python3
"""Writes a made-up labour ledger to standard output: 16 columns, some 200 bytes a row, Chinese text, one cell in
a hundred quoted with a comma inside. The same arguments give the same bytes. No person in it is real (their
area code is 999999). Some 50 MB a second.

    ledger.py ROWS [--persons N] [--quoted] [--large-cell MEGABYTES]

--persons: row n is about person n modulo N, so that so many different ones are in it (without: half a million,
at random). --quoted: every cell in quotes. --large-cell: in the middle stands a row with a note of that size,
of many lines.
"""
import argparse
import random
import sys

COLUMNS = ("日期,结束时间,姓名,身份证号,联系电话,乡镇,村,人员类别,就业去向,岗位,月收入(元),组织方式,人数,"
           "就业地点,用工单位,备注")
TOWNSHIPS = "百泉镇 影山镇 基长镇 下司镇 麻尾镇 麻万镇 上司镇 玉水镇".split()
CATEGORIES = "脱贫人口 监测对象 易地搬迁 一般农户".split()
DESTINATIONS = "东部结对省份 其他省外 省内县外 县内".split()
PLACES = "广东省广州市黄埔区 广东省东莞市 浙江省宁波市 贵州省贵阳市 贵州省独山县".split()
JOBS = "普工 焊工 缝纫工 家政服务 保安 厨师 货运司机 电子装配".split()
CHANNELS = "有组织输出 自发外出 帮扶车间".split()
NOTES = ["", "", "", "", "县人社局跟踪服务", "已回访", "签订合同"]
SURNAMES = "甲乙丙丁戊己庚辛壬癸"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
BLOCK = 10_000


def identity(number):
    """Of person `number`: born between 1960 and 1999, with the right check character."""
    year, number = 1960 + number % 40, number // 40
    month, number = 1 + number % 12, number // 12
    day, number = 1 + number % 28, number // 28
    digits = f"{999900 + number // 1000:06}{year}{month:02}{day:02}{number % 1000:03}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]


def person(number, rng):
    township = rng.randrange(8)
    name = rng.choice(SURNAMES) + chr(0x4E00 + rng.randrange(2000)) + (chr(0x4E00 + rng.randrange(2000)) if number % 3 else "")
    village = chr(0x4E00 + 37 * rng.randrange(12) + township) + "山村"
    return (f"{name},{identity(number)},1990{number % 10_000_000:07},{TOWNSHIPS[township]},{village},"
            f"{rng.choice(CATEGORIES)},")


def rows(arguments, rng):
    """Blocks of rows without their line ends."""
    persons = [person(number, rng) for number in range(arguments.persons or 500_000)]
    employers = [f"{chr(0x4E8C + 53 * i)}{chr(0x5165 + 31 * i)}电子科技有限公司" for i in range(300)]
    days = [f"{year}-{month:02}-{day:02}" for year in (2021, 2022, 2023) for month in range(1, 13) for day in range(1, 29)]
    begins = [f"{day}," + (f"2024-{day[5:]}," if rng.random() < 0.3 else ",") for day in days]
    works = [f"{destination},{job}," for destination in DESTINATIONS for job in JOBS]
    wages = [f"{2000 + i * 10}" + (".50" if i % 10 == 0 else "") for i in range(600)]
    ends = [f",{channel},1,{place}," for channel in CHANNELS for place in PLACES]
    units = [f"{employer},{note}" for employer in employers for note in NOTES]
    quoted_units = [f'"{employer},第{i % 9 + 1}车间",{NOTES[i % 7]}' for i, employer in enumerate(employers)]
    pick, many = rng.random, len(persons)
    for begin in range(0, arguments.rows, BLOCK):
        of_block = range(begin, min(begin + BLOCK, arguments.rows))
        whom = [n % many for n in of_block] if arguments.persons else [int(pick() * many) for _ in of_block]
        yield [begins[int(pick() * 1008)] + persons[who] + works[int(pick() * 32)] + wages[int(pick() * 600)] +
               ends[int(pick() * 15)] +
               (units[int(pick() * 2100)] if pick() > 0.16 else quoted_units[int(pick() * 300)]) for who in whom]


def cells_of(row):
    if '"' not in row:
        return row.split(",")
    before, inside, behind = row.split('"')
    return before.split(",")[:-1] + [inside] + behind.split(",")[1:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rows", type=int)
    parser.add_argument("--persons", type=int, default=0)
    parser.add_argument("--quoted", action="store_true")
    parser.add_argument("--large-cell", type=int, default=0)
    arguments = parser.parse_args()
    out = sys.stdout.buffer
    out.write((COLUMNS + "\n").encode())
    written = 0
    for block in rows(arguments, random.Random(20230630)):
        if arguments.quoted:
            block = [",".join(f'"{cell}"' for cell in cells_of(row)) for row in block]
        if arguments.large_cell and written <= arguments.rows // 2 < written + BLOCK:
            line = "工作日志，同上。" * 10 + ",\n"
            note = line * (arguments.large_cell * 1_000_000 // len(line.encode()))
            block.append(block[0].rsplit(",", 1)[0] + f',"{note}"')
        out.write(("\n".join(block) + "\n").encode())
        written += BLOCK


if __name__ == "__main__":
    main()
