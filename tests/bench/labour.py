#!/usr/bin/env python3
"""Writes a labour ledger of about so many megabytes to standard output: 16 columns, Chinese text, one cell
in a hundred quoted. The same size gives the same bytes. All persons in it are made up (area code 999999).

    labour.py MEGABYTES > labour.csv
"""
import random
import sys

COLUMNS = ("日期,结束时间,姓名,身份证号,联系电话,乡镇,村,人员类别,就业去向,务工地点,用工单位,岗位,"
           "月收入(元),组织方式,人数,备注")
TOWNSHIPS = "百泉镇 影山镇 基长镇 下司镇 麻尾镇 麻万镇 上司镇 玉水镇".split()
CATEGORIES = "脱贫人口 监测对象 易地搬迁 一般农户".split()
DESTINATIONS = "东部结对省份 其他省外 省内县外 县内".split()
PLACES = "广东省广州市黄埔区 广东省东莞市 浙江省宁波市 贵州省贵阳市 贵州省独山县".split()
JOBS = "普工 焊工 缝纫工 家政服务 保安 厨师 货运司机 电子装配".split()
CHANNELS = "有组织输出 自发外出 公益性岗位 帮扶车间".split()
SURNAMES = "甲乙丙丁戊己庚辛壬癸"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def identity(rng):
    digits = f"999999{rng.randint(1965, 2003)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randint(0, 999):03}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]


def main():
    wanted = int(float(sys.argv[1]) * 1_000_000)
    rng = random.Random(20230630)
    people = [f"{rng.choice(SURNAMES)}{chr(0x4E00 + rng.randint(0, 2000))},{identity(rng)},1990000{rng.randint(0, 9999):04}"
              for _ in range(200_000)]
    villages = [f"{t},{chr(0x4E00 + 37 * i)}村" for i in range(12) for t in TOWNSHIPS]
    employers = [f"{chr(0x4E8C + 53 * i)}{chr(0x5165 + 31 * i)}电子科技有限公司" for i in range(300)]
    days = [f"{y}-{m:02}-{d:02}" for y in (2021, 2022, 2023) for m in range(1, 13) for d in range(1, 29)]
    out = sys.stdout.buffer
    out.write((COLUMNS + "\n").encode())
    written = 0
    pick = rng.random
    while written < wanted:
        rows = []
        for _ in range(10_000):
            employer = employers[int(pick() * 300)]
            if pick() < 0.16:
                employer = f'"{employer},第{int(pick() * 9) + 1}车间"'
            rows.append(
                f"{days[int(pick() * len(days))]},,{people[int(pick() * 200_000)]},{villages[int(pick() * 96)]},"
                f"{CATEGORIES[int(pick() * 4)]},{DESTINATIONS[int(pick() * 4)]},{PLACES[int(pick() * 5)]},{employer},"
                f"{JOBS[int(pick() * 8)]},{2000 + int(pick() * 600) * 10},{CHANNELS[int(pick() * 4)]},1,\n")
        block = "".join(rows).encode()
        out.write(block)
        written += len(block)


main()
