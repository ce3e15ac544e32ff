#!/usr/bin/env python3
"""Asks `shanhai query` random questions of random ledgers and compares with a slow evaluator, to the last digit
(and the evaluator with SQLite, where that is exact).

  run.py --program PATH [--questions 2000] [--seed N] [--today DATE] [--jobs N]

Each question is asked twice: with one thread, and with three and the files named in another order. Exits with 1
at the first mismatch, with a ledger and a command made as small as they go, in a temporary folder that is named.
"""
import argparse
import json
import multiprocessing
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import catalogue
import evaluator
import figures
import ledgers
import questions
import shrink
import sqlite_check

PER_LEDGER = 20
MOST_REPORTS = 15
TODAY = date(2024, 8, 17)
REJECTED = re.compile(r"^shanhai: (?:.*/)?([^/]*): ([\d,]+) of ([\d,]+) rows? rejected|^(?:.*/)?([^/]*): ([\d,]+) of ([\d,]+) rows? rejected")


def command(program, folder, ledger, question, backwards=False, threads=1):
    files = [str(Path(folder, file.name)) for file in ledger.files]
    files.sort(reverse=backwards)
    return [program, "query", ledger.id, *files, *ledger.named(), *question.options(), "--threads", str(threads)]


def ask(arguments):
    done = subprocess.run(arguments, capture_output=True, env={"PATH": os.environ.get("PATH", ""), "NO_COLOR": "1"})
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def said_rejected(errors):
    """file -> (rows left out, rows in all), from the messages."""
    found = {}
    for line in errors.splitlines():
        match = REJECTED.match(line)
        if match:
            file, out, of = [group for group in match.groups() if group is not None]
            found[file] = (int(out.replace(",", "")), int(of.replace(",", "")))
    return found


def difference(program, folder, ledger, question):
    """What is wrong with the answer, as text; empty where all agree."""
    expected = evaluator.Answer(question, ledger)
    doubt = sqlite_check.Check(expected).difference()
    if doubt:
        return f"the evaluator and SQLite differ: {doubt}"
    status, out, errors = ask(command(program, folder, ledger, question))
    if doubled := ledger.doubled(question.columns()):
        said = status == 3 and any(all(name in errors for name in names) for names in doubled)
        return "" if said else f"two columns of one meaning: {doubled}; exit status {status}: {errors}"
    if status == 2 and "does not fit in 128 bits" in errors and (expected.largest > 10 ** 27 or ledger.has_huge()):
        return ""  # a product that grew too large
    if status:
        return f"exit status {status}: {errors}"
    if out == "":
        return f"no output: {errors}"
    try:
        got = json.loads(out, parse_int=evaluator.Number, parse_float=evaluator.Number,
                         object_pairs_hook=lambda pairs: pairs)
    except ValueError as error:
        return f"no JSON ({error}): {out}"
    if got != expected.rows or kinds(got) != kinds(expected.rows):
        return f"expected {len(expected.rows)} rows, got {len(got)}\n" + first_difference(expected.rows, got)
    if said_rejected(errors) != expected.rejected:
        return f"rejected rows: expected {expected.rejected}, got {said_rejected(errors)}: {errors}"
    again = ask(command(program, folder, ledger, question, backwards=True, threads=3))
    if again[:2] != (status, out):
        return f"with --threads 3 and the files in another order: exit status {again[0]}\n{again[1]}{again[2]}"
    return ""


def miscounted(program, folder, ledger):
    """How `check` differs on the form of the files and their four counts; only of files that no other ledger fits."""
    if any(file.header.doubled or file.header.named for file in ledger.files):
        return ""
    for file in ledger.files:
        status, out, errors = ask([program, "check", str(Path(folder, file.name)), "-f", "json", "--today", str(TODAY)])
        if status == 3 and "could be" in errors:
            continue
        got = json.loads(out)["files"][0]
        if got["ledger"] != ledger.id:
            continue
        said = got["encoding"], got["separator"], got["header_line"], got["rows"]
        expected = file.encoding.split()[0], file.separator, file.header_line, file.counts()
        if said != expected:
            return f"check {file.name}: expected {expected}, got {said}"
    return ""


