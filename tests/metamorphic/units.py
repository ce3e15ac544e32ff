#!/usr/bin/env python3
"""Random headers and titles of an amount, put together from units, offices and brackets, held against a plain reading.

  units.py --program PATH [--cases 400] [--seed N]

Each piece says by itself what it means: a power of ten, nothing, or that the amount cannot be told. The header's own unit beats that
of a title; where a unit of money is not understood, or two titles name two, the question ends with exit status 3.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

UNITS = {"元": 0, "万元": 4, "亿元": 8, "千元": 3, "百万元": 6, "十万元": 5, "千万元": 7, "萬元": 4, "人民币万元": 4, "万元人民币": 4, "人民币元": 0}
UNKNOWN = ("万美元", "美元", "$", "万港元", "日元")
NO_UNITS = ("含税", "累计", "全年", "一、二季度", "见附件")
HEADERS = ("金额(%s)", "金额（%s）", "金额[%s]", "金额【%s】", "金额（单位：%s）", "金额(单位:%s)", "销售额（%s）", "金 额（ %s ）")
TITLES = ("单位：%s", "金额单位:%s", "（单位：%s）", "单位： %s", "计量单位：%s", "单位：%s、吨", "单位：%s；吨", "金额单位：%s，数量单位：吨")
OFFICES = ("填报单位：元阳县乡村振兴局", "填报单位：亿元村委会", "制表单位：万元乡政府", "主管单位：元谋县农业农村局", "填报单位:元江哈尼族彝族傣族自治县",
           "编制单位：元坝镇", "责任单位：百万元村", "报送单位：元氏县 2023年", "某县元旦消费帮扶台账", "2023年万亩茶园销售台账", "单位负责人：元某")
STOPS = None


def make(chance):
    """The lines above the data, and the power of ten; STOPS where nobody can tell it."""
    lines, in_titles = [], []
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        kind = chance.random()
        if kind < 0.5:
            lines.append(chance.choice(OFFICES))
        elif kind < 0.9:
            unit = chance.choice(list(UNITS))
            title = chance.choice(TITLES) % unit
            lines.append(chance.choice((title, chance.choice(OFFICES) + "," + title, chance.choice(OFFICES) + " " + title)))
            in_titles.append(UNITS[unit])
        else:
            unit = chance.choice(UNKNOWN)
            lines.append(chance.choice(TITLES[:5]) % unit)
            in_titles.append(STOPS)
    from_titles = STOPS if len(set(in_titles)) > 1 else in_titles[0] if in_titles else 0
    kind = chance.random()
    if kind < 0.3:
        return lines, "金额", from_titles
    if kind < 0.45:
        return lines, chance.choice(HEADERS[:4]) % chance.choice(NO_UNITS), from_titles
    if kind < 0.55:
        return lines, chance.choice(HEADERS[:4]) % chance.choice(UNKNOWN), STOPS
    unit = chance.choice(list(UNITS))
    return lines, chance.choice(HEADERS) % unit, UNITS[unit]


def difference(program, chance):
    lines, header, power = make(chance)
    with tempfile.TemporaryDirectory(prefix="units-") as folder:
        titles = "".join(line + "," * (3 - line.count(",")) + "\n" for line in lines)
        Path(folder, "a.csv").write_text(titles + f"日期,产品,{header},备注\n2023-01-05,茶,1.5,\n2023-01-06,米,2,\n")
        done = subprocess.run([program, "query", "sales", "a.csv", "-a", "sum(amount)", "-f", "csv"], cwd=folder, capture_output=True,
                              timeout=60, env={"PATH": os.defpath})
        counted = subprocess.run([program, "query", "sales", "a.csv", "-a", "count", "-f", "csv"], cwd=folder, capture_output=True,
                                 timeout=60, env={"PATH": os.defpath})
    got = (done.returncode, done.stdout.decode().splitlines()[1:] if done.returncode == 0 else [])
    expected = (3, []) if power is STOPS else (0, [format((Decimal("3.5") * 10 ** power).normalize(), "f")])
    wrong = ""
    if got != expected:
        wrong = f"expected {expected}, got {got} {done.stderr.decode().strip()}"
    elif power is STOPS and "--unit-of" not in done.stderr.decode():
        wrong = f"no way out is said: {done.stderr.decode().strip()}"
    elif counted.returncode or counted.stdout.decode().splitlines()[1:] != ["2"]:
        wrong = f"a count needs no unit: {counted.returncode} {counted.stdout.decode()}{counted.stderr.decode()}"
    return f"{lines} {header}: {wrong}" if wrong else ""


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    options.add_argument("--cases", type=int, default=400)
    options.add_argument("--seed", default="1")
    options = options.parse_args()
    program = os.path.abspath(options.program)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        seeds = [f"{options.seed}:{number}" for number in range(options.cases)]
        wrong = [line for line in pool.map(lambda seed: difference(program, random.Random(seed)), seeds) if line]
    print("\n".join(wrong[:20]))
    print(f"{options.cases - len(wrong)} of {options.cases} headers and titles read as they are meant")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
