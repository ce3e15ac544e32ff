#!/usr/bin/env python3
"""Asks the same questions of ledgers and of what `convert` makes of them, masked and not.

  round_trip.py --root DIR --program PATH [-j PROCESSES]

Every answer must be the same: each indicator in several periods, and a set of queries, for every ledger of the samples
and for one with persons and long numbers in it. Only how many persons there are cannot be told from masked numbers.
Exit status 1 where anything differs.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

FOLDERS = {"samples/dushan": [], "samples/exports": [],
           "samples/another-county": ["--catalogue", "samples/another-county/catalogue"]}
PERIODS = [None, "2021", "2022", "2023", "2023H1", "2023-06"]
PERSONS = {"labour.persons"}  # distinct identity numbers

# Of whatever ledgers there are: those that a folder has not are passed over.
QUERIES = """\
funds -g project_id -a count,sum(received)
funds -g township,village,project -a distinct(project_id),sum(people),max(disbursed)
funds -g source,sector,status -a sum(planned),sum(disbursed)
labour -g month,destination -a count,sum(people),mean(wage)
labour -g employer,place -a sum(people),min(date),max(end)
labour -a count(id_card),count(phone),count(name)
sales -g enterprise,buyer -a sum(amount),sum(quantity)
sales -g product,channel,destination -a count,sum(amount)
training -g kind,class -a sum(people),sum(days)
talent -g direction,category,from_unit -a count
pairing -g kind,east,west -a count
communities -g community -a sum(households),sum(people)
enterprises -g enterprise,link_mode -a sum(agreed),sum(invested)
"""

# Numbers as long as persons' in columns of codes and quantities, and persons beside them.
FUNDS = """\
项目编号,项目名称,日期,资金类别,到位资金(万元),合同编号,2018年摊销金额,备注
522726202301150012,甲路,2023-01-15,财政资金,10,110105194912310021,83299.15046662222,转告13812340001
522726202302150012,乙路,2023-02-15,财政资金,20,11010519491231002X,15046662222,
522726202303150012,丙路,2023-03-15,财政资金,30,13812345678,-13800138000.50,"经办，138-1234-0001"
5.22726E+17,丁路,2023-04-15,财政资金,40,,,
5.22726E+17,戊路,2023-04-16,财政资金,50,,,
"""
LABOUR = """\
日期,姓名,身份证号,联系电话,就业去向,用工单位,月收入,户主
2023-01-05,林密二,999999199003071230,13812340001,广东,甲厂,3000,林密一
2023-01-06,王密三,999999199003081236,13912340002,省外,13812340001,3100,王密一
2023-01-07,王密三,不详,,本县,乙厂,3200,
"""


class Program:
    def __init__(self, path, root):
        self.path, self.root = path, root
        self.environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(root)}
        self.environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}

    def run(self, *words):
        return subprocess.run([self.path, *words], cwd=self.root, env=self.environment, capture_output=True, check=False)

    def ask(self, words):
        done = self.run(*words, "-f", "json", "--today", "2023-12-31")
        try:
            return json.loads(done.stdout.decode())
        except ValueError:
            return f"exit {done.returncode}: " + (done.stdout + done.stderr).decode(errors="replace")


def ledgers_of(program, folder, more):
    report = json.loads(program.run("check", "-d", folder, "-f", "json", *more).stdout.decode())
    return sorted({file["ledger"] for file in report["files"] if file.get("ledger")})


def converted(program, folder, more, ledgers, target, options):
    """What goes wrong; the ledgers are in `target` then."""
    faults = []
    for ledger in ledgers:
        done = program.run("convert", ledger, "-d", folder, "-o", str(Path(target, ledger + ".csv")), *more, *options)
        if done.returncode != 0:
            faults.append(f"convert {ledger} -d {folder}: exit {done.returncode}: {done.stderr.decode(errors='replace')}")
    if Path(program.root, folder, "targets.csv").exists():
        shutil.copy(Path(program.root, folder, "targets.csv"), target)
    return faults


def questions(ledgers):
    for period in PERIODS:
        yield ["figure", *(["--period", period, "-c", "yoy,completion"] if period else [])]
    for line in QUERIES.splitlines():
        words = line.split()
        if words[0] in ledgers:
            yield ["query", *words]


def known(answer, masked):
    """Without what masked numbers cannot tell."""
    if not isinstance(answer, list):
        return answer
    return [row for row in answer if not (masked and row.get("figure") in PERSONS)]


def compare(program, folder, more, processes):
    ledgers = ledgers_of(program, folder, more)
    agree, faults = 0, [] if ledgers else [f"{folder}: no ledgers"]
    for options in ([], ["--show-personal"]):
        with tempfile.TemporaryDirectory(prefix="round-trip-") as target, ThreadPoolExecutor(processes) as pool:
            faults += converted(program, folder, more, ledgers, target, options)

            def both(words):
                return words, program.ask([*words, "-d", folder, *more]), program.ask([*words, "-d", target, *more])

            for words, one, other in pool.map(both, questions(ledgers)):
                one, other = known(one, not options), known(other, not options)
                if one == other and isinstance(one, list):
                    agree += 1
                    continue
                differ = next(((a, b) for a, b in zip(one, other) if a != b), (one, other)) if isinstance(one, list) else (one, other)
                faults.append(f"shanhai {' '.join(words)}, {folder} {options}\n  original:  {differ[0]}\n  converted: {differ[1]}")
    return agree, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=os.path.abspath, required=True, help="the project's folder")
    parser.add_argument("--program", type=os.path.abspath, required=True, help="the shanhai to run")
    parser.add_argument("-j", type=int, default=2, metavar="PROCESSES", help="how many at a time")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    program = Program(options.program, options.root)
    agree, faults = 0, []
    with tempfile.TemporaryDirectory(prefix="persons-") as persons:
        Path(persons, "funds.csv").write_text(FUNDS, encoding="utf-8")
        Path(persons, "labour.csv").write_text(LABOUR, encoding="utf-8")
        for folder, more in {**FOLDERS, persons: []}.items():
            some, wrong = compare(program, folder, more, options.j)
            agree += some
            faults += wrong
        # Five projects, two of which have lost their numbers and are known by their names.
        figures = program.ask(["figure", "funds.projects", "-d", persons])
        if figures[0]["value"] != 5:
            faults.append(f"funds.projects of five projects: {figures}")
    for fault in faults:
        print(fault, end="\n\n")
    print(f"{agree} answers agree" + f", {len(faults)} faults" * bool(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
