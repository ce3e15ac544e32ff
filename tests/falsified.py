#!/usr/bin/env python3
"""What the programme has published holds in the sample ledgers, and one changed cell makes it fail.

    falsified.py --program PATH --root DIR [--print]

tests/data/falsified.csv has a row for each statement: the ledger, the row in it (`COLUMN=CELL`, several with `;`
between them, that no other row has), the column that is changed, its new cell, and the statements that fail then.
--print prints the file with the statements that fail now.
"""
import argparse
import csv
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COUNTIES = ("dushan", "qiannan")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def verify(program, folder):
    """The statements that do not hold; the exit status must say whether there are any."""
    done = subprocess.run([program, "verify", folder / "published.csv", "-d", folder, "-f", "json"],
                          capture_output=True, text=True)
    failing = [each for each in json.loads(done.stdout or "[]") if each["verdict"] != "holds"]
    if done.returncode != (1 if failing else 0) or "shanhai: note" not in done.stderr and done.stderr or not done.stdout:
        sys.exit(f"verify in {folder}: exit status {done.returncode}\n{done.stderr}")
    return " ".join(each["id"] for each in failing)


def change(path, row, column, cell):
    rows = read(path)
    wanted = dict(each.split("=", 1) for each in row.split(";"))
    meant = [each for each in rows if all(each[name] == text for name, text in wanted.items())]
    if len(meant) != 1:
        sys.exit(f"{path.name}: {len(meant)} rows are {row}")
    if meant[0][column] == cell:
        sys.exit(f"{path.name}: {row}: {column} is {cell} already")
    meant[0][column] = cell
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--root", type=Path, default=".")
    parser.add_argument("--print", action="store_true")
    options = parser.parse_args()
    changes = read(options.root / "tests/data/falsified.csv")
    wrong = []
    for county in COUNTIES:
        samples = options.root / "samples" / county
        statements = [each["id"] for each in read(samples / "published.csv")]
        failing = verify(options.program, samples)
        if failing:
            wrong.append(f"{county}: without a change, these do not hold: {failing}")
        mine = [each for each in changes if each["county"] == county]
        if [each["statement"] for each in mine] != statements:
            wrong.append(f"{county}: the changes are not one for each statement, in their order")
        for each in mine:
            with tempfile.TemporaryDirectory(prefix="falsified-") as base:
                folder = Path(shutil.copytree(samples, Path(base) / county))
                change(folder / each["ledger"], each["row"], each["column"], each["new cell"])
                failing = verify(options.program, folder)
            if failing != each["fail then"]:
                wrong.append(f"{each['statement']}: fail then: {failing}\n  written down: {each['fail then']}")
            if each["statement"] not in failing.split():
                wrong.append(f"{each['statement']}: holds in spite of the change")
            each["fail then"] = failing
    if options.print:
        writer = csv.DictWriter(sys.stdout, changes[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(changes)
        return
    print(*wrong, f"{len(changes)} changes, {len(wrong)} mistakes", sep="\n")
    sys.exit(1 if wrong or not changes else 0)


main()
