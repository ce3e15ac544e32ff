#!/usr/bin/env python3
"""Seeds and dictionaries of the fuzz targets, from what is in the tree: samples, catalogue, pages and tests.

    seeds.py FOLDER

writes FOLDER/TARGET/* and FOLDER/TARGET.dict. Dictionaries stand in dictionaries/*.txt, a word a line.
"""

import csv
import hashlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MOST_BYTES = 1200  # of a seed that is cut from a file
DICTIONARIES = {
    "records": ["ledgers"], "program": ["ledgers"], "values": ["values"], "condition": ["language", "values"],
    "measure": ["language", "values"], "template": ["templates", "language"], "catalogue": ["catalogue"],
}


def beginning(content: bytes) -> bytes:
    """The first lines of a file, in its own encoding."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if content.startswith(mark):
            return beginning(content.decode(encoding).encode()).decode(errors="ignore").encode(encoding)
    if len(content) <= MOST_BYTES:
        return content
    return content[:content.rfind(b"\n", 0, MOST_BYTES) + 1] or content[:MOST_BYTES]


def ledgers():
    for folder in ("samples", "tests/data"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".csv", ".tsv", ".txt"):
                yield beginning(path.read_bytes())
    for path in sorted((ROOT / "samples/dushan").glob("*.csv")):
        text = beginning(path.read_bytes()).decode()
        yield text.encode("gb18030")
        yield b"\xff\xfe" + text.encode("utf-16-le")
        yield b"\xfe\xff" + text.encode("utf-16-be")
        yield text.replace(",", ";").replace("\n", "\r").encode()


def strings_of(*patterns):
    """String literals of tests, each once, as the compiler sees them."""
    found = {}
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            text = path.read_text()
            for literal in re.findall(r'R"\((.*?)\)"', text, re.S):
                found[literal] = None
            for literal in re.findall(r'"((?:[^"\\\n]|\\.)*)"', text):
                plain = re.sub(r'\\(["\\])', r"\1", literal).replace("\\n", "\n").replace("\\t", "\t")
                found[plain] = None
    return [text for text in found if text and not text.endswith(".h")]


def catalogue_cells(file, column):
    with open(ROOT / "src/catalogue" / file, encoding="utf-8-sig") as lines:
        return sorted({row[column] for row in csv.DictReader(lines) if row[column]})


def sample_cells():
    cells = set()
    for path in sorted((ROOT / "samples/dushan").glob("*.csv")):
        with open(path, encoding="utf-8-sig") as lines:
            for row in list(csv.reader(lines))[:4]:
                cells.update(row)
    return sorted(cells)


def templates():
    for path in [*sorted((ROOT / "src/catalogue").glob("*.md")), *sorted((ROOT / "samples/templates").glob("*.md"))]:
        text = path.read_text()
        yield text
        yield from (part for part in re.split(r"\n(?=#)", text) if part)
    for fenced in re.findall(r"```[a-z]*\n(.*?)```", (ROOT / "docs/reports.md").read_text(), re.S):
        yield fenced
        yield "```shanhai\n" + fenced + "```\n"


def catalogues():
    files = {}
    for path in sorted((ROOT / "src/catalogue").glob("*.csv")):
        lines = path.read_text().splitlines()
        files[path.name] = lines
        for begin in range(1, len(lines), 12):
            yield "\n".join([f"=== {path.name}", lines[0], *lines[begin:begin + 12]]) + "\n"
    yield "".join(f"=== {name}\n" + "\n".join(lines[:6]) + "\n" for name, lines in files.items())
    own = "ledger,column,label,label_en,aliases,type,unit,role,required,default\n"
    yield (f"=== ledgers.csv\n{own}grants,,补助,Grants,,,,,,\ngrants,paid,发放,Paid,补助款;发放额,money,元,,yes,\n"
           "grants,day,日,,,date,,date,,\ngrants,who,人,,,name,,,,{day}/{paid}\n"
           "=== indicators.csv\nid,label,label_en,unit,ledger,where,measure,over\n"
           "grants.paid,发放,Paid,元,grants,paid > 0,sum(paid),active\n"
           "=== checks.csv\nid,ledger,where,severity,label,label_en\nnegative,grants,paid < 0,error,负数,negative\n")


def seeds_of(target):
    if target in ("records", "program"):
        return list(ledgers())
    if target == "values":
        return sample_cells() + strings_of("tests/ledger/*_test.cpp")
    if target == "condition":
        return (catalogue_cells("indicators.csv", "where") + catalogue_cells("checks.csv", "where") +
                strings_of("tests/filter/*_test.cpp"))
    if target == "measure":
        return catalogue_cells("indicators.csv", "measure") + strings_of(
            "tests/gather/measure_test.cpp", "tests/gather/formula_test.cpp", "tests/question/question_test.cpp")
    if target == "template":
        return list(templates()) + strings_of("tests/report/template_test.cpp", "tests/report/report_test.cpp")
    return list(catalogues())


def main():
    folder = Path(sys.argv[1])
    for target, dictionaries in DICTIONARIES.items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for seed in seeds_of(target):
            content = seed if isinstance(seed, bytes) else seed.encode(errors="ignore")
            (folder / target / hashlib.sha1(content).hexdigest()).write_bytes(content)
        words = {}
        for dictionary in dictionaries:
            path = Path(__file__).parent / "dictionaries" / (dictionary + ".txt")
            words.update(dict.fromkeys(path.read_text().splitlines()))
        lines = ['"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"' for word in words if word]
        (folder / f"{target}.dict").write_text("\n".join(lines) + "\n")


main()
