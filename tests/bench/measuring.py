"""Commands, timed side by side: each in turn, again and again, so that whatever else the machine does falls on all
of them alike. Medians of wall time and processor time; the peak of memory."""
import os
import re
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field


@dataclass
class Command:
    """What is run. `fed` is a shell command whose output is its standard input; `own_time`: it says on standard
    error how many seconds it took."""
    arguments: list
    fed: str = ""
    own_time: bool = False
    accepted: tuple = (0,)
    environment: dict = field(default_factory=dict)
    before: object = None  # called before each run
    weighed: bool = True   # with its memory and processor time; without, a millisecond less goes by


@dataclass
class Measured:
    seconds: float
    cpu: float
    memory: float  # MB
    output: str


def run_once(command):
    if command.before:
        command.before()
    feeder = subprocess.Popen(["sh", "-c", command.fed], stdout=subprocess.PIPE) if command.fed else None
    with (tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors,
          tempfile.NamedTemporaryFile(mode="r") as weight):
        # What a process weighs counts from its fork, with all that this one has: so a small one forks it.
        weighed = ["/usr/bin/time", "-f", "%M %U %S", "-o", weight.name] if command.weighed else []
        begin = time.perf_counter()
        process = subprocess.Popen(weighed + command.arguments, stdout=output, stderr=errors,
                                   stdin=feeder.stdout if feeder else subprocess.DEVNULL,
                                   env={**os.environ, "LC_ALL": "C.UTF-8", **command.environment})
        if feeder:
            feeder.stdout.close()
        process.wait()
        seconds = time.perf_counter() - begin
        if feeder:
            feeder.wait()
        output.seek(0)
        errors.seek(0)
        said = errors.read().decode(errors="replace")
        if process.returncode not in command.accepted:
            raise SystemExit(f"failed ({process.returncode}): {command.arguments}\n{said}")
        if command.own_time:
            seconds = float(re.findall(r"^[0-9.]+$", said, re.M)[-1])
        memory, user, system = map(float, weight.read().splitlines()[-1].split()) if command.weighed else (0, 0, 0)
        return Measured(seconds, user + system, memory / 1024, output.read().decode())


def in_turn(commands, times):
    """name -> Measured: medians of so many runs, the largest memory, the output of the last."""
    runs = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            runs[name].append(run_once(command))
    return {name: Measured(statistics.median(run.seconds for run in all_), statistics.median(run.cpu for run in all_),
                           max(run.memory for run in all_), all_[-1].output) for name, all_ in runs.items()}


def into_cache(path):
    with open(path, "rb", buffering=0) as file:
        while file.read(1 << 22):
            pass


def out_of_cache(path):
    with open(path, "rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
