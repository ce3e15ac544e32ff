#!/usr/bin/env python3
"""Lets the system's calls go wrong under the program, one after the other, and looks at how it ends.

  run.py --root DIR --program PATH --fault FAULT.so [--behind SANITIZER.so] [--kills N] [CASE...]

fault.cpp, preloaded, makes the Nth call of a kind fail; N goes up until a run needs no fault. However a run
ends, its exit status is right (3 input or memory, 4 output), one line says what is wrong, no temporary file
stays, and what was there before is whole: the old or the new. Where it ends with 0, its answer is the right one.
"""
import argparse
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass

TIME_LIMIT = 30  # seconds for each run
OLD = b"what was there before\n"


@dataclass
class Run:
    """A command of the program; its last argument is the file or folder that it writes."""
    name: str
    arguments: list[str]
    folder: bool = False  # writes several files


class Failed(Exception):
    pass


class Bench:
    def __init__(self, options: argparse.Namespace, base: str):
        self.program, self.base = options.program, base
        self.preloaded = " ".join([*options.behind, options.fault])
        self.data = os.path.join(base, "data")
        shutil.copytree(os.path.join(options.root, "tests/data/county"), self.data)
        with open(os.path.join(self.data, "sales.csv"), encoding="utf-8") as file:
            text = file.read()
        with open(os.path.join(self.data, "sales-gb.csv"), "w", encoding="gb18030") as file:
            file.write(text)
        # Large enough for two threads.
        self.large = os.path.join(base, "large.csv")
        with open(self.large, "w", encoding="utf-8") as file:
            file.write("日期,产品,金额(元),乡镇\n")
            for i in range(90000):
                file.write(f"2023-0{i % 9 + 1}-01,产品{i % 300},{i}.5,百泉镇\n")
        out = os.path.join(base, "out")
        self.out_file, self.out_folder = os.path.join(out, "answer.csv"), os.path.join(out, "split")
        self.out = out
        county = ["-d", self.data, "-q"]
        self.runs = [
            Run("query", ["query", "sales", *county, "-g", "product", "-f", "csv", "-o", self.out_file]),
            Run("report", ["report", "monthly", *county, "--period", "2023-06", "-f", "json", "-o", self.out_file]),
            Run("convert", ["convert", "labour", *county, "-o", self.out_file]),
            Run("split", ["convert", "sales", *county, "--split", "year", "-o", self.out_folder], folder=True),
            Run("threads", ["query", "sales", self.large, "-g", "product", "-a", "sum(amount)", "--threads", "3", "-q",
                            "-f", "csv", "-o", self.out_file]),
            Run("terminal", ["query", "sales", *county, "-g", "product", "-f", "csv"]),
        ]
        self.expected: dict[str, dict[str, bytes]] = {}

    def prepare(self, old: bool = True) -> None:
        shutil.rmtree(self.out, ignore_errors=True)
        os.mkdir(self.out)
        os.mkdir(self.out_folder)
        for path in (self.out_file, os.path.join(self.out_folder, "2022.csv"),
                     os.path.join(self.out_folder, "2023.csv")):
            with open(path, "wb") as file:
                file.write(OLD)

    def written(self) -> dict[str, bytes]:
        found = {}
        for folder, _, names in os.walk(self.out):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    found[os.path.relpath(os.path.join(folder, name), self.out)] = file.read()
        return found

    def execute(self, run: Run, fault: str = "") -> tuple[int, bytes, bytes, bool]:
        """Status, standard output, standard error, and whether the fault has happened."""
        mark = os.path.join(self.base, "mark")
        if os.path.exists(mark):
            os.remove(mark)
        environment = {"PATH": os.defpath, "HOME": self.base, "LC_ALL": "C"}
        environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        if fault:
            environment |= {"LD_PRELOAD": self.preloaded, "FAULT": fault, "FAULT_MARK": mark}
        done = subprocess.run([self.program, *run.arguments], stdin=subprocess.DEVNULL, capture_output=True,
                              env=environment, timeout=TIME_LIMIT)
        return done.returncode, done.stdout, done.stderr, os.path.exists(mark)

    def answer_of(self, run: Run) -> tuple[dict[str, bytes], bytes]:
        self.prepare()
        status, output, error, _ = self.execute(run)
        if status != 0:
            raise Failed(f"{run.name}: status {status} without any fault: {error.decode()}")
        return self.written(), output

    def check_files(self, what: str, answer: dict[str, bytes], temporary_may_stay: bool = False) -> None:
        """Each file is whole, and there are no others."""
        for name, content in self.written().items():
            if name in answer:
                if content not in (OLD, answer[name]):
                    raise Failed(f"{what}: {name} is neither the old nor the new one ({len(content)} bytes)")
            elif not (temporary_may_stay and os.path.basename(name).startswith(".")):
                raise Failed(f"{what}: {name} is left behind")

    def check(self, run: Run, fault: str, statuses: set[int], answer: tuple[dict[str, bytes], bytes]) -> bool:
        """False where the fault did not happen any more."""
        self.prepare()
        status, output, error, happened = self.execute(run, fault)
        what = f"{run.name} with FAULT={fault}: status {status}, {error.decode('utf-8', 'replace')!r}"
        self.check_files(what, answer[0])
        if status == 0:
            if self.written() != answer[0] or output != answer[1]:
                raise Failed(f"{what}: done, with another answer")
        elif status not in statuses:
            raise Failed(f"{what}: the status should be one of {sorted(statuses)}")
        elif happened and not (error.count(b"\n") == 1 and error.startswith(b"shanhai: ")) and error != b"":
            raise Failed(f"{what}: should say one line")
        return happened


