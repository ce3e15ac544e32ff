#!/usr/bin/env python3
"""The same question prints the same bytes: on any number of threads, in any locale and time zone, whatever the order
in which files are found, in any working folder; and in any run, each of which draws a seed of its own for its hashes.

  same_bytes.py --program PATH --root DIR [--also PATH...]

Asks the samples and generated ledgers, large enough to be cut into many parts, some of them between the quotes of a
cell, the two bytes of a line end or the four of a character. `--also` names other builds that must print the same.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

FORMATS = ["table", "markdown", "csv", "tsv", "json", "jsonl"]
QUESTIONS = [
    "query sales -g township,year -a sum(amount),median(amount),stddev(amount),distinct(buyer) -c yoy,share,rank --totals",
    "query sales -g month -p channel -a sum(amount) -c ytd,mom",
    "query sales -a first(product),last(product),min(buyer),p90(amount),wmean(amount,quantity)",
    "query sales -g buyer,product -a count,distinct(township),median(amount)",
    "query sales --select date,product,amount,note -s -amount -n 200",
    "query labour -g destination -a sum(people),count(wage) --period 2021..2023 -c cumulative",
    "query labour -g category,half -a sum(wage),distinct(id_card) --having count>1 -s -sum(wage)",
    "figure sales.amount labour.persons funds.rate --period 2022 -c yoy,completion,pace",
    "figure sales.amount --by township --period 2022,2023 -c share,rank",
    "report monthly --period 2023-06",
    "check",
    "convert sales",
    "convert labour",
]
# Formats that a report or converted rows do not have.
UNFIT = {"report": {"csv", "tsv", "jsonl"}, "convert": {"table", "markdown"}}
ENVIRONMENTS = [
    {"LC_ALL": "C", "TZ": "UTC"},
    {"LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"},
    {"LC_ALL": "POSIX", "TZ": "Pacific/Kiritimati"},
    {"LC_ALL": "no-such-locale", "TZ": "no/such/zone"},
    {"LANG": "zh_CN.GB18030", "LC_NUMERIC": "de_DE.UTF-8", "LANGUAGE": "de", "TZ": "America/St_Johns"},
    {},
]


def generated(folder):
    """Three files of sales and one of workers, of a megabyte or more each."""
    chance = random.Random("the same bytes")
    forms = {"sales-1.csv": ("utf-8-sig", "\r\n"), "sales-2.csv": ("gb18030", "\r\n"), "sales-3.csv": ("utf-16", "\n"),
             "labour.csv": ("gb18030", "\r")}
    notes = ['说"好"', "两\r\n行", "a,b\n\nc,d", "丂" * 40, "𠮷㐂" * 30, '"', "", "", "2023-01-01,x\n合计,", "备注：\n注"]
    for name, (encoding, ending) in forms.items():
        lines = ["日期,乡镇,产品,销售渠道,采购单位,数量,金额(万元),备注,附件"] if name != "labour.csv" \
            else ["日期,就业去向,姓名,身份证号,人数,月收入,备注"]
        for row in range(3000):
            day = f"{chance.randrange(2020, 2024)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
            note = '"' + chance.choice(notes).replace('"', '""') + '"'
            if name == "labour.csv":
                number = f"522726{chance.randrange(1960, 2000)}0{chance.randrange(1, 10)}1{chance.randrange(10)}{chance.randrange(1000, 1200)}"
                cells = [day, chance.choice(["广东", "省外", "县内"]), chance.choice("林王欧张") + "小明", number,
                         str(chance.choice([1, 1, 2])), str(chance.randrange(1000, 9000)),
                         note[:-1] + "附\r件," * chance.randrange(200) + '"']
            else:
                amount = chance.choice([f"{chance.randrange(10 ** 6) / 100}", "约3", f'"{chance.randrange(1000, 9999):,}"'])
                cells = [day, chance.choice(["百泉镇", "上司镇", "下司镇"]), f"产品{chance.randrange(500)}",
                         chance.choice(["电商", "商超", "直播"]), f"单位{chance.randrange(900)}", str(chance.randrange(99)),
                         amount, note, '"' + "附\n件," * chance.randrange(300) + '"']
            lines.append(",".join(cells))
            if row % 700 == 5:
                lines.append("合计" + "," * (len(cells) - 1))
        Path(folder, name).write_bytes(ending.join(lines + [""]).encode(encoding))


def run(program, words, folder, environment, threads, inside):
    """Where `inside`, from within the data folder."""
    data = "." if inside else folder
    today = [] if words[0] == "convert" else ["--today", "2024-01-15"]
    done = subprocess.run([program, *words, "-d", data, *today, "--threads", str(threads)],
                          capture_output=True, cwd=folder if inside else "/",
                          env={"PATH": os.defpath, "HOME": "/nonexistent", **environment})
    return done.returncode, done.stdout, done.stderr.replace(b"in " + os.fsencode(data), b"in DATA")


def first_different(expected, got):
    for left, right in zip(expected[1:], got[1:]):
        for line, other in zip(left.splitlines(), right.splitlines()):
            if line != other:
                return f"  expected {line.decode(errors='replace')}\n  got      {other.decode(errors='replace')}"
    return "  the one goes on where the other ends"


def copied(folder, to, order):
    """The same files, made in another order."""
    for name in sorted(os.listdir(folder), key=order):
        Path(to, name).write_bytes(Path(folder, name).read_bytes())


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    options.add_argument("--root", required=True)
    options.add_argument("--also", action="append", default=[])
    options = options.parse_args()
    programs = [os.path.abspath(path) for path in [options.program, *options.also]]
    differences, count = [], 0
    with tempfile.TemporaryDirectory() as large, tempfile.TemporaryDirectory() as turned, \
            tempfile.TemporaryDirectory() as small:
        generated(large)
        copied(large, turned, lambda name: name[::-1])
        copied(Path(options.root, "samples", "dushan"), small, lambda name: name[::-1])
        places = [(large, [large, turned]), (str(Path(options.root, "samples", "dushan").resolve()), [small])]
        for number, question in enumerate(QUESTIONS):
            words = question.split()
            forms = [form for form in FORMATS if form not in UNFIT.get(words[0], ())]
            for place, (folder, others) in enumerate(places):
                form = forms[(number + 2 * place) % len(forms)]
                asked = words + ["-f", form]
                expected = run(programs[0], asked, folder, ENVIRONMENTS[0], 1, False)
                if expected[0] not in (0, 1) or not expected[1]:
                    differences.append(f"{question} -f {form}: exit status {expected[0]}: {expected[2].decode()}")
                for turn, threads in enumerate([3, 7] if place == 0 else [2]):
                    for program in programs:
                        turn += number
                        environment = ENVIRONMENTS[1 + turn % (len(ENVIRONMENTS) - 1)]
                        where, inside = others[turn % len(others)], turn % 2 == 0
                        count += 1
                        got = run(program, asked, where, environment, threads, inside)
                        if got != expected:
                            differences.append(f"{program}: {question} -f {form} in {where} with {environment}, "
                                               f"--threads {threads}: exit status {got[0]}\n{first_different(expected, got)}")
    print(*differences, f"{count} answers compared, {len(differences)} differ", sep="\n")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
