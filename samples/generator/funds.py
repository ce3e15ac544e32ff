"""Projects and the money they were given, 2020 to 2023: 160 projects, some paid in two parts.

Published, and in the ledger by name: the bearing park, the egg farm, the silkworm houses, what
鄢家山 was given in 2022; further that there are 160 projects, 25 of them in the communities, and
the sums of both. Everything else is made up so as to add up to that.
"""
from dataclasses import dataclass, field

from generator.amounts import hundreds, in_wan, share_out
from generator.days import day, months_later, quarter
from generator.dice import Dice
from generator.funds_projects import (DONATED, DONATIONS, NAMED, NAMES, PLANS, RELOCATION,
                                      SPELLINGS, USUAL)
from generator.places import HOUSEHOLDS, TOWN_OF, TOWNS, VILLAGES

HEADER = [
    "项目编号", "项目名称", "日期", "资金类别", "投向", "乡镇", "村", "安置点",
    "计划资金(万元)", "到位资金(万元)", "支出资金(万元)", "带动投资(万元)",
    "受益户数(户)", "受益人数(人)", "带动就业人数(人)", "其中脱贫人口就业(人)", "分红受益人数(人)",
    "资产权属", "项目状态",
]
PUBLIC, DONATION = "财政援助资金", "社会帮扶资金"
EARNING = {"产业", "就业"}  # sectors that bring work, and own what was built

LOTS = [1, 1, 8, 13, 12, 20, 8, 8, 13, 9, 5, 2]  # money by month: most comes in spring and June
STEP = hundreds("0.5")
IN_TWO_PARTS = hundreds(150)  # made-up projects from here on are paid in two parts
SPENT = {  # percent of a sum, by when it came
    "2020": (100, 100), "2021": (96, 100), "2022": (86, 100),
    "2023Q1": (82, 98), "2023Q2": (62, 92), "2023Q3": (40, 75), "2023Q4": (0, 45),
}


@dataclass
class Project:
    name: str
    sector: str
    town: str = ""
    village: str = ""
    community: str = ""
    source: str = PUBLIC
    date: str = ""
    received: int = 0
    # Of the published projects only; the dice decide for the others.
    owner: str = ""
    leveraged: int = 0
    serves: dict = field(default_factory=dict)


def table():
    dice = Dice(2044)
    towns = dice.deal(TOWNS)
    names = set()
    rows = []
    for year in PLANS:
        projects = known(year)
        projects += made_up(dice, towns, names, year, projects)
        projects.sort(key=lambda project: (project.date, project.name))
        for number, project in enumerate(projects, 1):
            rows += rows_of(dice, project, f"DS{year}-{number:03d}")
    rows.sort(key=lambda row: (row[2], row[0]))
    return HEADER, rows


def known(year):
    """The published projects of a year, and those of the communities."""
    projects = [
        Project(name, sector, town, village, date=date, received=hundreds(received), owner=owner,
                leveraged=hundreds(leveraged), serves=serves)
        for name, date, sector, town, village, owner, received, leveraged, serves in NAMED]
    projects += [
        Project(name, sector, TOWN_OF[community], community=community, date=date,
                received=hundreds(received), source=DONATION if name in DONATED else PUBLIC)
        for community, name, date, sector, received in RELOCATION]
    return [project for project in projects if project.date.startswith(str(year))]


def made_up(dice, towns, names, year, others):
    """The rest of a year's projects. They share what the others leave of its money."""
    projects = []
    for sector, count in PLANS[year]["projects"].items():
        for _ in range(count):
            projects.append(invented(dice, towns, names, year, sector))

    for source, total in (PUBLIC, PLANS[year]["public"]), (DONATION, PLANS[year]["donated"]):
        sharing = dice.shuffled(project for project in projects if project.source == source)
        left = hundreds(total) - sum(p.received for p in others if p.source == source)
        months = [month for month, count in enumerate(share_out(len(sharing), LOTS), 1)
                  for _ in range(count)]
        parts = share_out(left, [project.received for project in sharing], STEP)
        for project, received, month in zip(sharing, parts, dice.shuffled(months)):
            project.received = received
            project.date = as_recorded(project, day(year, month, dice.between(3, 28)))
    return projects