def figures_wrong(program, folder, ledger, question):
    """How `figure` differs; only of ledgers that are told from their headers."""
    with tempfile.TemporaryDirectory(prefix="differential-") as own:
        figures.write(question, ledger, folder, own)
        named = [program, "figure", "-d", str(folder), "--catalogue", own, *ledger.named(), *question.options()]
        status, out, errors = ask(named)
    if ledger.doubled(ledger.columns) or "could be" in errors or "no ledger" in errors:
        return ""
    if status == 2 and "does not fit in 128 bits" in errors:
        return ""
    if status:
        return f"exit status {status}: {errors}"
    got = json.loads(out, parse_int=evaluator.Number, parse_float=evaluator.Number, object_pairs_hook=lambda pairs: pairs)
    expected = figures.Answer(question, ledger).rows
    if got == expected and kinds(got) == kinds(expected):
        return ""
    return f"{shlex.join(named)}\n{[i.row(ledger) for i in question.indicators]}\n" + first_difference(expected, got)


def kinds(rows):
    return [[type(value) for key, value in row] for row in rows]


def first_difference(expected, got):
    for place in range(max(len(expected), len(got))):
        left, right = (rows[place] if place < len(rows) else "no such row" for rows in (expected, got))
        if left == right:
            continue
        if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
            pairs = [(a, b) for a, b in zip(left, right) if a != b]
            return f"row {place + 1}:\n" + "".join(f"  expected {a[0]}: {a[1]!r}\n  got      {b[0]}: {b[1]!r}\n"
                                                  for a, b in pairs[:3]) + f"  of {right}\n"
        return f"row {place + 1}:\n  expected {left}\n  got      {right}\n"
    return "the same values of other kinds\n"


def one_ledger(task):
    """Asks some questions of one ledger; (how many agreed, report of the first mismatch)."""
    program, seed, number, count, keep = task
    chance = random.Random(f"{seed}:{number}")
    columns = one_ledger.columns
    id = chance.choice(list(columns))
    ledger = ledgers.make(chance, id, columns[id])
    maker = questions.Maker(chance, ledger, TODAY)
    with tempfile.TemporaryDirectory(prefix="differential-") as folder:
        for file in ledger.files:
            file.write(folder)
        agreed, reports = 0, []
        if what := miscounted(program, folder, ledger):
            reports.append((ledger, None, what, f"{seed}:{number}"))
        for turn in range(count):
            if turn % 8 == 7:
                asked = figures.make(chance, ledger, maker, TODAY)
                if what := figures_wrong(program, folder, ledger, asked):
                    reports.append((ledger, asked, what, f"{seed}:{number}"))
            question = maker.question()
            what = difference(program, folder, ledger, question)
            if not what:
                agreed += 1
                continue
            reports.append((ledger, question, what, f"{seed}:{number}"))
            if not keep:
                break
    return agreed, reports


def report(program, found):
    ledger, question, what, seed = found
    folder = tempfile.mkdtemp(prefix="shanhai-mismatch-")
    if not isinstance(question, questions.Question):
        judge, asked = (figures_wrong, [question]) if question else (miscounted, [])
        ledger = shrink.fewer_rows(ledger, lambda l: again(folder, l, judge, program, *asked))
        print(f"mismatch (seed {seed}); the ledger is in {folder}: {again(folder, ledger, judge, program, *asked)}")
        return
    ledger, question, what = shrink.smallest(ledger, question, what,
                                             lambda l, q: again(folder, l, difference, program, q))
    again(folder, ledger, difference, program, question)
    print(f"mismatch (seed {seed}); the ledger is in {folder}")
    print("  " + shlex.join(command(program, folder, ledger, question)))
    print(what)


def again(folder, ledger, judge, program, *question):
    """Writes the ledger anew; what is still wrong with it."""
    shutil.rmtree(folder)
    os.mkdir(folder)
    for file in ledger.files:
        file.write(folder)
    return judge(program, folder, ledger, *question)


def prepare(columns):
    one_ledger.columns = columns


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    options.add_argument("--questions", type=int, default=2000)
    options.add_argument("--seed", default="1")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--keep-going", action="store_true", help="after a mismatch; the first few are reported")
    options = options.parse_args()
    program = os.path.abspath(options.program)
    columns = catalogue.read(program)
    tasks = [(program, options.seed, number, min(PER_LEDGER, options.questions - number * PER_LEDGER),
              options.keep_going) for number in range(-(-options.questions // PER_LEDGER))]
    agreed, wrong = 0, []
    with multiprocessing.Pool(options.jobs, prepare, (columns,)) as pool:
        for count, reports in pool.imap(one_ledger, tasks):
            agreed += count
            wrong += reports
            if wrong and not options.keep_going:
                break
    for found in wrong[:MOST_REPORTS]:
        report(program, found)
    print(f"{agreed} of {agreed + len(wrong)} questions agreed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
