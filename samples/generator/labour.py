"""People who found work away from their village, 2021 to 2023; a row stands for a group of them.

Published for 2022: 4563 people, 2654 of them in the eastern provinces that help, and 1401 of those
from families that had been poor. The other years and all detail are made up.
"""
from generator.amounts import share_out
from generator.days import LAST_DAY, day, months_later
from generator.dice import Dice
from generator.places import TOWNS

HEADER = ["日期", "结束时间", "乡镇", "人员类别", "是否已务工", "就业去向", "就业地点", "用工单位", "岗位",
          "月收入(元)", "组织方式", "人数(人)"]

# People who left in a year: east, from once poor families; east, from others; elsewhere.
LEFT = {2021: (1236, 1088, 1802), 2022: (1401, 1253, 1909), 2023: (1517, 1396, 1968)}
# By month, in a thousand: most leave after the new year of the moon (12 February 2021, 1 February
# 2022, 22 January 2023), and those who finish school in summer.
SEASONS = {2021: (35, 165, 215, 95, 70, 75, 95, 80, 60, 45, 35, 30),
           2022: (60, 225, 165, 85, 65, 70, 90, 75, 60, 45, 35, 25),
           2023: (105, 250, 130, 75, 65, 75, 90, 70, 50, 40, 30, 20)}
GROUP, MOST_GROUPS = 35, 6  # people in a group, roughly, and groups in a month

EAST, POOR = "东部结对省份", "脱贫人口"
# These come in turns, so that a month has something of each.
EAST_OTHERS = ["一般农户", "易地搬迁", "一般农户", "监测对象"]
ANYONE = [POOR, "一般农户", POOR, "易地搬迁", POOR, "一般农户", "监测对象"]
ELSEWHERE = ["其他省外", "省内县外", "县内"]

# place, employer, job, lowest and highest wage in 2021
WORK = {
    EAST: [
        ("广东省广州市黄埔区", "云埔片区电子装配厂", "装配工", 4500, 5600),
        ("广东省广州市黄埔区", "永和片区汽车配件厂", "操作工", 4800, 6000),
        ("广东省广州市黄埔区", "萝岗片区物业公司", "保洁员", 3300, 3900),
        ("广东省广州市番禺区", "番禺箱包厂", "车缝工", 4200, 5300),
        ("广东省佛山市顺德区", "顺德家电厂", "流水线工", 4600, 5700),
        ("广东省东莞市", "东莞制鞋厂", "针车工", 4300, 5400),
        ("广东省深圳市宝安区", "宝安精密塑胶厂", "注塑工", 4800, 6100),
        ("广东省中山市", "中山灯饰厂", "包装工", 4100, 5000),
    ],
    "其他省外": [
        ("浙江省宁波市", "宁波注塑机械厂", "操作工", 4700, 5900),
        ("江苏省苏州市", "苏州电子厂", "质检员", 4600, 5700),
        ("福建省泉州市", "泉州鞋服厂", "车缝工", 4400, 5500),
        ("广西壮族自治区南宁市", "南宁建筑工地", "木工", 4200, 5400),
    ],
    "省内县外": [
        ("贵州省贵阳市", "贵阳餐饮企业", "服务员", 3100, 3900),
        ("贵州省都匀市", "都匀开发区建材厂", "操作工", 3200, 4100),
        ("贵州省贵安新区", "贵安数据线厂", "装配工", 3500, 4500),
    ],
    "帮扶车间": [
        ("独山县百泉镇", "鄢家山箱包帮扶车间", "车缝工", 2200, 3100),
        ("独山县下司镇", "下司镇辣椒加工帮扶车间", "包装工", 2100, 2800),
        ("独山县麻尾镇", "麻尾镇蔬菜分拣帮扶车间", "分拣工", 2000, 2600),
    ],
    "公益性岗位": [
        ("独山县", "镇人民政府", "护林员", 800, 1000),
        ("独山县", "村民委员会", "保洁员", 800, 1000),
    ],
    "自发外出": [
        ("独山县百泉镇", "县城餐饮店", "服务员", 2300, 3000),
        ("独山县基长镇", "蛋鸡养殖基地", "饲养员", 2800, 3500),
        ("独山县百泉镇", "轴承产业园企业", "操作工", 3000, 4000),
    ],
}
# Some towns write these words their own way; the vocabulary brings them together again.
SPELLINGS = {
    EAST: ["广东", "广东省", "珠三角"], "其他省外": ["省外", "省外务工"], "省内县外": ["省内"], "县内": ["本县", "就近"],
    POOR: ["脱贫户", "脱贫劳动力"], "监测对象": ["监测户"], "易地搬迁": ["搬迁户"], "一般农户": ["一般户"],
    "有组织输出": ["有组织", "组织输出"], "公益性岗位": ["公益岗位"],
}
# People who have been registered, but have not begun: date, town, category, where they would go.
WAITING = [
    ("2021-03-08", "上司镇", POOR, EAST, 26), ("2021-07-15", "玉水镇", "一般农户", "县内", 12),
    ("2021-10-12", "麻尾镇", "监测对象", EAST, 9), ("2022-02-16", "基长镇", POOR, EAST, 31),
    ("2022-06-20", "下司镇", "易地搬迁", "省内县外", 8), ("2022-09-06", "影山镇", "一般农户", EAST, 14),
    ("2023-02-09", "麻万镇", POOR, EAST, 28), ("2023-03-14", "百泉镇", "易地搬迁", "县内", 17),
    ("2023-06-13", "基长镇", "监测对象", EAST, 11), ("2023-08-22", "玉水镇", POOR, "其他省外", 13),
]


