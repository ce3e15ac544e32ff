#!/usr/bin/env python3
"""Looks for persons in everything that the program prints and writes: no name, identity number or telephone of the
ledgers below may come out of any command, format or stream without --show-personal.

  privacy.py --program PATH
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

NAMES = ["欧阳密一", "林密二", "王密三", "Zhang Mi", "阿依密四·买买提", "赵密五"]
# With a day of birth, right and wrong check characters (those in the column for them only), the old form, a disability card.
NUMBERS = ["522726199003071231", "52272619651231004X", "440106198811110994", "522726770707123", "52272619830409123444"]
PHONES = ["13812340001", "13912340002", "18812340003", "15012340004"]
SECRETS = NAMES + NUMBERS + PHONES + ["密一", "密二", "密三", "密四", "密五"]
FORMATS = ["table", "markdown", "csv", "tsv", "json", "jsonl", "html"]

LABOUR = """\
劳务台账（填表人电话13912340002），,,,,,,,,,
日期,结束时间,姓名,身份证号,联系电话,就业去向,用工单位,备注,人数,月收入,家属电话,户主
2023-01-05,,欧阳密一,522726199003071231,13812340001,广东,甲厂,转告13912340002,1,3000,13912340002,赵密五
2023-01-06,,林密二,52272619651231004x,13912340002,广东,乙厂 18812340003,身份证440106198811110994,2,3200,188 1234 0003,林密二
2023-01-07,2023-01-01,王密三,440106198811110994,18812340003,省外,丙厂（150-1234-0004）,,1,50,,王密三
2023-01-08,,Zhang Mi,522726770707123,15012340004,13812340001,,证件522726 19900307 1231,1,99999,522726199003071231,
2023-01-09,,阿依密四·买买提,52272619830409123444,13812340001,县内,甲厂,,1,约13812340001,15012340004,赵密五13812340001
证522726199003071231,,赵密五,5.22726E+17,13812340001,县内,甲厂,,2,3000,,
2023-01-10,电13912340002,林密二,522726199003071231,13812340001,广东,甲厂,+86 139-1234-0002,1,3100,,
2023-01-11,,欧阳密一,522726199003071231,13812340001,广东,甲厂,１３８１２３４０００１,1,3100,,
2023-01-11,,欧阳密一,林密二（电话13812340001）,13812340001（王密三）,广东,甲厂,138\u200b1234\u200b0001,1,3100,,
2023-01-11,,欧阳密一,522726199003071231,13812340001,广东,13812340001,5227 2619 9003 0712 31；008615012340004,1,3100,,
"欧阳密一"王密三,522726199003071231,13812340001
2023-01-12,,王密三,440106198811110994,18812340003,县内,甲厂,,1,3000,,,欧阳密一,13812340001
合计,,欧阳密一,522726199003071231,13812340001,,,,11,3,
2023-01-13,,王密三,13812340001,440106198811110994,县内,440106198811110994,13812340001,1,3000,
姓名,就业去向,日期,方向,人员类别,金额
林密二,522726199003071231,13812340001,x,y,1
"赵密五,522726199003071231
13812340001
"""
TALENT = """\
姓名;方向;人员类别;开始日期;职务;13812340001
欧阳密一;东部选派;教师;2023-01-01;校长13812340001;13912340002
林密二;522726199003071231;13812340001;2023-13-01;;
"""
NO_HEADER = "欧阳密一,522726199003071231,13812340001\n林密二,52272619651231004X,13912340002\n"


def write(folder):
    Path(folder, "labour.csv").write_text(LABOUR, encoding="utf-8")
    wrong = LABOUR.replace("甲厂", "甲\ue000").encode("gb18030").replace("\ue000".encode("gb18030"), b"\x81")
    Path(folder, "labour-gb.csv").write_bytes(wrong)
    Path(folder, "talent.csv").write_text(TALENT, encoding="utf-8")
    Path(folder, "list.csv").write_text(NO_HEADER, encoding="utf-8")
    Path(folder, "labour-only.csv").write_text(LABOUR, encoding="utf-8")
    template = ("# 简报\n\n{{ labour.transferred }} {{ labour.transferred by name=甲 : rank }}\n\n```shanhai\n"
                "query labour -g name,note -a count,min(phone),last(id_card) --totals\n```\n\n```shanhai\n"
                "query labour --select name,id_card,phone,note,employer,家属电话\n```\n\n```shanhai\n"
                "figure labour.transferred --by employer\n```\n\n{{ not_counted }}\n")
    Path(folder, "report.md").write_text(template, encoding="utf-8")


def questions():
    """The command lines, without -f and what comes behind it."""
    for columns in ("name", "id_card", "phone", "note", "employer", "destination", "date"):
        yield ["query", "labour", "-g", columns, "-a", "count", "--totals", "-c", "share,rank"]
        yield ["query", "labour", "-p", columns]
        yield ["query", "labour", "-g", "destination", "-a",
               f"min({columns}),max({columns}),first({columns}),last({columns}),distinct({columns})", "--totals"]
        yield ["figure", "labour.transferred", "--by", columns, "-c", "share"]
        yield ["figure", "labour.transferred", "labour.persons", "--period", "2023-01", "--by", columns]
    yield ["query", "labour"]
    yield ["query", "labour", "-s", "-name", "-v", "--rows"]
    yield ["query", "labour", "--select", "name,id_card,phone,家属电话,用工单位,note", "-v"]
    yield ["query", "labour", "-g", "name", "--having", "count > 1", "-s", "name"]
    yield ["query", "labour", "-g", "name,phone", "-p", "employer", "--totals", "--explain"]
    yield ["query", "labour", "--explain", "-v"]
    yield ["query", "talent"]
    yield ["query", "talent", "-g", "direction,post", "-a", "count"]
    yield ["figure", "--rows", "labour.transferred"]
    yield ["figure", "-v"]
    yield ["report", "monthly", "--period", "2023-01", "-v"]
    yield ["report", "annual", "--period", "2023"]
    yield ["report", "brief"]
    yield ["report", "{folder}/report.md"]
    yield ["convert", "labour", "-v"]
    yield ["convert", "talent"]
    yield ["convert", "talent", "--split", "name"]
    yield ["convert", "labour", "--split", "phone"]
    yield ["convert", "labour", "--split", "employer"]
    yield ["convert", "labour", "--split", "家属电话"]
    yield ["convert", "labour", "--split", "户主"]
    yield ["query", "labour", "--select", "户主,note"]
    yield ["report", "brief", "--period", "2023", "--each", "employer", "--footnotes", "--fail-if", "labour.transferred > 0"]
    yield ["report", "{folder}/report.md", "--period", "2023", "--each", "employer"]
    # A column of persons that is given to another stays one.
    yield ["query", "labour", "--column", "job=户主", "-g", "job"]
    yield ["query", "labour", "--column", "job=户主", "-a", "first(job),max(job)", "-w", "job = 赵蜜五"]
    yield ["query", "labour", "--column", "job=户主", "--column", "months=家属电话", "--select", "job,months"]
    yield ["convert", "labour", "--column", "job=户主", "--column", "place=家属电话"]
    yield ["convert", "labour", "--column", "job=户主", "--split", "job"]
    yield ["schema", "labour"]


def odd_runs():
    """Whole command lines that end in errors, findings or messages."""
    yield ["check", "-d", "{folder}", "-v"]
    yield ["check", "-d", "{folder}", "--lang", "en", "--strict"]
    for form in FORMATS:
        yield ["check", "-d", "{folder}", "-f", form]
    for file in ("labour.csv", "labour-gb.csv", "talent.csv", "list.csv"):
        yield ["check", "{folder}/" + file]
        yield ["query", "labour", "{folder}/" + file, "-g", "name", "--strict"]
        yield ["query", "labour", "{folder}/" + file, "--encoding", "gb18030"]
        yield ["query", "talent", "{folder}/" + file, "--column", "direction=x"]
        yield ["convert", "labour", "{folder}/" + file]
    yield ["query", "labour", "-d", "{folder}", "--select", "nome"]
    yield ["query", "talent", "-d", "{folder}", "--select", "1381234"]
    yield ["check", "-d", "{folder}", "--column", "job=户主", "--column", "destination=户主"]
    yield ["query", "talent", "-d", "{folder}", "--fill-down", "1381234"]
    yield ["query", "labour", "-d", "{folder}", "-g", "phone", "--having", "nome > 3"]
    yield ["query", "labour", "-d", "{folder}", "-w", "wage = wages"]
    yield ["query", "labour", "-d", "{folder}", "-p", "id_card", "-s", "x"]
    yield ["verify", "{folder}/list.csv", "-d", "{folder}"]


class Run:
    def __init__(self, program, folder):
        self.program, self.folder, self.count = program, folder, 0

    def __call__(self, words, *more):
        """Everything that came out: of both streams and into files, names of files included."""
        self.count += 1
        with tempfile.TemporaryDirectory() as out:
            words = [word.format(folder=self.folder) for word in words]
            if "--split" in words or "--each" in words:
                more = [*more, "-o", str(Path(out, "split"))]
            if words[0] in ("query", "figure") and "--explain" not in words:
                more = [*more, "--rejects", str(Path(out, "rejects.csv"))]
            done = subprocess.run([self.program, *words, *more], capture_output=True, cwd=out,
                                  env={"PATH": os.defpath, "NO_COLOR": "1"})
            if done.returncode not in (0, 1, 2, 3):
                sys.exit(f"exit status {done.returncode}: {words} {more}\n{done.stderr.decode(errors='replace')}")
            texts = [done.stdout, done.stderr]
            for path in sorted(Path(out).rglob("*")):
                texts.append(os.fsencode(path.name))
                texts += [path.read_bytes()] if path.is_file() else []
        return done, "\n".join(text.decode("utf-8", "replace") for text in texts)


def leaks(text):
    """The secrets that it holds, however its digits are written."""
    for folder in re.findall(r"/tmp/\S+", text):
        text = text.replace(folder, "")
    plain = text.translate(str.maketrans("０１２３４５６７８９ｘ", "0123456789X", "\u200b")).replace("x", "X")
    close = re.sub(r"(?<=\d)[ -](?=\d)", "", plain)
    return sorted({secret for secret in SECRETS if secret in plain or secret in close})


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    program = os.path.abspath(options.parse_args().program)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        write(folder)
        run = Run(program, folder)
        formats = list(FORMATS)
        for number, words in enumerate(questions()):
            data = [] if words[0] == "schema" else ["-d", folder]
            # Each format for some of them; the table for all.
            for form in {formats[number % len(formats)], formats[(number + 3) % len(formats)], "table"}:
                if words[0] == "convert" and form not in ("csv", "tsv", "json", "jsonl"):
                    form = "csv"
                done, text = run(words, *data, "-f", form)
                if found := leaks(text):
                    wrong.append((words + ["-f", form], found, text))
        for words in odd_runs():
            done, text = run(words)
            if found := leaks(text):
                wrong.append((words, found, text))
        for words in (["query", "labour"], ["convert", "labour"], ["query", "labour", "-g", "name"]):
            done, text = run(words, "-d", folder, "--show-personal")
            if not leaks(text) or "--show-personal" not in done.stderr.decode():
                wrong.append((words + ["--show-personal"], ["shows nothing, or says nothing of it"], text))
        count = run.count
    for words, found, text in wrong:
        places = [line for line in text.splitlines() if leaks(line)][:3]
        print("shanhai " + " ".join(words), *found, *places, sep="\n  ")
    print(f"{count} runs looked at, {len(wrong)} show persons")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
