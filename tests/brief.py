#!/usr/bin/env python3
"""Reads the brief of the sample counties: every published figure is in it, in its quote's words, and none of
them was typed into the template.

    brief.py --program PATH --root DIR
"""
import argparse
import csv
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

NUMBER = re.compile(r"第[一二三四五六七八九十]+|\d[\d.]*[亿万余]*[一-鿿](?:以上)?")
OF_THE_PROGRAMME = ["轴承", "蛋鸡", "蚕", "百顺", "鄢家山", "黄埔", "独山", "副院长", "最近结业"]

failures: list[str] = []


def check(holds, message):
    if not holds:
        failures.append(message)


def brief(program, folder, *arguments):
    command = [program, "report", "brief", "-d", str(folder), "-f", "markdown", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    check(done.returncode == 0, f"{' '.join(command)}: status {done.returncode}: {done.stderr}")
    return done.stdout


def body(text):
    return re.split(r"^## (?:数据说明|About the data)$", text, flags=re.MULTILINE)[0]


def statements(root, county):
    with open(root / "samples" / county / "published.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def numbers(quote):
    return NUMBER.findall(quote)


def is_said(number, text):
    return re.search(rf"(?<![\d.]){re.escape(number)}", text) is not None


def every_figure_is_said(text, published, where):
    for statement in published:
        for number in numbers(statement["quote"]):
            check(is_said(number, text), f"{where}: {statement['quote']}: {number} is not in the brief")
    check("产业园挂牌" in text, f"{where}: the park is not in the brief")


def nothing_was_typed(root):
    template = (root / "src" / "catalogue" / "brief.md").read_text(encoding="utf-8")
    words = re.sub(r"<!--.*?-->|\{\{.*?\}\}", "", template, flags=re.DOTALL)
    check(not re.search(r"\d", words), f"brief.md: a digit outside braces: {re.findall(r'.*[0-9].*', words)}")


def rewritten(source, target, cell):
    """The ledgers once more, each cell below the header as `cell` makes it."""
    for path in source.glob("*.csv"):
        with open(path, encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        with open(target / path.name, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header)
            writer.writerows([[cell(text) for text in row] for row in rows])


def value_of(program, folder, statement):
    command = [program, "figure", statement["indicator"], "-d", str(folder), "--period", statement["period"],
               "-f", "json"]
    command += ["-w", statement["where"]] if statement["where"] else []
    return subprocess.run(command, capture_output=True, text=True).stdout


def numbers_follow_the_ledgers(program, root, published, folder):
    source = root / "samples" / "dushan"

    def doubled(text):
        return str(float(text) * 2).removesuffix(".0") if re.fullmatch(r"\d+(\.\d+)?", text) and text[:2] != "20" else text

    rewritten(source, folder, doubled)
    text = body(brief(program, folder, "--period", "2020..2023"))
    changed = 0
    for statement in published:
        if value_of(program, source, statement) == value_of(program, folder, statement):
            continue
        changed += 1
        said = [number for number in numbers(statement["quote"]) if not re.search("[年月期]", number)]
        for number in said:
            check(not is_said(number, text), f"doubled: {statement['quote']}: {number} is still in the brief")
    check(changed > 20, f"doubled: only {changed} figures have changed")


def sentences_go_with_their_ledgers(program, root, base):
    for ledger in ["funds", "labour", "sales", "training", "talent", "pairing", "communities", "enterprises"]:
        folder = base / f"without-{ledger}"
        shutil.copytree(root / "samples" / "dushan", folder)
        (folder / f"{ledger}.csv").unlink()
        for language in ["zh", "en"]:
            text = body(brief(program, folder, "--period", "2020..2023", "--lang", language))
            check("—" not in text.replace("2020—2023", ""), f"without {ledger}: a sentence lacks its figure\n{text}")
            check(not re.search(r"[，、；（,;(]\s*[。；.;)]|。。|，，", text), f"without {ledger}: {text}")


def other_counties_have_other_stories(program, root, folder):
    def renamed(text):
        text = text.replace("第68期", "某期")
        for word in OF_THE_PROGRAMME:
            text = text.replace(word, "某")
        return text

    rewritten(root / "samples" / "dushan", folder, renamed)
    text = body(brief(program, folder, "--period", "2020..2023"))
    for word in OF_THE_PROGRAMME:
        check(word not in text, f"another county: {word} is in its brief")
    for number in ["1.96亿元", "4563人", "4.06亿元", "3684户", "3012人次", "26所"]:
        check(is_said(number, text), f"another county: {number} is not in its brief")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--root", type=Path, default=Path("."))
    options = parser.parse_args()
    samples = options.root / "samples"
    published = statements(options.root, "dushan")
    ranks = statements(options.root, "qiannan")
    nothing_was_typed(options.root)
    with tempfile.TemporaryDirectory(prefix="brief-") as scratch:
        base = Path(scratch)
        text = brief(options.program, samples / "dushan", "--period", "2020..2023")
        every_figure_is_said(text, published, "dushan")
        check("排名" not in text, "dushan: a rank among one county")
        rank = brief(options.program, samples / "qiannan", "--period", "2020..2023")
        check("2022年销售额排名全州第二" in rank, "qiannan: the rank is not in the brief")
        check("4.06亿元" in rank, "qiannan: the county's own sales are not in the brief")

        both = base / "both"
        shutil.copytree(samples / "dushan", both)
        shutil.copy(samples / "qiannan" / "sales.csv", both / "sales.csv")
        every_figure_is_said(brief(options.program, both, "--period", "2020..2023"), published + ranks, "both")

        for name, work in [("doubled", lambda at: numbers_follow_the_ledgers(options.program, options.root,
                                                                            published, at)),
                           ("renamed", lambda at: other_counties_have_other_stories(options.program,
                                                                                    options.root, at))]:
            (base / name).mkdir()
            work(base / name)
        sentences_go_with_their_ledgers(options.program, options.root, base)
    print("\n".join(failures) if failures else f"{len(published) + len(ranks)} published figures are in the brief")
    raise SystemExit(1 if failures else 0)


main()
