#!/usr/bin/env python3
"""The progress line, as a terminal (a pty) sees it: there in runs of more than a second, gone at the end, never
in the way of the answer; and Ctrl-C.

  progress.py --program PATH
"""
import argparse
import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

HEADER = "日期,产品,金额(元)\n".encode()
ROWS = "2023-01-01,茶,5\n2023-01-02,茶,约5\n".encode() * 2000  # several batches a second
QUESTION = ["query", "sales", "-", "-a", "count,sum(amount)", "-f", "csv"]
WIPE = "\r\x1b[K"


class Failed(Exception):
    pass


class Terminal:
    """A program whose standard error is a terminal of so many columns, fed through a pipe."""

    def __init__(self, program: str, arguments: list[str], width: int = 120, **environment: str):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
        self.process = subprocess.Popen(
            [program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=slave,
            env={"PATH": os.defpath, "TERM": "xterm"} | environment,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        os.close(slave)

    def feed(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self.process.stdin.write(HEADER)
        while time.monotonic() < end:
            self.process.stdin.write(ROWS)
            self.process.stdin.flush()
            time.sleep(0.1)

    def shown(self) -> str:
        data = b""
        try:
            while piece := os.read(self.master, 65536):
                data += piece
        except OSError:  # nobody has the other end any more
            pass
        os.close(self.master)
        return data.decode("utf-8", "replace")

    def end(self) -> tuple[str, str, int]:
        """What stood on the terminal, the answer, the status."""
        self.process.stdin.close()
        shown = self.shown()
        answer = self.process.stdout.read().decode()
        return shown, answer, self.process.wait()


def screen(shown: str) -> str:
    """What is left of it on a terminal."""
    lines = [""]
    for piece in re.split(r"(\r\n|\r|\x1b\[K)", shown):
        if piece == "\r\n":
            lines.append("")
        elif piece == "\x1b[K":
            continue
        elif piece != "\r" and piece:
            lines[-1] = piece
    if shown.endswith(WIPE):
        lines[-1] = ""
    return "\n".join(lines)


def expect(right: bool, what: str) -> None:
    if not right:
        raise Failed(what)


def slow_pipe(program: str) -> None:
    terminal = Terminal(program, QUESTION)
    terminal.feed(2.2)
    shown, answer, status = terminal.end()
    found = re.search(r"\rsales: [\d.]+ [KM]B, [\d.]+ [KM]B/s, \d+ rows rejected\x1b\[K", shown)
    expect(found is not None, f"no progress line: {shown!r}")
    expect(status == 0 and answer.startswith("行数,"), f"status {status}, {answer!r}")
    expect("\x1b" not in answer, f"progress in the answer: {answer!r}")
    left = screen(shown).splitlines()
    expect(len(left) == 1 and left[0].startswith("-: "), f"left on the screen: {left}")


def with_total(program: str) -> None:
    """A file has a total; its end is a pipe that keeps the run from ending."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "large.csv")
        with open(path, "wb") as file:
            file.write(HEADER)
            for _ in range(500):
                file.write(ROWS)
        # Fifty questions of the same file, one after the other.
        terminal = Terminal(program, ["check", path, "--threads", "1"])
        shown, _, status = terminal.end()
        expect(status == 1, f"status {status}: {shown!r}")
        lines = re.findall(r"\r(sales: [^\x1b]*)\x1b\[K", shown)
        for line in lines:
            expect(re.fullmatch(r"sales: [\d.]+ [KM]B of [\d.]+ MB, \d+ %, [\d.]+ [KMG]B/s(, \S+ \w+ left)?, "
                                r"\d+ rows rejected", line) is not None, f"not a progress line: {line}")
        expect("\x1b" not in screen(shown), f"left on the screen: {shown!r}")


def short_run(program: str) -> None:
    terminal = Terminal(program, QUESTION)
    terminal.feed(0.2)
    shown, _, status = terminal.end()
    expect(status == 0 and "\x1b" not in shown, f"in a short run: {shown!r}")


def unwanted(program: str) -> None:
    for arguments, environment in (([*QUESTION, "-q"], {}), (QUESTION, {"NO_COLOR": "1"}), (QUESTION, {"TERM": "dumb"})):
        terminal = Terminal(program, arguments, **environment)
        terminal.feed(1.6)
        shown, _, status = terminal.end()
        expect(status == 0 and "\x1b" not in shown, f"{arguments[-1]} {environment}: {shown!r}")


def narrow(program: str) -> None:
    for width in (0, 1, 20):
        terminal = Terminal(program, QUESTION, width=width)
        terminal.feed(1.4)
        shown, _, status = terminal.end()
        expect(status == 0, f"width {width}: status {status}")
        for line in re.findall(r"\r(sales[^\x1b]*)\x1b\[K", shown):
            expect(len(line) < (width or 80), f"width {width}: {line!r}")


def interrupted(program: str) -> None:
    """Ctrl-C ends at once, wipes the line away, leaves no file; also while a pipe is waited for."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "answer.csv")
        for arguments in (["query", "sales", "-", "-f", "csv", "-o", out], ["convert", "sales", "-", "-o", out],
                          ["convert", "sales", "-", "--split", "product", "-o", os.path.join(folder, "split")]):
            terminal = Terminal(program, arguments)
            terminal.feed(1.5)
            begin = time.monotonic()
            terminal.process.send_signal(signal.SIGINT)
            status = terminal.process.wait(timeout=20)
            took = time.monotonic() - begin
            shown = terminal.shown()
            expect(status == 130, f"{arguments[:3]}: status {status}, {shown!r}")
            expect(took < 2, f"{arguments[:3]}: ended after {took:.1f} s")
            expect(shown.endswith(WIPE), f"{arguments[:3]}: the line stays: {shown!r}")
            left = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]
            expect(not left, f"{arguments[:3]}: left behind: {left}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    options = parser.parse_args()
    failed = 0
    for case in (slow_pipe, with_total, short_run, unwanted, narrow, interrupted):
        try:
            case(options.program)
        except (Failed, subprocess.TimeoutExpired) as reason:
            print(f"{case.__name__}: {reason}")
            failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
