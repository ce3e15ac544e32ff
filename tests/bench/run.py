#!/usr/bin/env python3
"""Measures shanhai beside its peers and writes the table; run.sh prepares what it needs and calls it.

    run.py --program PATH --folder DIR [--quick] [--only NAME,…] [--resume] [--results FILE]
    run.py --program PATH --folder DIR --smoke     (answers only, on 1 MB, beside sqlite3 and Miller)
"""
import argparse
import datetime
import json
import os
import sys
import time

import limits
import questions
from data import Data
from measuring import Command, run_once
from rows import Row, Rows

ROWS = 5_500_000
QUICK_ROWS = 500_000
SMALL_ROWS = 500_000


def table(rows):
    head = ["| question | measured | figure | must | aim | reached | peak memory |", "| --- | --- | --- | --- | --- | --- | --- |"]
    def bound(row, value):
        return f"{value:g}{' ×' if row.unit == '×' else ' ' + row.unit}"
    return "\n".join(head + [
        f"| {row.question} | {row.measured} | {row.figure:.{2 if row.unit == '×' else 1 if row.unit == 'ms' else 0}f} {row.unit} | "
        f"{'at least' if row.more else 'at most'} {bound(row, row.must)} | {bound(row, row.aim)} | {row.verdict()} | "
        f"{f'{row.memory:.0f} MB' if row.memory else '—'} |" for row in rows])


def stages_text(found):
    machine, steps = found
    lines = ["| the same file | seconds |", "| --- | --- |"]
    lines += [f"| {what} | {seconds:.3f} |" for what, seconds in machine]
    lines += ["", "| up to and with (one thread) | seconds | of which this |", "| --- | --- | --- |"]
    return "\n".join(lines + [f"| {what} | {seconds:.3f} | {step:.3f} |" for what, seconds, step in steps])


def write_between_marks(page, parts):
    """`<!-- table -->` and `<!-- /table -->` stay, what stands between them is new."""
    with open(page, encoding="utf-8") as file:
        text = file.read()
    for name, part in parts.items():
        first, last = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        begin, end = text.index(first) + len(first), text.index(last)
        text = text[:begin] + part + "\n" + text[end:]
    with open(page, "w", encoding="utf-8") as file:
        file.write(text)


def smoke(program, folder):
    """Three programs, one answer."""
    file = Data(os.path.join(folder, "data"), 5_000).ledger()
    ours = questions.answer(run_once(Command(questions.shanhai(program, questions.GROUP, file), weighed=False)).output)
    for name, asked in (("sqlite3", questions.sqlite), ("miller", questions.miller)):
        theirs = questions.answer(run_once(Command(asked(file), weighed=False)).output)
        if ours != theirs:
            sys.exit(f"{name} answers otherwise:\n{ours[:5]}\n{theirs[:5]}")
    print(f"{len(ours)} groups, the same from shanhai, sqlite3 and Miller")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--results")
    parser.add_argument("--docs", help="a page whose tables, between marks, are written anew")
    parser.add_argument("--only", default="")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--smoke", action="store_true")
    arguments = parser.parse_args()
    program = os.path.abspath(arguments.program)
    if arguments.smoke:
        return smoke(program, arguments.folder)

    data = Data(os.path.join(arguments.folder, "data"), QUICK_ROWS if arguments.quick else ROWS)
    peers = os.path.join(arguments.folder, "peers")
    kept = os.path.join(arguments.folder, "measured-quick.json" if arguments.quick else "measured.json")
    done = {}
    if arguments.resume and os.path.exists(kept):
        with open(kept, encoding="utf-8") as file:
            done = json.load(file)
    small = QUICK_ROWS // 10 if arguments.quick else SMALL_ROWS
    rows = Rows(program, peers, data, small, 3 if arguments.quick else 5)
    wanted = [name for name in rows.all() if not arguments.only or name in arguments.only.split(",")]
    begin = time.monotonic()
    for name in wanted:
        if name not in done:
            row = rows.all()[name]()
            done[name] = vars(row)
            with open(kept, "w", encoding="utf-8") as file:
                json.dump(done, file, ensure_ascii=False)
        row = Row(**done[name])
        print(f"{time.monotonic() - begin:4.0f} s  {row.question}: {row.measured}: {row.figure:.2f} {row.unit} "
              f"({row.verdict()})", file=sys.stderr)
    if "stages" not in done and not arguments.only:
        done["stages"] = limits.measured(program, rows.ledger, rows.times)
        with open(kept, "w", encoding="utf-8") as file:
            json.dump(done, file, ensure_ascii=False)
    where = f"{datetime.date.today()}, `tests/bench/run.sh{' --quick' if arguments.quick else ''}`. {limits.describe(program, peers)}. "
    where += f"Load average when it ended: {os.getloadavg()[1]:.1f} (an idle machine has 1 to 2 then)."
    parts = {"table": where + "\n\n" + table([Row(**done[name]) for name in wanted if name in done])}
    if "stages" in done:
        parts["stages"] = stages_text(done["stages"])
    text = "\n\n".join(["# Measured", *parts.values()]) + "\n"
    print(text)
    if arguments.results and not arguments.only:
        with open(arguments.results, "w", encoding="utf-8") as file:
            file.write(text)
    if arguments.docs and not arguments.only:
        write_between_marks(arguments.docs, parts)


if __name__ == "__main__":
    main()
