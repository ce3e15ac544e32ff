#!/usr/bin/env python3
"""Input made to break things: each run ends within a time and an amount of memory, with an answer or one clear
line, and nothing of it reaches the terminal as a command.

  run.py --root DIR --program PATH [--large] [--sanitized] [CASE...]

--large: also what takes gigabytes (minutes). --sanitized: the program is built under a sanitizer, which takes
terabytes of addresses and more time: memory is not bounded, and what is about its bounds is left out.
"""
import argparse
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time

HEADER = "日期,产品,金额(元),乡镇\n"
SECONDS = 40  # of processor time, for each run; most take a small part of one
MEGABYTES = 700


class Failed(Exception):
    pass


class Bench:
    def __init__(self, program: str, folder: str, sanitized: bool):
        self.program, self.folder, self.sanitized = program, folder, sanitized

    def put(self, name: str, content: str | bytes) -> str:
        path = os.path.join(self.folder, name)
        data = content.encode() if isinstance(content, str) else content
        with open(path, "wb") as file:
            file.write(data)
        return path

    def run(self, *arguments: str, feed=None, megabytes: int = MEGABYTES) -> tuple[int, str, str]:
        """Status, output, error. `feed` gives pieces for standard input."""
        def limits() -> None:
            seconds = SECONDS * (10 if self.sanitized else 1)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            if not self.sanitized:
                resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))

        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as error:
            process = subprocess.Popen(
                [self.program, *arguments], cwd=self.folder, preexec_fn=limits, stdout=out, stderr=error,
                stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
                env={"PATH": os.defpath, "LC_ALL": "C"})
            if feed:
                try:
                    for piece in feed:
                        process.stdin.write(piece)
                    process.stdin.close()
                except BrokenPipeError:
                    pass
            status = process.wait()
            out.seek(0)
            error.seek(0)
            return (status, out.read().decode("utf-8", "backslashreplace"),
                    error.read().decode("utf-8", "backslashreplace"))


def expect(right: bool, what: str) -> None:
    if not right:
        raise Failed(what[:600])


def one_line(result: tuple[int, str, str], status: int, pattern: str) -> None:
    found, _, error = result
    expect(found == status, f"status {found}, not {status}: {error}")
    expect(error.count("\n") == 1 and re.search(pattern, error) is not None, f"not one line with {pattern!r}: {error!r}")
    expect(len(error) < 1000, f"a line of {len(error)} bytes: {error}")


def wrong_expression(result: tuple[int, str, str], pattern: str) -> None:
    """The message, the expression (cut), a caret."""
    status, _, error = result
    expect(status == 2, f"status {status}: {error}")
    expect(error.count("\n") == 3 and len(error) < 2000, f"too much is said: {error!r}")
    expect(re.search(pattern, error) is not None, f"not {pattern!r}: {error}")


def nested(bench: Bench) -> None:
    path = bench.put("sales.csv", HEADER + "2023-01-01,茶,5,甲\n")
    deep = 100_000
    # An argument can hold 128 KB: closed brackets go into a template, which may be longer.
    for arguments in (["-w", "(" * deep], ["-w", "not " * 30_000 + "amount > 1"], ["-a", "(" * deep],
                      ["-a", "-" * deep + "count"], ["-g", "product", "--having", "(" * deep],
                      ["-w", "(" * 60_000 + "amount > 1" + ")" * 60_000],
                      ["-g", "product", "--having", "(" * 60_000 + "count > 1" + ")" * 60_000]):
        wrong_expression(bench.run("query", "sales", path, *arguments), "nested more than 200 deep")
    bench.put("deep.md", "```shanhai\nquery sales -a '" + "(" * deep + "count" + ")" * deep + "'\n```\n")
    status, _, error = bench.run("report", "deep.md", "-d", ".")
    expect(status == 2 and "nested more than 200 deep" in error and len(error) < 2000, f"template: {status} {error}")


