#!/usr/bin/env python3
"""Holds the published statements of the sample counties against `shanhai figure`: what a bulletin says is
what comes out of the ledgers.

    published.py --program PATH --root DIR
"""
import argparse
import csv
import json
import os
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal

SCALES = {"亿": 10**8, "万": 10**4}


def scale_of(unit):
    return SCALES.get(unit[:1], 1)


def step_of(value):
    """One of the last digit that is not zero: 6660 goes in tens, 100 in hundreds."""
    return Decimal(1).scaleb(Decimal(value).normalize().as_tuple().exponent)


def holds(computed, value, match):
    published = Decimal(value)
    if match in ("", "="):
        return computed.quantize(Decimal(1).scaleb(published.as_tuple().exponent), ROUND_HALF_UP) == published
    if match == "余":
        return published <= computed < published + step_of(value)
    if match == "以上":
        return computed >= published
    sys.exit(f"unknown match {match}")


def ask(program, folder, *arguments):
    command = [program, *arguments, "-d", folder, "-f", "json"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0 or done.stderr:
        sys.exit(f"{' '.join(command)}\nstatus {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout, parse_float=Decimal, parse_int=Decimal)


def rank(program, folder, statement):
    column, name = statement["by"].split("=")
    rows = ask(program, folder, "figure", statement["indicator"], "--period", statement["period"],
               "--by", column, "-c", "rank")
    return next(row for row in rows if name in row.values())["rank"]


def figure(program, folder, statement):
    narrowed = ["-w", statement["where"]] if statement["where"] else []
    rows = ask(program, folder, "figure", statement["indicator"], "--period", statement["period"], *narrowed)
    return rows[0]["value"] / scale_of(statement["unit"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--root", default=".")
    options = parser.parse_args()
    held = failed = 0
    for county in ("dushan", "qiannan"):
        folder = os.path.join(options.root, "samples", county)
        with open(os.path.join(folder, "published.csv"), encoding="utf-8") as file:
            for statement in csv.DictReader(file):
                if statement["match"] == "第":
                    computed = rank(options.program, folder, statement)
                    good = computed == Decimal(statement["value"])
                else:
                    computed = figure(options.program, folder, statement)
                    good = holds(computed, statement["value"], statement["match"])
                if good:
                    held += 1
                else:
                    failed += 1
                    print(f"{statement['id']}: {statement['quote']}: computed {computed} {statement['unit']}")
    print(f"{held} statements hold, {failed} do not")
    sys.exit(1 if failed or held == 0 else 0)


main()
