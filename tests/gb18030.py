#!/usr/bin/env python3
"""Every two-byte code of GB 18030, and four-byte ones from all of its ranges, is the character that Python's codec says,
but for those in which editions of the standard differ; what is no code rejects its row.

  gb18030.py --program PATH
"""
import argparse
import csv
import io
import random
import subprocess
import tempfile
from pathlib import Path

# Python has the standard of 2000. What 2005 and 2022 changed, and the six characters that Unicode has now.
CHANGED = {0xA8BC: 0x1E3F, 0xA6D9: 0xFE10, 0xA6DA: 0xFE12, 0xA6DB: 0xFE11, 0xA6DC: 0xFE13, 0xA6DD: 0xFE14, 0xA6DE: 0xFE15,
           0xA6DF: 0xFE16, 0xA6EC: 0xFE17, 0xA6ED: 0xFE18, 0xA6F3: 0xFE19, 0xFE59: 0x9FB4, 0xFE61: 0x9FB5, 0xFE66: 0x9FB6,
           0xFE67: 0x9FB7, 0xFE6D: 0x9FB8, 0xFE7E: 0x9FB9, 0xFE90: 0x9FBA, 0xFEA0: 0x9FBB, 0xFE51: 0x20087,
           0xFE52: 0x20089, 0xFE53: 0x200CC, 0xFE6C: 0x215D7, 0xFE76: 0x2298F, 0xFE91: 0x241FE}


def meant(code):
    """The character, or None."""
    if len(code) == 2 and int.from_bytes(code, "big") in CHANGED:
        return chr(CHANGED[int.from_bytes(code, "big")])
    try:
        text = code.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return text if len(text) == 1 else None


def codes():
    for first in range(0x81, 0xFF):
        for second in [*range(0x40, 0x7F), *range(0x80, 0xFF)]:
            yield bytes([first, second])
    for number in range(0, 39420 + 200):  # the basic plane, and some behind its end
        yield four(number)
    chance = random.Random("gb18030")
    beyond = (0x90 - 0x81) * 12600
    for number in [beyond - 1, beyond, beyond + 0xFFFFF, beyond + 0x100000]:
        yield four(number)
    for _ in range(5000):
        yield four(chance.randrange(beyond, beyond + 0x100000))
    yield from [b"\x80", b"\xff", b"\x81\x7f", b"\x81\xff", b"\x81\x20", b"\x81\x30\x7f\x30", b"\x81\x30\x81\x3a"]


def four(number):
    return bytes([0x81 + number // 12600, 0x30 + number // 1260 % 10, 0x81 + number // 10 % 126, 0x30 + number % 10])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    all_codes = list(codes())
    expected, content = [], ["日期,金额,备注\n".encode("gb18030")]
    for number, code in enumerate(all_codes):
        content.append(b"2023-01-05,%d,a" % (number + 1) + code + b"b\n")
        if meant(code) is not None:
            expected.append((str(number + 1), f"a{meant(code)}b"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "codes.csv")
        path.write_bytes(b"".join(content))
        run = subprocess.run([options.program, "query", "sales", path, "--encoding", "gb18030", "--select", "amount,note",
                              "-f", "csv", "-n", str(len(all_codes))], capture_output=True, check=True)
    rows = list(csv.reader(io.StringIO(run.stdout.decode(), newline="")))[1:]
    given = [(amount, note) for amount, note in rows]
    wrong = [(all_codes[int(a[0]) - 1].hex(), a, b) for a, b in zip(expected, given) if a != b]
    assert given == expected, f"{len(expected)} codes, {len(given)} answers; first difference {wrong[:1]}"
    print(f"{len(expected)} codes are characters, {len(all_codes) - len(expected)} are none")


if __name__ == "__main__":
    main()
