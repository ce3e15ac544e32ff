#!/usr/bin/env python3
"""One ledger, written in two ways, asked one question: the answers are the same to the byte, and so many rows are rejected.

  run.py --program PATH [--cases 300] [--seed N] [--jobs N]

Once the ledger stands in one plain file: UTF-8, commas, the catalogue's own headers, 元, ISO dates. The other time its rows are
shuffled, divided among files, and each file has a form of its own (forms.py lists the choices), is fed in another way, read by
another number of threads, perhaps after `convert`. From 1 to 50,000 rows, so that every buffer is crossed. A case that differs is
made small by itself: fewer rows, then fewer choices; its files are kept in a folder that is named.
"""
import argparse
import copy
import multiprocessing
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path

import forms
import made_up
import questions

REJECTED = re.compile(r"^(?:.*: )?([\d,]+) of ([\d,]+) rows? rejected|: ([\d,]+) of ([\d,]+) rows? rejected", re.MULTILINE)
SIZES = ((1, 2), (3, 40), (100, 400), (2000, 6000), (20000, 50000))
OFTEN = (8, 40, 40, 9, 3)
LONGEST = 120  # seconds


@dataclass
class Case:
    ledger: str
    asked: list
    files: list                      # of rows, for each file of the other way
    forms: list                      # of each
    threads: int
    seed: str
    options: list = field(default_factory=list)


def make(seed):
    chance = random.Random(seed)
    ledger = chance.choice(sorted(made_up.LEDGERS))
    rows = made_up.rows(chance, ledger, chance.randint(*chance.choices(SIZES, OFTEN)[0]))
    rows_shuffled = chance.sample(rows, len(rows))
    count = min(len(rows), chance.choice((1, 1, 1, 2, 3)))
    cuts = sorted(chance.sample(range(1, len(rows)), count - 1)) if count > 1 else []
    files = [rows_shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(rows)])]
    made = [forms.some(chance, chance.choice((1, 2, 4, len(forms.CHOICES)))) for _ in files]
    for form in made[1:]:
        form["feed"] = form["feed"] if form["feed"] in ("file", "named pipe") else "file"
    merged = made[0]["merged"]
    for form in made:
        form["merged"] = merged
        if merged != "no":
            form["converted"] = "no"
    if any(form["converted"] != "no" for form in made):
        # `convert` leaves out each row with a cell that cannot be read, whatever a question needs.
        readable = lambda value: None if isinstance(value, made_up.Unreadable) else value
        files = [[{id: readable(value) for id, value in row.items()} for row in file] for file in files]
    if len(made) > 1:
        made[0]["feed"] = "folder" if made[0]["feed"] == "folder" else "file"
    return Case(ledger, questions.question(chance, ledger), files, made, chance.choice((1, 2, 3)), seed)


def run(arguments, folder, **kept):
    done = subprocess.run(arguments, cwd=folder, capture_output=True, timeout=LONGEST, env={"PATH": os.environ.get("PATH", "")}, **kept)
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def rejected(errors):
    return sum(int((found[1] or found[3]).replace(",", "")) for found in REJECTED.finditer(errors))


def in_pieces(data, write, size):
    try:
        for at in range(0, len(data), size):
            os.write(write, data[at:at + size])
    except BrokenPipeError:
        pass
    os.close(write)


def feed_pipe(path, size, open_pipe):
    """A thread that writes the file into a pipe."""
    data = Path(path).read_bytes()
    thread = threading.Thread(target=lambda: in_pieces(data, open_pipe(), size), daemon=True)
    thread.start()
    return thread


def plainly(case, program, folder):
    """The answer from one plain file, with what it rejects."""
    rows = [row for file in case.files for row in file]
    name = os.path.join(folder, "plain.csv")
    forms.write(random.Random(case.seed), case.ledger, forms.PLAIN, rows, name)
    return run([program, "query", case.ledger, name, *case.asked, "-f", "json", "--threads", "1"], folder)


