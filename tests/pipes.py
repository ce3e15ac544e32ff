#!/usr/bin/env python3
"""However a ledger comes in, the answer is the same: as a file, as standard input that is a file, through a pipe in
pieces of one byte, of 777 and of 65,536, through a named pipe, through /dev/fd (what a shell's <(…) names) and through
/dev/stdin; in every encoding, under every separator and line end, in sizes on both sides of every buffer.

  pipes.py --program PATH [--ledgers N] [--seed S]

Each ledger is made with a count and a sum that are known, so that a file and a pipe cannot be wrong alike.
"""
import argparse
import itertools
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "gb18030": b""}
SEPARATORS = [",", "\t", ";"]
LINE_ENDS = ["\n", "\r\n", "\r"]
SIZES = [60, 64, 66, 120, 128, 130, 250, 257, 400, 700]  # KB in the file, more or less
SHAPES = ["plain", "long title", "late text"]  # late text: all ASCII for more than the first buffer
COMMANDS = [
    ["query", "sales", "FILE", "-a", "count,sum(amount)", "-f", "csv"],
    ["check", "FILE", "-f", "json"],
    ["convert", "sales", "FILE", "-f", "csv"],
]
SECONDS = 60  # nothing takes as long: it hangs


def ledger(chance, encoding, separator, line_end, size, shape):
    """The bytes of a ledger, its rows and the sum of their amounts."""
    header = ["date", "township", "amount", "note"] if shape == "late text" else ["日期", "乡镇", "金额", "备注"]
    text = []
    room = size
    if shape == "long title":
        text.append('"' + "某县销售台账" * chance.choice([2000, 12000]) + '"')
        room = max(room - len(text[0].encode(encoding)), 20 << 10)
    text.append(separator.join(header))
    rows = total = 0
    while room > 0:
        amount = chance.randrange(1, 100000)
        late = shape == "late text" and room > min(8 << 10, size // 2)
        place = "T" + str(chance.randrange(9)) if late else chance.choice(["百泉镇", "上司镇", "影山镇"])
        note = "n" * chance.randrange(20) if late else chance.choice(["", "𠮷", "是" * chance.randrange(30), "学校，早"])
        text.append(separator.join([f"2023-{chance.randrange(1, 13):02}-05", place, str(amount), note]))
        room -= len((text[-1] + line_end).encode(encoding))
        rows += 1
        total += amount
    last = line_end if chance.random() < 0.7 else ""
    return ENCODINGS[encoding] + (line_end.join(text) + last).encode(encoding), rows, total


def feed(descriptor, content, piece, pause):
    """Writes as somebody does who is slow now and then."""
    try:
        for number, begin in enumerate(range(0, len(content), piece)):
            rest = content[begin:begin + piece]
            while rest:
                rest = rest[os.write(descriptor, rest):]
            if pause and number % pause == 0:
                time.sleep(0.001)
    except BrokenPipeError:
        pass
    finally:
        os.close(descriptor)


def run(program, command, name, threads, folder, standard_input=subprocess.DEVNULL, pass_fds=()):
    arguments = [program, *(name if each == "FILE" else each for each in command), "--threads", str(threads)]
    return subprocess.Popen(arguments, cwd=folder, stdin=standard_input, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            pass_fds=pass_fds, env={**os.environ, "LC_ALL": "C"})


def answer(process, name, writer=None):
    out, err = process.communicate(timeout=SECONDS)
    if writer:
        writer.join(SECONDS)
    # The only thing that may differ is how the file is called.
    out = out.replace(b'"file":"%s"' % name.encode(), b'"file":"FILE"')
    err = err.replace(b" %s:" % name.encode(), b" FILE:").replace(b"\n%s:" % name.encode(), b"\nFILE:")
    return process.returncode, out, err


def by_file(program, command, path, content, threads, folder):
    return answer(run(program, command, path.name, threads, folder), path.name)


def redirected(name):
    def ask(program, command, path, content, threads, folder):
        with open(path, "rb") as file:
            return answer(run(program, command, name, threads, folder, file), name)
    return ask


def piped(name, piece, pause):
    def ask(program, command, path, content, threads, folder):
        reader, writer = os.pipe()
        process = run(program, command, name, threads, folder, reader)
        os.close(reader)
        feeder = threading.Thread(target=feed, args=(writer, content, piece, pause))
        feeder.start()
        return answer(process, name, feeder)
    return ask


def by_descriptor(program, command, path, content, threads, folder):
    reader, writer = os.pipe()
    name = f"/dev/fd/{reader}"
    process = run(program, command, name, threads, folder, pass_fds=(reader,))
    os.close(reader)
    feeder = threading.Thread(target=feed, args=(writer, content, 65536, 0))
    feeder.start()
    return answer(process, name, feeder)


def by_named_pipe(program, command, path, content, threads, folder):
    pipe = folder / "pipe.csv"
    os.mkfifo(pipe)
    try:
        process = run(program, command, pipe.name, threads, folder)
        feeder = threading.Thread(target=lambda: feed(os.open(pipe, os.O_WRONLY), content, 4096, 16), daemon=True)
        feeder.start()
        return answer(process, pipe.name, feeder)
    finally:
        pipe.unlink()


WAYS = {
    "- < file": redirected("-"),
    "/dev/stdin < file": redirected("/dev/stdin"),
    "pipe, 777 bytes": piped("-", 777, 40),
    "pipe, 65536 bytes": piped("-", 65536, 1),
    "pipe, /dev/stdin": piped("/dev/stdin", 3000, 50),
    "named pipe": by_named_pipe,
    "<(…)": by_descriptor,
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--ledgers", type=int, default=24)
    parser.add_argument("--seed", default="pipes")
    options = parser.parse_args()
    program = str(Path(options.program).resolve())
    chance = random.Random(options.seed)
    forms = list(itertools.product(ENCODINGS, SEPARATORS, LINE_ENDS))
    chance.shuffle(forms)
    asked = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        path = folder / "ledger.csv"
        for number in range(options.ledgers):
            encoding, separator, line_end = forms[number % len(forms)]
            shape = chance.choice(SHAPES)
            # Around a buffer's end to the byte, and now and then a small one that comes byte by byte.
            small = number % 5 == 0
            size = chance.randrange(200, 6000) if small else chance.choice(SIZES) * 1024 + chance.randrange(-3, 4)
            if small:
                shape = chance.choice(["plain", "late text"])
            content, rows, total = ledger(chance, encoding, separator, line_end, size, shape)
            path.write_bytes(content)
            ways = dict(WAYS)
            if small:
                ways["pipe, 1 byte"] = piped("-", 1, 100)
            what = f"--seed {options.seed}, ledger {number}: {encoding} {separator!r} {line_end!r} {shape}, {len(content)} bytes"
            for command in COMMANDS:
                expected = by_file(program, command, path, content, 1, folder)
                if expected[0] != 0:
                    sys.exit(f"{what}: {command[0]} ends with {expected[0]}: {expected[2].decode()}")
                if command[0] == "query" and expected[1].split(b"\n")[1] != b"%d,%d" % (rows, total):
                    sys.exit(f"{what}: the file has {rows} rows of {total}, and the answer is {expected[1].decode()}")
                for way, ask in [("file", by_file), *ways.items()]:
                    threads = chance.choice([1, 2, 3])
                    try:
                        given = ask(program, command, path, content, threads, folder)
                    except subprocess.TimeoutExpired:
                        sys.exit(f"{what}: {command[0]} by {way}, {threads} threads, hangs")
                    if given != expected:
                        sys.exit(f"{what}: {command[0]} by {way}, {threads} threads, is not that of the file:\n"
                                 f"{given[0]} {given[1][:300]} {given[2][:300]}\n{expected[0]} {expected[1][:300]} {expected[2][:300]}")
                    asked += 1
    print(f"{options.ledgers} ledgers, {asked} answers, each that of the file")


if __name__ == "__main__":
    main()
