#!/usr/bin/env python3
"""Asks the same questions of the clean sample ledgers and of the same ledgers as offices send them.

  exports.py --root DIR --program PATH [-j PROCESSES]

samples/dushan and samples/exports hold the same rows, so every answer must be the same: each
indicator in several periods and without one, and a set of queries. No row of exports may be
rejected, and no totals row there may differ from its rows. Further, samples/generate.py must write
the bytes that stand in samples/. Exit status 1 where anything differs.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from pathlib import Path

CLEAN, EXPORTED = "samples/dushan", "samples/exports"
GENERATED = [CLEAN, EXPORTED, "samples/qiannan"]
NO_LEDGER = "填报说明.txt"  # the only file of exports with a finding that is an error

PERIODS = [None, "2020", "2021", "2022", "2023", "2023H1", "2023Q4", "2023-06", "2021-02..2022-10",
           "2020..2023"]
QUERIES = """\
funds -g year,source -a count,sum(planned),sum(received),sum(disbursed),sum(leveraged) --totals
funds -g township,village -a sum(received),distinct(project_id),sum(people),max(disbursed)
funds -g month -a count,sum(received),sum(disbursed)/sum(received) --period 2020..2021
funds -g sector -p year -a sum(received)
funds -g community,status,owner -a sum(households),sum(jobs),sum(jobs_poverty),sum(dividend_people)
funds -g project,date -a sum(received)
labour -g month,destination -a count,sum(people),wmean(wage,people)
labour -g township -p category -a sum(people)
labour -g place,employer,job -a sum(people),min(wage),max(wage),count(end)
labour -g working,channel -a sum(people) -c share --totals
labour -w wage>=0.5万 -g end -a count,sum(people)
sales -g product,category -a count,sum(amount),sum(quantity),distinct(buyer)
sales -g month -a sum(amount),mean(amount) -c yoy,mom,ytd
sales -g destination,buyer,measure -a sum(amount),max(quantity),count(buyer)
sales -g township,enterprise -p channel -a sum(amount) --period 2022..2023
sales -w amount>=300万 --period 2023 --select date,product,quantity,amount -s date,amount
sales -a count,sum(amount),min(amount),max(amount),median(amount)
training -g kind,brand -a count,sum(people),sum(days) --totals
training -g date,class -a sum(people),count(place),count(host)
talent -g direction,category -a count,count(end) --totals
talent -g date,end,post -a count,count(from_unit),count(to_unit)
pairing -g kind,date -a count,distinct(east),distinct(west)
communities -g community,township,date -a sum(households),sum(people)
enterprises -g link_mode -a count,sum(agreed),sum(invested) --totals
enterprises -g kind,enterprise,date,end -a sum(jobs),sum(jobs_poverty),sum(households)
enterprises -g origin,park,scale_unit,output_unit -a sum(scale),sum(output),sum(output_value)
"""


def questions():
    """What is asked: the arguments of shanhai, without the folder."""
    for period in PERIODS:
        asked = ["figure", "-c", "yoy,ytd,completion"] if period else ["figure"]
        yield asked + (["--period", period] if period else ["--today", "2023-12-31"])
    for line in QUERIES.splitlines():
        yield ["query", *line.split()]


class Program:
    def __init__(self, path, root):
        self.path, self.root = path, root
        self.environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(root)}
        # How the sanitizers behave is the caller's choice.
        self.environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}

    def ask(self, question, folder):
        """What is printed, as JSON; the text where it is none."""
        run = subprocess.run([self.path, *question, "-d", folder, "-f", "json"], cwd=self.root,
                             env=self.environment, capture_output=True, check=False)
        try:
            return json.loads(run.stdout.decode())
        except ValueError:
            return f"exit {run.returncode}: " + (run.stdout + run.stderr).decode(errors="replace")


def first_difference(clean, exported):
    """What differs first: two rows side by side, or all of both where one has more rows."""
    if isinstance(exported, list) and len(clean) == len(exported):
        return next(pair for pair in zip(clean, exported) if pair[0] != pair[1])
    return clean, exported


def compare(program, processes):
    """How many answers agree, and what is wrong. Each figure and each query is one answer."""
    def ask_both(question):
        return question, program.ask(question, CLEAN), program.ask(question, EXPORTED)

    agree, faults = 0, []
    with ThreadPoolExecutor(processes) as pool:
        for question, clean, exported in pool.map(ask_both, questions()):
            asked = "shanhai " + " ".join(question)
            if not isinstance(clean, list) or not clean:
                faults.append(f"{asked}: no answer from {CLEAN}: {clean}")
                continue
            answers = [(clean, exported)]
            if question[0] == "figure" and isinstance(exported, list):
                answers = [([one], [other]) for one, other in zip_longest(clean, exported)]
            for one, other in answers:
                if one == other:
                    agree += 1
                else:
                    one, other = first_difference(one, other)
                    faults.append(f"{asked}\n  {CLEAN}: {one}\n  {EXPORTED}: {other}")
    return agree, faults


def check_files(program):
    """What `check` finds in the exports though nothing is lost in them."""
    report = program.ask(["check", "--today", "2024-01-01"], EXPORTED)
    if not isinstance(report, dict):
        return [report]
    faults = []
    for file in report["files"]:
        rejected = (file.get("rows") or {}).get("rejected", 0)
        errors = [finding for finding in file["findings"] if finding["severity"] == "error"]
        if Path(file["file"]).name != NO_LEDGER and (rejected or errors):
            faults.append(f"{file['file']}: {rejected} rows rejected, errors: {errors}")
    return faults


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def check_generated(root):
    """Files in samples/ that differ from what generate.py writes."""
    with tempfile.TemporaryDirectory(prefix="exports-") as target:
        subprocess.run([sys.executable, str(root / "samples/generate.py"), target], check=True)
        faults = []
        for folder in GENERATED:
            here, written = contents(root / folder), contents(Path(target, Path(folder).name))
            faults += [f"{folder}/{name}: not what samples/generate.py writes"
                       for name in sorted(here.keys() | written.keys())
                       if here.get(name) != written.get(name)]
    return faults


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=os.path.abspath, required=True, help="the project's folder")
    parser.add_argument("--program", type=os.path.abspath, required=True, help="the shanhai to run")
    parser.add_argument("-j", type=int, default=2, metavar="PROCESSES", help="how many at a time")
    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")

    program = Program(options.program, options.root)
    agree, faults = compare(program, options.j)
    faults += check_files(program) + check_generated(Path(options.root))
    for fault in faults:
        print(fault, end="\n\n")
    print(f"{agree} answers agree" + f", {len(faults)} faults" * bool(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
