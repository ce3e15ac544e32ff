#!/usr/bin/env python3
r"""Runs commands that stand in files and compares what they print with what stands below them.

  golden.py --root DIR --program PATH FILE...             compare; exit 1 if anything differs
  golden.py --root DIR --program PATH --update FILE...    write what is printed now into the files
  golden.py --root DIR --program PATH --help-examples 'shanhai query'   run the examples of a help

*.test: cases with an empty line between them, perhaps with comments (`# `) in front.

    $ shanhai query sales -g year "$WORK/sales.csv"     the command, for bash with pipefail
    年份,金额合计(元)                                    standard output
    ! sales.csv: 1 of 2 rows rejected                   standard error, each line behind `! `
    ? 3                                                 exit status, where it is not 0

An empty output line, and one that begins with `$ `, `! `, `? `, `# ` or `\`, has a `\` in front.
A line `\%` (`!\%` on standard error) says that the output ended without a newline. Bytes that are
no UTF-8, control characters and a byte order mark are shown as \xNN.

*.md: blocks marked `console` hold commands behind `$ ` and below each its standard output, then
its standard error, empty lines at the end aside. `<!-- exit 2 -->` on the line before a block is
the status of its last command; without it any will do. `console no-test` exempts a block.

A command that ends with `\` goes on in the next line, except in *.test. PATH begins with the
program's folder; otherwise there is nothing but an empty HOME, TMPDIR, SHANHAI_BIN (the program)
and WORK, an empty folder for each file, shown as $WORK. A *.test runs in the root; the others in
a folder of links to what is in the root, so that a file written there is not left behind.
"""
import argparse
import difflib
import os
import re
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

TIME_LIMIT = 60  # seconds for each command


def visible(data: bytes) -> str:
    text = data.decode("utf-8", "backslashreplace").replace("\ufeff", r"\xef\xbb\xbf")
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", lambda found: f"\\x{ord(found[0]):02x}", text)


class Bench:
    """Where the commands of one file run."""

    def __init__(self, base: str, options: argparse.Namespace, in_root: bool):
        home, tmp, self.work, links = (os.path.join(os.path.realpath(base), name)
                                       for name in ("home", "tmp", "work", "links"))
        for folder in (home, tmp, self.work, links):
            os.mkdir(folder)
        for name in os.listdir(options.root):
            os.symlink(os.path.join(options.root, name), os.path.join(links, name))
        self.folder = options.root if in_root else links
        path = os.path.dirname(options.program) + os.pathsep + os.environ.get("PATH", os.defpath)
        self.environment = {"PATH": path, "HOME": home, "TMPDIR": tmp, "WORK": self.work,
                            "SHANHAI_BIN": options.program}
        # How the sanitizers behave is the caller's choice.
        self.environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}

    def run(self, command: str) -> tuple[str, str, int | None]:
        """Standard output, standard error and status; None where the time was up."""
        process = subprocess.Popen(
            ["bash", "-o", "pipefail", "-c", command], cwd=self.folder, env=self.environment,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True)
        try:
            output, error = process.communicate(timeout=TIME_LIMIT)
            status = process.returncode if process.returncode >= 0 else 128 - process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, error = process.communicate()
            status = None
        output, error = (visible(data).replace(self.work, "$WORK") for data in (output, error))
        return output, error, status


def lines_of(text: str) -> tuple[list[str], bool]:
    """The lines of a text, and whether the last one lacks its newline."""
    lines = text.split("\n")
    return (lines, True) if lines[-1] else (lines[:-1], False)


def test_body(output: str, error: str, status: int | None) -> list[str]:
    lines, cut = lines_of(output)
    body = ["\\" + line if re.match(r"$|!$|\\|[$!?#] ", line) else line for line in lines]
    body += ["\\%"] * cut
    lines, cut = lines_of(error)
    body += ["! " + line if line else "!" for line in lines] + ["!\\%"] * cut
    return body + ([f"? {status}"] if status else [])


@dataclass
class Case:
    """A command, and the lines from `begin` to `end` of its file that say what it prints."""

    command: str
    begin: int
    end: int
    status: int | None = None  # what it must be, in *.md


def test_cases(lines: list[str]) -> list[Case]:
    cases, at = [], 0
    while at < len(lines):
        if lines[at].startswith("$ "):
            begin = end = at + 1
            while end < len(lines) and lines[end]:
                if re.match(r"[$#] ", lines[end]):
                    raise ValueError(end, r"an empty line goes before this, or a \ if it is output")
                end += 1
            cases.append(Case(lines[at][2:], begin, end))
            at = end
        elif lines[at] and not re.match(r"#( |$)", lines[at]):
            raise ValueError(at, r"no comment and no command (an empty output line is a lone \)")
        at += 1
    return cases


def joined(lines: list[str], at: int) -> tuple[str, int]:
    """The command that begins at a line, with those it goes on in, and the line after it."""
    end = at + 1
    while lines[end - 1].endswith("\\") and end < len(lines):
        end += 1
    return "\n".join(lines[at:end]), end


