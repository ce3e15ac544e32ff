"""Every indicator of the catalogue by every group of time, with every comparison: the figure of each period alone, and
what `query` says where the indicator is a plain question."""
import argparse
import csv
import json
import re
import subprocess
from fractions import Fraction
from pathlib import Path

COMPARISONS = ("yoy", "year-ago", "year-change", "mom", "prior", "prior-change", "ytd", "ytd-yoy", "cumulative")
TIMES = ("year", "half", "quarter", "month", "date")
WHOLE = {"year": r"\d{4}", "half": r".*H.", "quarter": r".*Q.", "month": r"\d{4}-\d\d", "date": r"\d{4}-\d\d-\d\d"}
DATES = 12  # so many of the days are asked for alone
TODAY = "2023-12-31"


def parsed():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--program", required=True)
    return parser.parse_args()


class Check:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.compared = 0
        self.wrong = []

    def ask(self, *words):
        command = [self.program, *words, "-d", str(self.folder), "--today", TODAY, "-q", "-f", "json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{' '.join(command)}: {done.stderr}")
        return json.loads(done.stdout, parse_float=Fraction)

    def same(self, what, one, other):
        self.compared += 1
        if one != other and len(self.wrong) < 20:
            self.wrong.append(f"{what}: {one} is not {other}")


def by_time(check, time, *more):
    """(figure, group) -> row; the column of the groups stands behind figure and label."""
    rows = {}
    for row in check.ask("figure", "--by", time, "-c", ",".join((*COMPARISONS, "rank", "share")), *more):
        rows[row["figure"], list(row.values())[2]] = row
    return rows


def figures_of(check, ids, periods, comparisons=COMPARISONS):
    asked = check.ask("figure", *ids, "--period", ",".join(periods), "-c", ",".join(comparisons))
    return {(row["figure"], row["period"]): row for row in asked}


def against_each_period(check, time, rows):
    # A date that is no finer than its group (2023 in a list of months) is a group of its own, and no period.
    groups = sorted({group for _, group in rows if group is not None and re.fullmatch(WHOLE[time], group)})
    if time == "date":
        groups = groups[::max(1, len(groups) // DATES)]
    ids = sorted({figure for figure, _ in rows})
    alone = figures_of(check, ids, groups)
    for (figure, group), row in rows.items():
        if (figure, group) not in alone:
            continue
        for each in ("value", *COMPARISONS):
            check.same(f"figure {figure} --by {time}, {group}, {each}", row[each], alone[figure, group][each])


def ranks_and_shares(check, time, rows, stocks):
    for figure in {figure for figure, _ in rows}:
        own = [row for (of, _), row in rows.items() if of == figure]
        values = [row["value"] for row in own if row["value"] is not None]
        for row in own:
            rank = None if row["value"] is None else 1 + sum(value > row["value"] for value in values)
            check.same(f"figure {figure} --by {time}, rank", row["rank"], rank)
            if figure in stocks or row["share"] is None:
                check.same(f"figure {figure} --by {time}, share of what has none", row["share"], None)
            else:
                check.same(f"figure {figure} --by {time}, share", row["share"],
                           round(Fraction(row["value"]) / sum(values), 10))


def against_queries(check, time, rows, indicators):
    questions = {}
    for each in indicators:
        if each["over"] in ("", "period"):
            questions.setdefault((each["ledger"], each["where"]), []).append(each)
    for (ledger, where), asked in questions.items():
        names = [f"m{number}" + ("%" if each["unit"] == "%" else "") for number, each in enumerate(asked)]
        measures = ",".join(f"{each['measure']} as '{name}'" for name, each in zip(names, asked))
        condition = ("-w", where) if where else ()
        for row in check.ask("query", ledger, "-g", time, "-a", measures, "-c", ",".join(COMPARISONS), *condition):
            group = next(iter(row.values()))
            for name, each in zip(names, asked):
                of_figure = rows[each["id"], group]
                check.same(f"{each['id']} --by {time}, {group}, against query", of_figure["value"], row[name])
                for how in COMPARISONS:
                    check.same(f"{each['id']} --by {time}, {group}, {how} against query", of_figure[how],
                               row[f"{name}:{how}"])


def cut_periods(check):
    """A period that cuts the years: each against the same part of another year."""
    rows = by_time(check, "year", "--period", "2022-03..2023-05")
    parts = {"2022": "2022-03..2022-12", "2023": "2023-01..2023-05"}
    alone = figures_of(check, sorted({figure for figure, _ in rows}), list(parts.values()), COMPARISONS[:3])
    for (figure, group), row in rows.items():
        for each in ("value", "yoy", "year-ago", "year-change"):
            check.same(f"figure {figure} --by year --period 2022-03..2023-05, {group}, {each}", row[each],
                       alone[figure, parts[group]][each])


def main():
    options = parsed()
    check = Check(options.program, options.root / "samples" / "dushan")
    with open(options.root / "src" / "catalogue" / "indicators.csv", encoding="utf-8", newline="") as file:
        indicators = list(csv.DictReader(file))
    stocks = {each["id"] for each in indicators if each["over"] in ("to-date", "active")}
    for time in TIMES:
        rows = by_time(check, time)
        dated = {figure for figure, _ in rows}
        against_each_period(check, time, rows)
        ranks_and_shares(check, time, rows, stocks)
        against_queries(check, time, rows, [each for each in indicators if each["id"] in dated])
    cut_periods(check)
    for line in check.wrong:
        print(line)
    print(f"{check.compared} cells compared, {'some' if check.wrong else 'none'} wrong")
    raise SystemExit(1 if check.wrong or check.compared == 0 else 0)


if __name__ == "__main__":
    main()
