#!/usr/bin/env python3
"""Writes the sample ledgers: dushan/ (eight of a county), exports/ (the same, as offices send them)
and qiannan/ (sales of a prefecture).

    samples/generate.py [FOLDER]

FOLDER is where the three folders go; by default beside this script. The same bytes come out every
time and on every machine: each ledger has its own seeded dice, and amounts are whole numbers of
the smallest unit until they are printed. `generator/` has one file per ledger.
"""
import csv
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # no __pycache__ among the samples

from generator import enterprises, exports, funds, labour, pairing, places  # noqa: E402
from generator import published, sales, talent, targets, training  # noqa: E402


def write_table(path, table):
    """A header and its rows, as RFC 4180, but with newlines that editors and `diff` like."""
    header, rows = table
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main(target):
    dushan, exported, qiannan = target / "dushan", target / "exports", target / "qiannan"
    for folder in dushan, exported, qiannan:
        folder.mkdir(parents=True, exist_ok=True)

    ledgers = {
        "funds": funds.table(), "labour": labour.table(), "sales": sales.dushan(),
        "training": training.table(), "talent": talent.table(), "pairing": pairing.table(),
        "communities": places.communities_table(), "enterprises": enterprises.table(),
        "targets": targets.table(),
    }
    for name, table in ledgers.items():
        write_table(dushan / f"{name}.csv", table)
    write_table(dushan / "published.csv", published.of_the_county())

    for name, content in exports.files(ledgers).items():
        (exported / name).write_bytes(content)

    write_table(qiannan / "sales.csv", sales.qiannan())
    write_table(qiannan / "published.csv", published.of_the_prefecture())


if __name__ == "__main__":
    if len(sys.argv) > 2 or any(argument.startswith("-") for argument in sys.argv[1:]):
        sys.exit(__doc__)
    main(Path(sys.argv[1]) if len(sys.argv) == 2 else Path(__file__).resolve().parent)