def markdown_cases(lines: list[str]) -> list[Case]:
    cases, at = [], 0
    while at < len(lines):
        opening = re.match(r"\s*(`{3,}|~{3,})\s*([^`]*?)\s*$", lines[at])
        if not opening:
            at += 1
            continue
        closing = re.compile(rf"\s*{opening[1]}{opening[1][0]}*\s*$")
        close = at + 1
        while close < len(lines) and not closing.match(lines[close]):
            close += 1
        status = re.match(r"\s*<!-- exit (\d+) -->\s*$", lines[at - 1]) if at else None
        if opening[2] == "console":
            here = at + 1
            while here < close:
                if not lines[here].startswith("$ "):
                    raise ValueError(here, "a console block begins with '$ ', not indented")
                command, begin = joined(lines, here)
                here = begin
                while here < close and not lines[here].startswith("$ "):
                    here += 1
                end = here
                while end > begin and not lines[end - 1]:
                    end -= 1
                cases.append(Case(command[2:], begin, end))
            if status and here > at + 1:
                cases[-1].status = int(status[1])
        at = close + 1
    return cases


def markdown_body(output: str, error: str, _: int | None) -> list[str]:
    lines = lines_of(output)[0] + lines_of(error)[0]
    while lines and not lines[-1]:
        lines.pop()
    return lines


def run_file(file: Path, options: argparse.Namespace) -> tuple[int, int, int]:
    """How many cases a file has, how many of them failed, how many were written anew."""
    markdown = file.suffix == ".md"
    lines = file.read_bytes().decode().split("\n")
    try:
        cases = markdown_cases(lines) if markdown else test_cases(lines)
    except ValueError as wrong:
        print(f"{file}:{wrong.args[0] + 1}: {wrong.args[1]}")
        return 1, 1, 0
    failed, changes = 0, []
    with tempfile.TemporaryDirectory(prefix="golden-") as base:
        bench = Bench(base, options, in_root=not markdown)
        for case in cases:
            expected = ["!" if line == "! " else line for line in lines[case.begin:case.end]]
            output, error, status = bench.run(case.command)
            got = (markdown_body if markdown else test_body)(output, error, status)
            differs = got != expected
            trouble: list[str] = []
            if status is None:
                trouble = [f"not done after {TIME_LIMIT} s"]
            elif case.status not in (None, status):
                trouble = [f"exit status {status}, not {case.status}"]
            elif differs and not options.update:
                trouble = [*difflib.unified_diff(expected, got, "expected", "printed", lineterm="")]
            elif differs and markdown and any(re.match(r"\$ |\s*(```|~~~)", line) for line in got):
                trouble = ["what it prints cannot stand in a console block"]
            elif differs:
                changes.append((case, got))
            if trouble:
                failed += 1
                print(f"{file}:{case.begin}: $ {case.command}", *trouble, "", sep="\n")
    for case, got in reversed(changes):
        lines[case.begin:case.end] = got
    if changes:
        file.write_bytes("\n".join(lines).encode())
    return len(cases), failed, len(changes)


def run_help_examples(command: str, options: argparse.Namespace) -> tuple[int, int, int]:
    count = failed = 0
    with tempfile.TemporaryDirectory(prefix="golden-") as base:
        bench = Bench(base, options, in_root=False)
        lines = [line.strip() for line in bench.run(command + " --help")[0].split("\n")]
        at = lines.index("Examples:") + 1 if "Examples:" in lines else len(lines)
        while at < len(lines) and lines[at]:
            example, at = joined(lines, at)
            if not example.startswith("shanhai "):
                continue
            count += 1
            error, status = bench.run(example)[1:]
            wanted = 1 if example.endswith("# exit 1") else 0
            if status != wanted or re.search(r"\berror\b", error, re.IGNORECASE):
                failed += 1
                print(f"{command} --help: $ {example}", f"exit status {status}, wanted {wanted};"
                      " standard error:", error, sep="\n")
    if not count:
        print(f"{command} --help: no examples found")
        return 1, 1, 0
    return count, failed, 0


def main() -> int:
    parser = argparse.ArgumentParser(
        usage=argparse.SUPPRESS, description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=os.path.realpath, required=True, help="the project's folder")
    parser.add_argument("--program", type=os.path.abspath, required=True, help="the shanhai to run")
    parser.add_argument("--update", action="store_true", help="rewrite the expected parts")
    parser.add_argument("--help-examples", metavar="CMD", action="append", default=[])
    parser.add_argument("files", metavar="FILE", type=Path, nargs="*")
    options = parser.parse_args()
    if not options.files and not options.help_examples:
        parser.error("no FILE")
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    counts = [run_file(file, options) for file in options.files]
    counts += [run_help_examples(command, options) for command in options.help_examples]
    cases, failed, updated = (sum(column) for column in zip(*counts))
    print(f"{cases} cases, {failed} failed" + f", {updated} updated" * options.update)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