def invented(dice, towns, names, year, sector):
    """A project with a name of its own; what it receives is at first what is usual."""
    usual = dice.between(*USUAL[sector])
    source, patterns = PUBLIC, NAMES.get(sector)
    if sector == "捐赠":
        source, sector = DONATION, dice.one_of(list(DONATIONS))
        patterns = DONATIONS[sector]
    name = None
    while name is None or name in names:
        pattern, town = dice.one_of(patterns), next(towns)
        village = dice.one_of(VILLAGES[town])
        name = pattern.format(year=year, town=town, village=village)
    names.add(name)
    in_town, in_village = "{year}" not in pattern, "{village}" in pattern
    return Project(name, sector, town if in_town else "", village if in_village else "",
                   source=source, received=usual)


def as_recorded(project, date):
    """In 2020, donations were noted by the year only, and work in villages by the month."""
    if date.startswith("2020"):
        if project.source == DONATION:
            return date[:4]
        if project.sector == "乡村建设":
            return date[:7]
    return date


def rows_of(dice, project, number):
    """One row, or two where the money came in two parts; who is served stands in the first."""
    parts = [(project.date, project.received)]
    if (project.sector == "产业" and project.received >= IN_TWO_PARTS and project.date[5:7] <= "09"
            and not project.serves and not project.community):
        first = project.received * 3 // 5 // STEP * STEP
        parts = [(project.date, first),
                 (months_later(project.date, dice.between(2, 3)), project.received - first)]

    serves = project.serves or served(dice, project)
    source, sector = spelled(dice, project.source), spelled(dice, project.sector)
    rows = []
    for date, received in parts:
        spent = dice.between(*SPENT[date[:4] if date < "2023" else f"2023Q{quarter(date)}"])
        row = [number, project.name, date, source, sector, project.town, project.village,
               project.community, "", in_wan(received), in_wan(received * spent // 100)]
        if rows:
            row += [""] * 6
        else:
            row[8] = planned(dice, project)
            row += [leveraged(dice, project)]
            row += [serves.get(name, "") for name in
                    ("households", "people", "jobs", "jobs_poverty", "dividends")]
        rows.append(row + [project.owner or owner(project), status(spent)])
    return rows


def planned(dice, project):
    """As much as was received, or up to a tenth more; nobody plans a donation."""
    if project.source == DONATION:
        return ""
    more = dice.between(1, 10) if dice.percent(40) else 0
    return in_wan(max(project.received, project.received * (100 + more) // 100 // STEP * STEP))


def leveraged(dice, project):
    """What enterprises added to a project."""
    amount = project.leveraged
    if project.sector == "产业" and not project.serves and dice.percent(60):
        amount = project.received * dice.between(15, 120) // 100 // STEP * STEP
    return in_wan(amount) if amount else ""


def served(dice, project):
    if project.sector in ("项目管理费", "人才"):
        return {}
    households = dice.between(40, HOUSEHOLDS.get(project.community, 420))
    people = households * dice.between(370, 430) // 100
    serves = {"households": households, "people": people}
    if project.sector in EARNING:
        serves["jobs"] = dice.between(6, 58)
        serves["jobs_poverty"] = serves["jobs"] * dice.between(20, 60) // 100
        if project.sector == "产业" and dice.percent(55):
            serves["dividends"] = households * dice.between(20, 90) // 100
    return serves


def owner(project):
    if project.sector not in EARNING | {"基础设施"}:
        return ""
    place = project.community or project.village or project.town
    return place + ("集体" if project.community or project.village else "人民政府")


def status(spent):
    return "已验收" if spent >= 95 else "已完工" if spent >= 75 else "实施中" if spent else "前期准备"


def spelled(dice, word):
    return dice.one_of(SPELLINGS[word]) if word in SPELLINGS and dice.percent(9) else word
