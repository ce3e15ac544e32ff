"""Projects and the money they were given, 2020 to 2023: 160 projects, some paid in two parts.

Published, and in the ledger by name: the bearing park, the egg farm, the silkworm houses, what
鄢家山 was given in 2022; the 25 projects of the communities, with 66.6 million yuan together; 196
million of public funds in all. What each community's project cost is made up.
"""
from dataclasses import dataclass, field

from generator.amounts import hundreds, in_wan, share_out
from generator.days import day, months_later, quarter
from generator.dice import Dice
from generator.funds_projects import DONATED, NAMED, PLANS, RELOCATION, SECTORS
from generator.places import TOWN_OF, TOWNS, VILLAGES

HEADER = [
    "项目编号", "项目名称", "日期", "资金类别", "投向", "乡镇", "村", "安置点",
    "计划资金(万元)", "到位资金(万元)", "支出资金(万元)", "带动投资(万元)",
    "受益户数(户)", "受益人数(人)", "带动就业人数(人)", "其中脱贫人口就业(人)", "分红受益人数(人)",
    "资产权属", "项目状态",
]

PUBLIC, SOCIAL = "财政援助资金", "社会帮扶资金"
# Money comes in a few lots a year, most of them in spring and in June.
LOTS = [1, 1, 8, 13, 12, 20, 8, 8, 13, 9, 5, 2]
HALF_WAN = 50  # made-up amounts are whole or half 万元
SECOND_PART_FROM = hundreds(150)
# How much of a sum is spent, in percent, by the year or quarter in which it came.
SPENT = {"2020": (100, 100), "2021": (96, 100), "2022": (86, 100), "2023Q1": (72, 96),
         "2023Q2": (52, 88), "2023Q3": (25, 62), "2023Q4": (0, 35)}
SPELLINGS = {
    PUBLIC: ["财政资金", "东西部协作资金"], SOCIAL: ["社会捐赠", "社会资金"],
    "产业": ["产业发展", "产业项目"], "乡村建设": ["乡村建设行动"], "搬迁后扶": ["易地搬迁后扶"],
    "就业": ["稳定就业"],
}


@dataclass
class Project:
    name: str
    date: str
    sector: str
    town: str = ""
    village: str = ""
    community: str = ""
    source: str = PUBLIC
    received: int = 0
    leveraged: int = 0
    people: dict = field(default_factory=dict)  # households, people, jobs, jobs_poverty, dividends


def named():
    """The published projects, and those of the communities."""
    for name, date, sector, town, village, received, leveraged, people in NAMED:
        yield Project(name, date, sector, town, village, received=hundreds(received),
                      leveraged=hundreds(leveraged), people=people)
    for community, name, date, sector, received in RELOCATION:
        yield Project(name, date, sector, TOWN_OF[community], community=community,
                      source=SOCIAL if name in DONATED else PUBLIC, received=hundreds(received))


def made_up(dice, year, plan, taken):
    """The year's other projects, sharing what its published total leaves to them."""
    for source in PUBLIC, SOCIAL:
        sectors = [sector for sector, count in plan[source].items() for _ in range(count)]
        lots = [month + 1 for month, count in enumerate(share_out(len(sectors), LOTS))
                for _ in range(count)]
        usual = [dice.between(*SECTORS[source, sector].usual) for sector in sectors]
        spoken_for = sum(p.received for p in taken if p.source == source and p.date[:4] == str(year))
        received = share_out(hundreds(plan["total"][source]) - spoken_for, usual, HALF_WAN)
        for sector, month, amount in zip(sectors, dice.shuffled(lots), received):
            yield Project(*place_and_name(dice, year, source, sector, taken),
                          source=source, received=amount,
                          date=coarse(source, sector, day(year, month, dice.between(3, 28))))


def place_and_name(dice, year, source, sector, taken):
    """Name, date (to come), sector, town and village; no two projects have one name."""
    while True:
        pattern = dice.one_of(SECTORS[source, sector].names)
        town = dice.one_of(TOWNS)
        village = dice.one_of(VILLAGES[town])
        name = pattern.format(year=year, town=town, village=village)
        if all(project.name != name for project in taken):
            return {"name": name, "sector": sector,
                    "town": town if "{town}" in pattern or "{village}" in pattern else "",
                    "village": village if "{village}" in pattern else ""}
