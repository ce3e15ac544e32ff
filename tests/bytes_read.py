"""How many bytes of its ledgers a run reads: whatever is asked of a ledger, it is read once; once more, before, where the
plan of a report hangs on what is in it (its years, or the values of --each).

    python3 tests/bytes_read.py --program build/dev/shanhai
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile

HEADS = 2 * 64 * 1024  # of each file, to tell its encoding and find its header
BESIDES = 1.1          # libraries, a record that is cut by the end of a buffer, a wrong guess
TOWNS = ["上坪", "下坪", "中坪", "大河", "小河"]

TEMPLATE = """# Test

{{ sales.amount }} and {{ labour.transferred }}

```shanhai
query sales -g township -a 'sum(amount)' --trend --totals
```

```shanhai
query labour -g township
```

```shanhai
figure sales.amount --by township
```
"""
OF_A_TOWN = """# {{ $township }}

{{ sales.amount where township = $township }} and {{ labour.transferred where township = $township }}
"""


def write_ledgers(folder):
    draw = random.Random(5)
    day = lambda: f"{draw.randint(2021, 2023)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    with open(os.path.join(folder, "sales.csv"), "w", encoding="utf-8") as file:
        file.write("日期,乡镇,产品,销售额(元)\n")
        for _ in range(60_000):
            file.write(f"{day()},{draw.choice(TOWNS)},干菜{draw.randint(1, 90)},{draw.randint(1, 10**6)}\n")
    with open(os.path.join(folder, "labour.csv"), "w", encoding="utf-8") as file:
        file.write("日期,乡镇,人员类别,就业去向,月收入(元),人数(人)\n")
        for _ in range(60_000):
            file.write(f"{day()},{draw.choice(TOWNS)},脱贫人口,省内县外,{draw.randint(2000, 9000)},{draw.randint(1, 9)}\n")


def read_so_far():
    """Of this process and the children that it has waited for."""
    with open("/proc/self/io", encoding="ascii") as file:
        return int(file.readline().split()[1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    program = parser.parse_args().program
    try:
        read_so_far()
    except OSError:
        print("skipped: the system does not count what is read")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        os.mkdir(data)
        write_ledgers(data)
        sizes = {name: os.path.getsize(os.path.join(data, name)) for name in os.listdir(data)}
        template = os.path.join(folder, "t.md")
        of_a_town = os.path.join(folder, "town.md")
        for path, text in ((template, TEMPLATE), (of_a_town, OF_A_TOWN)):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        both, sales = ("sales.csv", "labour.csv"), ("sales.csv",)
        alarm = ["--fail-if", "sales.amount < 1", "--fail-if", "labour.transferred < 1"]
        year = ["--period", "2023"]

        def each(number):
            return ["--each", "township", "-o", os.path.join(folder, f"towns{number}")]

        cases = [  # what is asked, of which ledgers, how often they may be read
            (["query", "sales", "-g", "township"], sales, 1),
            (["figure", "sales.amount", *year, "--period", "2022", "-c", "yoy", "--fail-if", "sales.amount < 1"], sales, 1),
            (["report", "monthly", "--period", "2023-06", *alarm], both, 1),
            (["report", "brief", *year], both, 1),
            (["report", template, *year], both, 1),
            (["report", template, *year, *alarm], both, 1),
            (["report", template, *year, *alarm, *each(1)], both, 2),
            (["report", of_a_town, *year, *alarm, *each(2)], both, 2),
        ]
        for arguments, ledgers, times in cases:
            before = read_so_far()
            run = subprocess.run([program, *arguments, "-d", data, "--today", "2023-07-15"], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, check=False)
            read = read_so_far() - before - HEADS * len(sizes)
            times_read = read / sum(sizes[name] for name in ledgers)
            line = f"{times_read:.2f} times: {' '.join(arguments).replace(folder, '')}"
            if run.returncode != 0:
                print(f"FAILED ({run.returncode}) {line}\n{run.stderr.decode()}")
                failed += 1
            elif times_read > times * BESIDES:
                print(f"FAILED, more than {times} {line}")
                failed += 1
            else:
                print(f"ok {line}")
    return 1 if failed else 0


sys.exit(main())