def otherwise(case, program, folder):
    names = []
    own = os.path.join(folder, "other")
    os.makedirs(own, exist_ok=True)
    chance = random.Random(case.seed + " written")
    for number, (rows, form) in enumerate(zip(case.files, case.forms)):
        name = os.path.join(own, f"{chance.choice('abc')}{number}.csv")
        forms.write(chance, case.ledger, form, rows, name)
        if form["converted"] != "no":
            ending = "." + form["converted"]
            clean = name.replace(".csv", "-clean" + ending)
            status, _, errors = run([program, "convert", case.ledger, name, "-o", clean, "--show-personal", "-q", "--raw"], own)
            if status:
                return status, b"", "convert: " + errors
            os.remove(name)
            name = clean
        names.append(name)
    options = ["-f", "json", "--threads", str(case.threads), *forms.options(case.forms[0])]
    asked = [program, "query", case.ledger]
    first = case.forms[0]["feed"]
    if first == "folder":
        return run([*asked, "-d", own, *case.asked, *options], folder)
    if first == "standard input":
        with open(names[0], "rb") as file:
            return run([*asked, "-", *case.asked, *options], folder, stdin=file)
    if first == "pipe":
        read, write = os.pipe()
        thread = feed_pipe(names[0], chance.choice((777, 4096, 65536)), lambda: write)
        try:
            return run([*asked, "-", *case.asked, *options], folder, stdin=read)
        finally:
            os.close(read)
            thread.join()
    threads = []
    for place, (name, form) in enumerate(zip(list(names), case.forms)):
        if form["feed"] == "named pipe":
            fifo = os.path.join(folder, os.path.basename(name))
            os.mkfifo(fifo)
            threads.append((fifo, feed_pipe(name, 65536, lambda fifo=fifo: os.open(fifo, os.O_WRONLY))))
            names[place] = fifo
    chance.shuffle(names)
    try:
        return run([*asked, *names, *case.asked, *options], folder)
    finally:
        for fifo, thread in threads:
            if thread.is_alive():  # nobody has read it
                os.close(os.open(fifo, os.O_RDONLY | os.O_NONBLOCK))
            thread.join(5)


def difference(case, program, folder):
    """What is wrong, in words; empty where all agree."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    try:
        plain, other = plainly(case, program, folder), otherwise(case, program, folder)
    except subprocess.TimeoutExpired as late:
        return f"no answer after {late.timeout} s: {shlex.join(map(str, late.cmd))}"
    if plain[0] not in (0, 2):
        return f"the plain file: exit status {plain[0]}: {plain[2]}"
    if plain[:2] != other[:2]:
        return f"exit status {plain[0]} and {other[0]}\n" + lines(plain[1], other[1]) + f"plain: {plain[2]}other: {other[2]}"
    if rejected(plain[2]) != rejected(other[2]):
        return f"rejected: {plain[2]} and {other[2]}"
    return ""


def lines(plain, other):
    plain, other = plain.decode().splitlines(), other.decode().splitlines()
    differ = [(a, b) for a, b in zip(plain, other) if a != b] or [(str(len(plain)), f"{len(other)} lines")]
    return "".join(f"  plain {a[:300]}\n  other {b[:300]}\n" for a, b in differ[:3])


def smaller(case, program, folder):
    """As few rows and choices as still differ."""
    def is_wrong(other):
        return any(other.files) and bool(difference(other, program, folder))

    for number in range(len(case.files)):
        size = len(case.files[number])
        while size:
            at = 0
            while at < len(case.files[number]):
                other = copy.deepcopy(case)
                del other.files[number][at:at + size]
                if is_wrong(other):
                    case = other
                else:
                    at += size
            size //= 2
    for number, form in enumerate(case.forms):
        for name in form:
            other = copy.deepcopy(case)
            other.forms[number][name] = forms.PLAIN[name]
            if is_wrong(other):
                case = other
    return case


def judge(task):
    program, seed = task
    with tempfile.TemporaryDirectory(prefix="metamorphic-") as folder:
        case = make(seed)
        return (seed, difference(case, program, folder))


def report(program, seed):
    folder = tempfile.mkdtemp(prefix="shanhai-differs-")
    case = smaller(make(seed), program, folder)
    what = difference(case, program, folder)
    print(f"differs (case {seed}); its files are in {folder}\n  query {case.ledger} {shlex.join(case.asked)}")
    for rows, form in zip(case.files, case.forms):
        print(f"  {len(rows)} rows", {name: choice for name, choice in form.items() if choice != forms.PLAIN[name]})
    print(what or "(it agreed when it was asked again)", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    options.add_argument("--cases", type=int, default=300)
    options.add_argument("--seed", default="1")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--most", type=int, default=5, help="so many cases that differ are made small")
    options = options.parse_args()
    program = os.path.abspath(options.program)
    tasks = [(program, f"{options.seed}:{number}") for number in range(options.cases)]
    with multiprocessing.Pool(options.jobs) as pool:
        wrong = [seed for seed, what in pool.imap(judge, tasks) if what]
    for seed in wrong[:options.most]:
        report(program, seed)
    print(f"{options.cases - len(wrong)} of {options.cases} cases agreed" + (f"; those that differ: {' '.join(wrong)}" if wrong else ""))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
