#!/usr/bin/env python3
"""Writes the sample ledgers: dushan/ (eight of a county) and qiannan/ (sales of a prefecture).

    samples/generate.py [FOLDER]

FOLDER is where the two folders go; by default beside this script. The same bytes come out every
time and on every machine: each ledger has its own seeded dice, and amounts are whole numbers of
the smallest unit until they are printed. `generator/` has one file per ledger.
"""
import csv
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # no __pycache__ among the samples

from generator import enterprises, funds, labour, pairing, places  # noqa: E402
from generator import published, sales, talent, targets, training  # noqa: E402


def write_table(path, table):
    """A header and its rows, as RFC 4180, but with newlines that editors and `diff` like."""
    header, rows = table
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(target):
    dushan, qiannan = target / "dushan", target / "qiannan"
    for folder in dushan, qiannan:
        folder.mkdir(parents=True, exist_ok=True)

    write_table(dushan / "funds.csv", funds.table())
    write_table(dushan / "labour.csv", labour.table())
    write_table(dushan / "sales.csv", sales.dushan())
    write_table(dushan / "training.csv", training.table())
    write_table(dushan / "talent.csv", talent.table())
    write_table(dushan / "pairing.csv", pairing.table())
    write_table(dushan / "communities.csv", places.communities_table())
    write_table(dushan / "enterprises.csv", enterprises.table())
    write_table(dushan / "targets.csv", targets.table())
    write_table(dushan / "published.csv", published.of_the_county())

    write_table(qiannan / "sales.csv", sales.qiannan())
    write_table(qiannan / "published.csv", published.of_the_prefecture())


if __name__ == "__main__":
    if len(sys.argv) > 2 or any(argument.startswith("-") for argument in sys.argv[1:]):
        sys.exit(__doc__)
    main(Path(sys.argv[1]) if len(sys.argv) == 2 else Path(__file__).resolve().parent)