def long_expressions(bench: Bench) -> None:
    path = bench.put("sales.csv", HEADER + "2023-01-01,茶,5,甲\n")
    status, output, error = bench.run("query", "sales", path, "-f", "csv", "-a", "count", "-w",
                                      " or ".join(["amount > 1"] * 8_000))
    expect(status == 0 and output == "行数\n1\n", f"{status} {output} {error}")
    status, output, error = bench.run("query", "sales", path, "-f", "csv", "-a", "count", "-w",
                                      "amount in (" + ",".join(str(i) for i in range(15_000)) + ")")
    expect(status == 0 and output == "行数\n1\n", f"{status} {output} {error}")
    wrong_expression(bench.run("query", "sales", path, "-a", "+".join(["count"] * 20_000)), "at most")
    wrong_expression(bench.run("query", "sales", path, "-w", "amount > " + "9" * 100_000), "9999")
    expect(bench.run("query", "sales", path, "-n", "9" * 100_000)[0] == 2, "--limit")
    expect(bench.run("query", "sales", path, "--period", "2" * 100_000)[0] == 2, "--period")


def many_columns(bench: Bench) -> None:
    names = ",".join(f"c{i}" for i in range(1_000_000))
    path = bench.put("wide.csv", HEADER.rstrip("\n") + "," + names + "\n2023-01-01,茶,5,甲\n")
    for arguments in (["query", "sales", path], ["check", path], ["convert", "sales", path]):
        one_line(bench.run(*arguments), 3, r"wide.csv:1: the header has 1000004 columns; a file has at most 16384")
    names = ",".join(f"c{i}" for i in range(16_000))
    path = bench.put("broad.csv", HEADER.rstrip("\n") + "," + names + "\n2023-01-01,茶,5,甲\n")
    status, output, error = bench.run("convert", "sales", path)
    expect(status == 0 and output.count("\n") == 2, f"16,004 columns: {status} {error}")
    path = bench.put("behind.csv", names + "," * 1_000_000 + HEADER + "2023-01-01,茶,5,甲\n")
    one_line(bench.run("query", "sales", path), 3, r"line 1 has \d+ columns; a file has at most 16384")


def wide_files(bench: Bench) -> None:
    """As many columns as a file may have, of one word, of quoted cells, of words that never come again."""
    columns = 16_000
    header = HEADER.rstrip("\n") + "," + ",".join(f"c{i}" for i in range(columns)) + "\n"
    day = "2023-01-01,茶,5,甲,"
    for name, rows, cells in [("words", 40, lambda row: ",".join(["x"] * columns)),
                              ("quoted", 40, lambda row: ",".join(['"a ""b"", c"'] * columns)),
                              ("numbers", 40, lambda row: ",".join(f"{row}-{i}" for i in range(columns)))]:
        path = bench.put(f"{name}.csv", header + "".join(f"{day}{cells(row)}\n" for row in range(rows)))
        for arguments in (["check", path, "--threads", "4"], ["convert", "sales", path, "-o", os.devnull, "-f", "csv"],
                          ["query", "sales", path, "-g", "product", "-a", "count", "--threads", "4"],
                          ["query", "sales", path, "-f", "csv", "-o", "out.csv"],
                          ["query", "sales", path, "-f", "json", "-o", "out.json"],
                          ["query", "sales", path, "-f", "table", "-o", "out.txt"]):
            status, _, error = bench.run(*arguments, megabytes=100)
            expect(status in (0, 1) and "memory" not in error, f"{name}: {arguments}: {status} {error}")


