"""Projects and the money they were given, 2020 to 2023: 160 projects, some paid in two parts.

Published, and in the ledger by name: the bearing park, the egg farm, the silkworm houses, what
鄢家山 was given in 2022; further that there are 160 projects, 25 of them in the communities, and
the sums of both. Everything else is made up so as to add up to that.
"""
from dataclasses import dataclass, field

from generator.amounts import hundreds, in_wan, share_out
from generator.days import day, months_later, quarter
from generator.dice import Dice
from generator.funds_projects import (DONATED, DONATIONS, NAMED, NAMES, PLANS, RELOCATION, SPELLINGS,
                                      USUAL)
from generator.places import TOWN_OF, TOWNS, VILLAGES

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
    "2023Q1": (72, 96), "2023Q2": (52, 88), "2023Q3": (25, 62), "2023Q4": (0, 35),
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
    leveraged: int = 0
    serves: dict = field(default_factory=dict)
    published: bool = False


def table():
    dice = Dice(2020)
    rows = []
    for year in PLANS:
        projects = published(year)
        projects += made_up(dice, year, projects)
        projects.sort(key=lambda project: (project.date, project.name))
        for number, project in enumerate(projects, 1):
            rows += rows_of(dice, project, f"DS{year}-{number:03d}")
    rows.sort(key=lambda row: (row[2], row[0]))
    return HEADER, rows


def published(year):
    projects = [
        Project(name, sector, town, village, date=date, received=hundreds(received),
                leveraged=hundreds(leveraged), serves=serves, published=True)
        for name, date, sector, town, village, received, leveraged, serves in NAMED]
    projects += [
        Project(name, sector, TOWN_OF[community], community=community, date=date,
                received=hundreds(received), source=DONATION if name in DONATED else PUBLIC)
        for community, name, date, sector, received in RELOCATION]
    return [project for project in projects if project.date.startswith(str(year))]


def made_up(dice, year, known):
    """The year's other projects. They share what the known ones leave of its money."""
    projects = []
    for sector, count in PLANS[year]["projects"].items():
        for _ in range(count):
            projects.append(invented(dice, year, sector, {project.name for project in projects}))

    for source, total in (PUBLIC, PLANS[year]["public"]), (DONATION, PLANS[year]["donated"]):
        sharing = dice.shuffled(project for project in projects if project.source == source)
        left = hundreds(total) - sum(p.received for p in known if p.source == source)
        for project, received in zip(sharing, share_out(left, [p.received for p in sharing], STEP)):
            project.received = received

    months = [month for month, count in enumerate(share_out(len(projects), LOTS), 1)
              for _ in range(count)]
    for project, month in zip(projects, dice.shuffled(months)):
        project.date = as_recorded(project, day(year, month, dice.between(3, 28)))
        if project.sector == "产业" and dice.percent(45):
            project.leveraged = project.received * dice.between(10, 80) // 100 // STEP * STEP
    return projects


def invented(dice, year, sector, names):
    """A project with a name of its own; what it receives is at first what is usual."""
    usual = dice.between(*USUAL[sector])
    source = PUBLIC
    pattern = None
    if sector == "捐赠":
        source, sector = DONATION, dice.one_of(list(DONATIONS))
        patterns = DONATIONS[sector]
    else:
        patterns = NAMES[sector]
    while True:
        pattern, town = dice.one_of(patterns), dice.one_of(TOWNS)
        village = dice.one_of(VILLAGES[town])
        name = pattern.format(year=year, town=town, village=village)
        if name not in names:
            break
    in_village, in_town = "{village}" in pattern, "{year}" not in pattern
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
    splits = (project.sector == "产业" and project.received >= IN_TWO_PARTS
              and not project.published and not project.community and project.date[5:7] <= "09")
    if splits:
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
            row += [in_wan(project.leveraged) if project.leveraged else ""]
            row += [serves.get(name, "") for name in
                    ("households", "people", "jobs", "jobs_poverty", "dividends")]
        rows.append(row + [owner(project), status(spent)])
    return rows


def planned(dice, project):
    """As much as was received, or up to a tenth more; nobody plans a donation."""
    if project.source == DONATION:
        return ""
    more = dice.between(1, 10) if dice.percent(40) else 0
    return in_wan(max(project.received, project.received * (100 + more) // 100 // STEP * STEP))


def served(dice, project):
    if project.sector in ("项目管理费", "人才"):
        return {}
    households = dice.between(40, 420)
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