def table():
    dice = Dice(4647)
    towns, east_others, anyone, elsewheres = (
        dice.deal(words) for words in (TOWNS, EAST_OTHERS, ANYONE, ELSEWHERE))
    rows = [[date, "", town, category, "否", destination, "", "", "", "", "有组织输出", people]
            for date, town, category, destination, people in WAITING]
    for year in LEFT:
        poor_east, others_east, elsewhere = (
            share_out(total, SEASONS[year]) for total in LEFT[year])
        for month in range(12):
            left = [(people, EAST, POOR) for people in groups(dice, poor_east[month])]
            left += [(people, EAST, next(east_others))
                     for people in groups(dice, others_east[month])]
            left += [(people, next(elsewheres), next(anyone))
                     for people in groups(dice, elsewhere[month])]
            for people, destination, category in left:
                date = day(year, month + 1, dice.between(2, 28))
                rows.append(row_of(dice, date, next(towns), category, destination, people))
    rows.sort(key=lambda row: row[0])
    return HEADER, rows


def groups(dice, people):
    return share_out(people, dice.weights(min(1 + people // GROUP, MOST_GROUPS)))


def row_of(dice, date, town, category, destination, people):
    if destination == "县内":
        channel = dice.weighted({"帮扶车间": 45, "公益性岗位": 25, "自发外出": 30})
        place, employer, job, low, high = dice.one_of(WORK[channel])
    else:
        channel = dice.weighted({"有组织输出": 65 if destination == EAST else 35, "自发外出": 35})
        place, employer, job, low, high = dice.one_of(WORK[destination])

    wage = dice.between(low // 50, high // 50) * 50 + 150 * (int(date[:4]) - 2021)
    end = months_later(date, dice.between(5, 12)) if dice.percent(85) else ""
    working = "" if dice.percent(12) else "是"  # nothing there means 是
    return [date, end if end <= LAST_DAY else "", town, spelled(dice, category), working,
            spelled(dice, destination), place, employer, job,
            "" if dice.percent(5) else wage, spelled(dice, channel), people]


def spelled(dice, word):
    return dice.one_of(SPELLINGS[word]) if word in SPELLINGS and dice.percent(8) else word