def every_call(bench: Bench, calls: dict[str, tuple[list[str], set[int]]], most: int) -> int:
    """Calls fail one after the other; where there are very many, all of the first and some of the others."""
    runs = 0
    for run in bench.runs:
        answer = bench.answer_of(run)
        for call, (ways, statuses) in calls.items():
            for how in ways:
                number, step = 1, 1.0
                while bench.check(run, f"{call}:{number}:{how}", statuses, answer):
                    runs += 1
                    if number >= most:
                        step *= 1.5
                    number += int(step)
    return runs


def system_calls(bench: Bench) -> str:
    runs = every_call(bench, {
        "open": ([f"once-{errno.EMFILE}"], {3, 4}),
        "read": ([f"once-{errno.EIO}", "short"], {3}),
        "write": ([str(errno.ENOSPC), "short"], {4}),
        "close": ([f"once-{errno.EIO}"], {3, 4}),
        "rename": ([f"once-{errno.EACCES}"], {4}),
        "mkdir": ([str(errno.ENOSPC)], {4}),
        "thread": ([str(errno.EAGAIN)], set()),
    }, most=4)
    return f"{runs} runs"


def memory(bench: Bench) -> str:
    runs = every_call(bench, {"malloc": ([str(errno.ENOMEM), f"once-{errno.ENOMEM}"], {3})}, most=4)
    return f"{runs} runs"


def signals(bench: Bench) -> str:
    """A signal at each call that changes something, and at some of the others."""
    runs = 0
    for run in bench.runs:
        answer = bench.answer_of(run)
        for name in ("TERM", "INT"):
            status = 130 if name == "INT" else -getattr(signal, f"SIG{name}")
            for call in ("write", "rename", "mkdir", "open", "read", "close"):
                number = 1
                while True:
                    bench.prepare()
                    found, _, error, happened = bench.execute(run, f"{call}:{number}:once-{name}")
                    what = f"{run.name} with {name} at {call} {number}: status {found}, {error.decode()!r}"
                    bench.check_files(what, answer[0], temporary_may_stay=name == "KILL")
                    if not happened:
                        break
                    if found != status or error:
                        raise Failed(f"{what}: should end with {status}, silently")
                    runs += 1
                    number += 1 if call in ("write", "rename") else 9
    return f"{runs} runs"


def kills(bench: Bench, number: int) -> str:
    """SIGKILL at a random moment: files are whole."""
    chance = random.Random(8)
    runs = [run for run in bench.runs if run.name in ("query", "convert", "split")]
    answers = {run.name: bench.answer_of(run)[0] for run in runs}
    cut = 0
    span = {}
    for run in runs:
        begin = time.monotonic()
        bench.execute(run)
        span[run.name] = time.monotonic() - begin
    for i in range(number):
        run = runs[i % len(runs)]
        bench.prepare()
        process = subprocess.Popen([bench.program, *run.arguments], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, 1.2 * span[run.name]))
        process.kill()
        cut += process.wait() == -signal.SIGKILL
        bench.check_files(f"{run.name}, killed", answers[run.name], temporary_may_stay=True)
    return f"{number} runs, {cut} of them cut short"


def readers(bench: Bench) -> str:
    """The reader of standard output goes away after some bytes: no error."""
    chance = random.Random(5)
    run = bench.runs[-1]
    answer = bench.answer_of(run)[1]
    for place in {0, 1, len(answer) - 1, *(chance.randrange(len(answer)) for _ in range(12))}:
        process = subprocess.Popen([bench.program, *run.arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        got = process.stdout.read(place)
        process.stdout.close()
        error = process.stderr.read()
        if process.wait() != 0 or error or got != answer[:place]:
            raise Failed(f"a reader gone after {place} bytes: status {process.returncode}, {error!r}")
    return "quiet"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", required=True)
    parser.add_argument("--program", required=True)
    parser.add_argument("--fault", required=True)
    parser.add_argument("--behind", action="append", default=[])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    cases = {"calls": system_calls, "memory": memory, "signals": signals, "readers": readers,
             "kills": lambda bench: kills(bench, options.kills)}
    failed = 0
    with tempfile.TemporaryDirectory() as base:
        bench = Bench(options, os.path.realpath(base))
        for name, case in cases.items():
            if options.cases and name not in options.cases:
                continue
            begin = time.monotonic()
            try:
                print(f"{name}: {case(bench)}, {time.monotonic() - begin:.1f} s", flush=True)
            except (Failed, subprocess.TimeoutExpired) as reason:
                print(f"{name}: {reason}", flush=True)
                failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