def large_numbers(bench: Bench) -> None:
    megabyte = 1_000_000
    cells = ["1" * megabyte, '"' + "1," * (megabyte // 2) + '"', "1E" + "9" * megabyte, "1." + "0" * megabyte + "1",
             "(" * megabyte, "万" * (megabyte // 3), "-" * megabyte]
    path = bench.put("numbers.csv", HEADER + "".join(f"2023-01-01,茶,{cell},甲\n" for cell in [*cells, "7"]) +
                     f"2023-{'0' * megabyte}1-01,茶,1,甲\n")
    status, output, error = bench.run("query", "sales", path, "-a", "sum(amount)", "-f", "csv", "--period", "2023")
    expect(status == 0 and output in ("金额合计(元)\n7\n", "金额合计(元)\n8\n"), f"{status} {output}")
    expect(error.count("\n") == 1 and len(error) < 1000, f"{error}")
    status, output, error = bench.run("check", path)
    expect(status == 1 and len(output) < 20_000, f"check: {status}, {len(output)} bytes")


def endless_cell(bench: Bench, bytes_in_all: int = 300 << 20) -> None:
    def cell():
        yield (HEADER + '2023-01-01,茶,5,"').encode()
        piece = b"x" * (1 << 20)
        for _ in range(bytes_in_all >> 20):
            yield piece

    one_line(bench.run("query", "sales", "-", feed=cell(), megabytes=900), 3, "a row is longer than 256 MB")

    def header():
        piece = b"x" * (1 << 20)
        for _ in range(bytes_in_all >> 22):
            yield piece

    one_line(bench.run("query", "sales", "-", feed=header()), 3, "has no header of the ledger sales")


def many_groups(bench: Bench, rows: int = 3_000_000) -> None:
    """More groups than there is memory for."""
    def ledger():
        yield HEADER.encode()
        for begin in range(0, rows, 10_000):
            yield "".join(f"2023-01-01,product number {i},1,甲\n" for i in range(begin, begin + 10_000)).encode()

    one_line(bench.run("query", "sales", "-", "-g", "product", feed=ledger(), megabytes=160), 3,
             "out of memory: ask for fewer groups")


def little_memory(bench: Bench) -> None:
    """Whatever there is of it: an answer, or one line."""
    rows = "".join(f"2023-01-01,产品{i},{i},甲\n" for i in range(100_000))
    path = bench.put("rows.csv", HEADER + rows)
    right = bench.run("query", "sales", path, "-g", "product", "-f", "csv", "-q")
    expect(right[0] == 0, right[2])
    done = 0
    for megabytes in (1, 2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 200, 400):
        for threads in "14":
            found = bench.run("query", "sales", path, "-g", "product", "-f", "csv", "-q", "--threads", threads,
                              megabytes=megabytes)
            if found[0] == 0:
                expect(found[1] == right[1], f"{megabytes} MB: another answer")
                done += 1
            else:
                one_line(found, 3, "out of memory")
    expect(done > 0, "400 MB are not enough")


def many_files(bench: Bench, number: int = 3_000) -> None:
    folder = os.path.join(bench.folder, "many")
    os.mkdir(folder)
    for i in range(number):
        bench.put(f"many/township-{i}.csv", HEADER + f"2023-01-01,茶,{i},甲\n")
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    status, output, error = bench.run("query", "sales", "-d", folder, "-a", "count,sum(amount)", "-f", "csv")
    expect(status == 0 and output.endswith(f"\n{number},{number * (number - 1) // 2}\n"), f"{status} {output} {error}")
    shutil.rmtree(folder)


def collisions(bench: Bench) -> None:
    """Keys that differ little, and in few places: what a weak hash confuses."""
    keys = [f"{chr(0x4e00 + i % 200)}{'甲' * 20}{chr(0x4e00 + i // 200)}" for i in range(40_000)]
    keys += [f"{i << 32}" for i in range(20_000)] + ["x" * i for i in range(1, 2_000)]
    path = bench.put("keys.csv", HEADER + "".join(f"2023-01-01,{key},1,甲\n" for key in keys * 2))
    status, output, error = bench.run("query", "sales", path, "-g", "product", "-a", "count,distinct(product)", "-f", "csv")
    expect(status == 0 and output.count(",2,1\n") == len(keys), f"{status} {output[:200]} {error}")


def crafted_collisions(bench: Bench) -> None:
    """Keys chosen with the constants of hashes that are in wide use, so that without a seed of the run all of them fall
    into one place: they take no longer than others."""
    golden = 0x9E3779B97F4A7C15
    inverse = pow(golden, -1, 1 << 64)
    rows = 100_000

    def amounts(of) -> str:
        """Some come often, so that values are counted and not listed."""
        numbers = [of(i) for i in range(rows)]
        return HEADER + "".join(f"2023-01-01,茶,{'-' * (n < 0)}{abs(n) // 10_000}.{abs(n) % 10_000:04},甲\n"
                                for n in numbers[:200] * 20 + numbers[200:])

    def signed(number: int) -> int:
        return number - (1 << 64) if number >> 63 else number

    def words(beginning: bytes) -> bytes:
        """Sixteen bytes each, in GB18030: a factor that is one of the constants makes a product nothing."""
        rest = (bytes([0x41 + i % 26, 0x41 + i // 26 % 26, 0x41 + i // 676 % 26, 0x41 + i // 17_576 % 26]) for i in range(2 * rows))
        return HEADER.encode("gb18030") + b"".join(b"2023-01-01," + beginning + b"Aabc" + each + b",1,\n" for each in rest)

    def seconds(name: str, content: str | bytes, *arguments: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        status, output, error = bench.run("query", "sales", bench.put(name, content), *arguments, "-f", "csv", "--threads", "1")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        expect(status == 0 and output.count("\n") > 1, f"{name}: {status} {error}")
        return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime

    crafted = amounts(lambda i: signed(((i + 1) << 32 | (i + 1)) * inverse % (1 << 64)))
    plain = amounts(lambda i: i * 10_007)
    for question in (["-g", "amount"], ["-a", "distinct(amount),median(amount)"]):
        usual, most = seconds("plain.csv", plain, *question), seconds("crafted.csv", crafted, *question)
        expect(most < 3 * usual + 1, f"{question}: {most:.1f} s, others {usual:.1f} s")
    encoding = ["-a", "distinct(product)", "--encoding", "gb18030"]
    usual = seconds("plain.csv", words(b"eight by"), *encoding)
    most = seconds("crafted.csv", words(golden.to_bytes(8, "little")), *encoding)
    expect(most < 3 * usual + 1, f"words: {most:.1f} s, others {usual:.1f} s")


def odd_files(bench: Bench) -> None:
    """What lies in a data folder and is no file of it."""
    folder = os.path.join(bench.folder, "data")
    os.mkdir(folder)
    outside = bench.put("outside.csv", HEADER + "2023-01-01,茶,1000,甲\n")
    bench.put("data/sales.csv", HEADER + "2023-01-01,茶,1,甲\n")
    os.symlink(outside, os.path.join(folder, "link.csv"))
    os.symlink("sales.csv", os.path.join(folder, "twice.csv"))
    os.symlink("nowhere", os.path.join(folder, "broken.csv"))
    os.mkdir(os.path.join(folder, "folder.csv"))
    os.mkfifo(os.path.join(folder, "pipe.csv"))
    with socket.socket(socket.AF_UNIX) as listening:
        # The path of a socket may have 108 bytes.
        here = os.getcwd()
        os.chdir(folder)
        listening.bind("socket.csv")
        os.chdir(here)
        status, output, error = bench.run("query", "sales", "-d", folder, "-a", "sum(amount)", "-f", "csv")
        expect(status == 0 and output == "金额合计(元)\n1\n", f"{status} {output} {error}")
        for name in ("link.csv is a link", "twice.csv is a link", "broken.csv is a link", "folder.csv is no regular file",
                     "pipe.csv is no regular file", "socket.csv is no regular file"):
            expect(name in error, f"nothing is said of {name}: {error}")
        status, _, error = bench.run("check", "-d", folder)
        expect(status in (0, 1), f"check: {status} {error}")
        one_line(bench.run("query", "sales", os.path.join(folder, "socket.csv")), 3, "socket.csv: cannot be read")
    one_line(bench.run("query", "sales", os.path.join(folder, "folder.csv")), 3, "is a folder")
    one_line(bench.run("query", "sales", os.path.join(folder, "broken.csv")), 3, "No such file")
    status, output, error = bench.run("query", "sales", os.path.join(folder, "link.csv"), "-a", "count", "-f", "csv")
    expect(status == 0 and output == "行数\n1\n", f"a link that is named: {status} {error}")


def endless_files(bench: Bench) -> None:
    """What is read before the first row has an end."""
    def lines():
        while True:
            yield b"yes, it goes on\n" * 10000

    no_header = "has no header of the ledger sales"
    one_line(bench.run("query", "sales", "/dev/zero"), 3, no_header)
    one_line(bench.run("query", "sales", "-", feed=lines()), 3, no_header)
    folder = os.path.join(bench.folder, "data")
    os.mkdir(folder)
    bench.put("data/sales.csv", HEADER + "2023-01-01,茶,1,甲\n")
    os.mkfifo(os.path.join(folder, "targets.csv"))
    for arguments in (("report", "/dev/zero"), ("verify", "/dev/zero")):
        one_line(bench.run(*arguments, "-d", folder, "-q"), 3, "/dev/zero: is larger than 64 MB")
    status, output, error = bench.run("figure", "sales.amount", "-d", folder, "-f", "csv", "--period", "2023", "-c", "completion")
    expect(status == 0 and "targets.csv is no regular file" in error, f"a pipe of targets: {status} {output} {error}")
    catalogue = os.path.join(bench.folder, "catalogue")
    os.mkdir(catalogue)
    os.symlink("/dev/zero", os.path.join(catalogue, "x.md"))
    one_line(bench.run("schema", "--catalogue", catalogue), 2, "x.md: is no regular file")


def no_permission(bench: Bench) -> None:
    """Root may read everything; then the run is nobody's."""
    folder = os.path.join(bench.folder, "closed")
    os.mkdir(folder)
    bench.put("closed/sales.csv", HEADER + "2023-01-01,茶,1,甲\n")
    bench.put("secret.csv", HEADER)
    program = os.path.join(bench.folder, "shanhai")
    shutil.copy(bench.program, program)
    os.chmod(bench.folder, 0o755)
    os.chmod(os.path.join(bench.folder, "secret.csv"), 0)
    os.chmod(folder, 0)

    def nobody() -> None:
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)

    def run(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run([program, *arguments], preexec_fn=nobody, capture_output=True, text=True, cwd="/")
        return done.returncode, done.stdout, done.stderr

    one_line(run("query", "sales", "-d", folder), 3, "closed: the data folder cannot be read: Permission denied")
    one_line(run("query", "sales", os.path.join(bench.folder, "secret.csv")), 3, "cannot be read: Permission denied")
    os.chmod(folder, 0o555)
    one_line(run("query", "sales", "-d", folder, "-o", os.path.join(folder, "out.csv")), 4, "Permission denied")
    one_line(run("convert", "sales", "-d", folder, "--split", "year", "-o", os.path.join(folder, "new")), 4,
             "Permission denied")
    os.chmod(folder, 0o755)


def wait_until_open(process: subprocess.Popen, path: str) -> None:
    files = f"/proc/{process.pid}/fd"
    while process.poll() is None:
        try:
            if path in (os.readlink(os.path.join(files, number)) for number in os.listdir(files)):
                return
        except OSError:  # closed meanwhile
            pass


def changing_file(bench: Bench) -> None:
    """A file that shrinks, grows or is replaced while it is read: never half an answer."""
    rows = HEADER + "2023-01-01,茶,1,甲\n" * 400_000
    small = HEADER + "2023-01-01,茶,1,甲\n" * 100_000

    def shrink(path: str) -> None:
        os.truncate(path, len(small.encode()))

    def grow(path: str) -> None:
        with open(path, "ab") as file:
            file.write("2023-01-01,茶,1,甲\n2023-01-0".encode())

    def replace(path: str) -> None:
        os.rename(bench.put("new.csv", small), path)

    refused = 0
    for change in (shrink, grow, replace):
        for wait in (0.0, 0.01, 0.02, 0.04, 0.08):
            path = bench.put("changing.csv", rows)
            process = subprocess.Popen([bench.program, "query", "sales", path, "-a", "count", "-f", "csv", "--threads",
                                        "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            wait_until_open(process, path)
            time.sleep(wait)
            change(path)
            output, error = process.communicate()
            answers = {"行数\n400000\n"}  # or that of the changed file, where it was quick
            answers |= {"行数\n400002\n"} if change is grow else {"行数\n100000\n"}
            if process.returncode == 3:
                one_line((3, output, error), 3, "was changed while it was read")
                refused += 1
            else:
                expect(process.returncode == 0 and output in answers, f"{change.__name__}: {process.returncode} {output} {error}")
    expect(refused > 0, "nothing was ever noticed")


ESCAPES = "\x1b]0;owned\x07\x1b[2J\x1b[31m\u202e\u0085\x7f"


def harmless(text: str, what: str) -> None:
    found = re.search("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u2028-\u202e]", text)
    expect(found is None, f"{what}: {found and found[0]!r} reaches the terminal: {text!r}")


def escapes(bench: Bench) -> None:
    """In cells, headers, file names and expressions."""
    folder = os.path.join(bench.folder, "escapes")
    os.mkdir(folder)
    name = "sales\x1b[2J\nx\u202e.csv"
    bench.put(f"escapes/{name}", f"日期,产品,金额(元),{ESCAPES}\n2023-01-01,{ESCAPES},5,x\n2023-01-01,茶,{ESCAPES},x\n")
    bench.put("escapes/other\x1b[2J\n.csv", "nothing\n")
    path = os.path.join(folder, name)
    for arguments in (["query", "sales", "-d", folder], ["query", "sales", "-d", folder, "-g", "product"],
                      ["query", "sales", "-d", folder, "-v", "-a", "sum(amount)"],
                      ["query", "sales", "-d", folder, "-f", "markdown"], ["query", "sales", path, "--rows"],
                      ["query", "sales", path, "-w", f"product = '{ESCAPES}'"],
                      ["query", "sales", path, "-w", f"{ESCAPES} = 1 and"], ["query", "sales", path, "-g", ESCAPES],
                      ["query", "sales", path, "--explain"], ["query", "sales", path, "--period", ESCAPES],
                      ["query", "sales", path, "-a", "sum(amount)", "--strict"],
                      ["query", "sales", f"{folder}/no{ESCAPES}.csv"], ["check", "-d", folder],
                      ["check", "-d", folder, "-f", "markdown"], ["check", "-d", folder, "--lang", "en"], [ESCAPES],
                      ["query", ESCAPES], ["query", "sales", f"--{ESCAPES}"], ["report", f"{ESCAPES}.md"],
                      ["report", "monthly", "-d", folder, "--period", "2023-01"], ["figure", ESCAPES, "-d", folder],
                      ["query", "sales", "-d", folder, "-o", f"{folder}/no/{ESCAPES}.csv"]):
        status, output, error = bench.run(*arguments)
        expect(status in range(5), f"{arguments}: status {status} {error}")
        harmless(output + error, " ".join(arguments[:2] + arguments[-2:]))


def spreadsheet(bench: Bench) -> None:
    """Formulas in CSV; Markdown and HTML in a report."""
    cells = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", '"\t=1"', "<script>alert(1)</script>", "a|b", "`x`",
             "[x](javascript:1)", "![x](http://x)", '"a\n\n# b"', "<img src=x onerror=1>", "--help", "-o"]
    path = bench.put("sales.csv", HEADER + "".join(f"2023-01-01,{cell},1,甲\n" for cell in cells))
    status, output, error = bench.run("query", "sales", path, "--select", "product", "-f", "csv")
    expect(status == 0, error)
    for line in output.splitlines()[1:]:
        expect(line.lstrip('"')[:1] not in ("=", "+", "-", "@", "\t"), f"a formula: {line!r}")
    status, output, error = bench.run("query", "sales", path, "--select", "product", "-f", "markdown")
    expect(status == 0 and output.count("\n") == len(cells) + 2, f"the table is broken: {output}")
    expect(re.search(r"<(script|img)|(?<!\\)\[x\]\(", output) is None, f"not escaped: {output}")


def odd_headers(bench: Bench) -> None:
    """Headers that look like options, and like nothing."""
    path = bench.put("sales.csv", "日期,金额(元),--help,-o,=1+1,`x`,a b,' or 1=1,$(touch x)\n2023-01-01,5,1,2,3,4,5,6,7\n")
    for arguments in (["--select", "`--help`,`-o`"], ["--select=--help"], ["-g", "`=1+1`", "-a", "count"], ["-f", "csv"],
                      ["-w", "`--help` = 1"], ["-s", "--help"], ["-f", "markdown"]):
        status, _, error = bench.run("query", "sales", path, *arguments)
        expect(status in (0, 2), f"{arguments}: {status} {error}")
    status, output, error = bench.run("convert", "sales", path)
    expect(status == 0 and output.count("\n") == 2, f"convert: {status} {output} {error}")
    expect(not os.path.exists(os.path.join(bench.folder, "x")), "a shell has seen a header")


CASES = [nested, long_expressions, many_columns, wide_files, large_numbers, endless_cell, many_groups, little_memory, many_files,
         collisions, crafted_collisions, odd_files, endless_files, no_permission, changing_file, escapes, spreadsheet, odd_headers]
BOUNDED = [wide_files, many_groups, little_memory]
LARGE = {"endless_cell": lambda bench: endless_cell(bench, 2 << 30), "many_files": lambda bench: many_files(bench, 100_000),
         "many_groups": lambda bench: many_groups(bench, 1_000_000_000)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root")
    parser.add_argument("--program", required=True)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--sanitized", action="store_true")
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    failed = 0
    for case in CASES:
        name = case.__name__
        if options.cases and name not in options.cases:
            continue
        if options.sanitized and case in BOUNDED:
            print(f"{name}: skipped: memory is not bounded under a sanitizer")
            continue
        begin = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            try:
                (LARGE.get(name, case) if options.large else case)(
                    Bench(options.program, os.path.realpath(folder), options.sanitized))
                result = "ok"
            except Failed as reason:
                result = f"FAILED: {reason}"
                failed += 1
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(f"{name}: {result} ({time.monotonic() - begin:.1f} s; so far {children.ru_utime + children.ru_stime:.1f} s "
              f"of processor time, at most {children.ru_maxrss >> 10} MB)", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
