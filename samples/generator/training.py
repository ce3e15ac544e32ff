"""Courses, 2020 to 2023.

Published: 513 people trained for work in 2022; 68 classes in 2023, the last of them with 33 people
over 15 days; in the same year 20 courses for professionals with 3012 people.
"""
from generator.amounts import share_out
from generator.days import day
from generator.dice import Dice

HEADER = ["日期", "班次", "培训品牌", "培训类别", "天数(天)", "人次", "地点", "承办单位"]

# Classes and people of a year. The 68th class of 2023 comes on top.
LABOUR = {2020: (6, 238), 2021: (11, 426), 2022: (13, 513), 2023: (67, 2356)}
LAST_CLASS = ["2023-11-27", "2023年粤菜师傅劳务协作培训班第68期", "粤菜师傅", "劳务协作", 15, 33, "独山县百泉镇",
              "独山县职业培训中心"]
PROFESSIONALS = {2020: (7, 640), 2021: (12, 1485), 2022: (16, 2207), 2023: (20, 3012)}

BRANDS = ["粤菜师傅", "广东技工", "南粤家政"]
PLACES = ["独山县百泉镇", "独山县鄢家山社区", "独山县麻尾镇", "独山县基长镇", "独山县下司镇", "独山县望城社区"]
COURSES = {  # kind: subjects, and who holds them in 独山 and in 黄埔
    "专业技术人才": (["骨干教师教学能力", "学校信息化", "急诊急救", "基层医生全科诊疗", "农技员病虫害防治"],
               "独山县教师与医护培训基地", "黄埔区教师与医护培训中心"),
    "党政干部": (["乡村振兴专题", "东西部协作业务", "基层治理能力"], "独山县委党校", "黄埔区委党校"),
    "乡村振兴人才": (["致富带头人", "电商直播", "合作社经营", "村干部履职"],
               "独山县职业培训中心", "黄埔区农业培训中心"),
}


def table():
    dice = Dice(68)
    rows = [LAST_CLASS]
    for year, (classes, people) in LABOUR.items():
        for number, (date, part) in enumerate(spread(dice, year, classes, people), 1):
            brand = dice.one_of(BRANDS)
            rows.append([date, f"{year}年{brand}劳务协作培训班第{number}期", brand, "劳务协作",
                         dice.one_of([5, 7, 10, 10, 15]), part, dice.one_of(PLACES),
                         "独山县职业培训中心"])
    for year, (courses, people) in PROFESSIONALS.items():
        for number, (date, part) in enumerate(spread(dice, year, courses, people), 1):
            kind = dice.weighted({"专业技术人才": 50, "党政干部": 20, "乡村振兴人才": 30})
            subjects, home, away = COURSES[kind]
            place, host = ("独山县百泉镇", home) if dice.percent(60) else ("广东省广州市黄埔区", away)
            rows.append([date, f"{year}年{dice.one_of(subjects)}培训班（{number}）", "", kind,
                         dice.one_of([2, 3, 3, 5]), part, place, host])
    rows.sort(key=lambda row: row[0])
    return HEADER, rows


def spread(dice, year, count, people):
    """Dates from 7 January to 25 November, and the people of each class."""
    first, last = 6, 10 * 28 + 24  # counted in months of 28 days
    for index, part in enumerate(share_out(people, dice.weights(count))):
        place = first + (last - first) * index // count
        yield day(year, 1 + place // 28, 1 + place % 28), part
