#!/usr/bin/env python3
"""Slips that make a figure wrong, each through every command: the figure is right, or standard error says why it may not be.

  run.py --program PATH [--only TEXT] [--root DIR]

slips.py is the table. With --root, it is held against the first table of docs/reliability.md: each slip stands there, and no other.
"""
import argparse
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from slips import SLIPS

WRONG = 987654321  # no figure of any slip


class Run:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder

    def __call__(self, *arguments):
        done = subprocess.run([self.program, *arguments], cwd=self.folder, capture_output=True, timeout=60,
                              env={"PATH": os.defpath, "LC_ALL": "C"}, stdin=subprocess.DEVNULL)
        return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def number(text):
    found = re.search(r"-?[\d,]*\.?\d+", text)
    return float(found[0].replace(",", "")) if found else None


def answers(run, slip, indicator):
    """Each command, its figure (None: no figure), and what it says."""
    common = list(slip.options)
    period = ["--period", slip.period] if slip.period else []
    where = ["-w", slip.where] if slip.where else []
    # The indicator's own condition is part of the question.
    own = indicator["where"]
    asked = [*(["-w", own] if own else []), *where]
    status, out, errors = run("query", indicator["ledger"], "-d", "d", "-a", indicator["measure"], "-f", "csv", "--unit", "元", *asked, *period, *common)
    yield "query", number(out.splitlines()[1]) if status == 0 and len(out.splitlines()) > 1 else None, errors, status
    status, out, errors = run("figure", slip.figure, "-d", "d", "-f", "json", *where, *period, *common)
    yield "figure", json.loads(out)[0]["value"] if status == 0 else None, errors, status
    narrowed = f" where {slip.where}" if slip.where else ""
    unit = " : 元" if indicator["unit"] == "元" else ""
    Path(run.folder, "t.md").write_text(f"# T\n\n值为 {{{{ {slip.figure}{narrowed}{unit} }}}}。\n\n{{{{ not_counted }}}}\n")
    for form in ("markdown", "json"):
        status, out, errors = run("report", "t.md", "-d", "d", "-f", form, *(period or ["--period", "2023"]), *common)
        text = re.search(r"值为([^。]*)。", out)
        if form == "markdown":
            yield "report", number(text[1]) if status == 0 and text else None, errors, status
        else:
            figures = json.loads(out)["figures"] if status == 0 else []
            yield "report -f json", figures[0]["value"] if figures else None, errors, status
    clause = slip.where.replace('"', '""')
    Path(run.folder, "s.csv").write_text("id,quote,indicator,where,by,period,match,value,unit\n"
                                         f'a,原话,{slip.figure},"{clause}",,{slip.period or "2020..2026"},=,{WRONG},{indicator["unit"] if indicator["unit"] == "元" else ""}\n')
    status, out, errors = run("verify", "s.csv", "-d", "d", "-f", "json", *common)
    yield "verify", json.loads(out)[0]["computed"] if status in (0, 1) and out else None, errors, status
    status, out, errors = run("figure", slip.figure, "-d", "d", "-f", "json", "--fail-if", f"{slip.figure} = {WRONG}", *where, *period, *common)
    yield "--fail-if", json.loads(out)[0]["value"] if status in (0, 1) and out else None, errors, status
    if not slip.where and slip.period in ("2023", "") and slip.truth is not None:
        status, out, errors = run("convert", indicator["ledger"], "-d", "d", "-o", "clean.csv", "--show-personal", *common)
        if status == 0:
            again = run("query", indicator["ledger"], "clean.csv", "-a", indicator["measure"], "-f", "csv", "--unit", "元", *period)
            lines = again[1].splitlines()
            yield "convert", number(lines[1]) if again[0] == 0 and len(lines) > 1 else None, errors + again[2], status
        else:
            yield "convert", None, errors, status
    if slip.check:
        status, out, errors = run("check", "-d", "d", "-f", "json", *common)
        try:
            found = json.loads(out)["files"]
        except ValueError:
            found = []
        findings = any(finding["severity"] != "note" or slip.truth is not None or slip.where
                       for file in found for finding in file["findings"])
        yield "check", None, "" if not findings else " ".join(slip.said) + out + errors, status


def judge(program, slip, indicators):
    wrong = []
    with tempfile.TemporaryDirectory(prefix="silence-") as folder:
        os.mkdir(Path(folder, "d"))
        for name, content in slip.files.items():
            Path(folder, "d", name).write_bytes(content if isinstance(content, bytes) else content.encode())
        for name, target in (slip.links or {}).items():
            os.symlink(target, Path(folder, "d", name))
        run = Run(program, folder)
        right = slip.truth if isinstance(slip.truth, tuple) else (slip.truth,)
        for command, value, errors, status in answers(run, slip, indicators[slip.figure]):
            if status < 0:
                wrong.append(f"{slip.name}: {command}: ended by signal {-status}")
                continue
            told = bool(slip.said) and all(word in errors for word in slip.said)
            if command == "check":
                ok = told or not slip.said and bool(errors)
            else:
                ok = told or value is not None and value in right
            if not ok:
                wrong.append(f"{slip.name}: {command}: {value}, and not a word: {errors.strip()[:300]!r} (exit {status})")
    return wrong


def documented(root):
    text = Path(root, "docs/reliability.md").read_text()
    part = text[text.index("## No number goes wrong in silence"):]
    part = part[:part.index("\n## ", 5)]
    rows = [row.split("|")[1].strip() for row in part.splitlines() if row.startswith("| ")]
    return [row for row in rows if row not in ("slip", "---")]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    options.add_argument("--root")
    options.add_argument("--only", default="")
    options = options.parse_args()
    program = os.path.abspath(options.program)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "schema", "--export", folder], check=True, capture_output=True)
        rows = csv.DictReader(Path(folder, "indicators.csv").read_text("utf-8-sig").splitlines())
        indicators = {row["id"]: row for row in rows}
    slips = [slip for slip in SLIPS if options.only in slip.name]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong = [line for lines in pool.map(lambda slip: judge(program, slip, indicators), slips) for line in lines]
    if options.root:
        names, shown = [slip.name for slip in SLIPS], documented(options.root)
        wrong += [f"docs/reliability.md: {name}: {'not in slips.py' if name in shown else 'not there'}" for name in sorted(set(names) ^ set(shown))]
    print("\n".join(wrong))
    print(f"{len(slips)} slips, {len(wrong)} of their figures wrong in silence")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
