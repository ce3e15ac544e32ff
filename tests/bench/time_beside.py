#!/usr/bin/env python3
"""Times commands side by side, in turn, and prints median seconds, peak memory and the ratio to the first.

    time_beside.py FILE 'COMMAND' 'COMMAND' ...     (FILE is read once first, so that it is in the cache)
"""
import os
import shlex
import statistics
import subprocess
import sys
import time

RUNS = 5


def run(command):
    """Seconds and peak memory in MB of one run."""
    begin = time.perf_counter()
    process = subprocess.Popen(shlex.split(command), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"failed: {command}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def main():
    path, commands = sys.argv[1], sys.argv[2:]
    with open(path, "rb") as file:
        while file.read(1 << 24):
            pass
    results = {command: [] for command in commands}
    for _ in range(RUNS):
        for command in commands:
            results[command].append(run(command))
    first = statistics.median(seconds for seconds, _ in results[commands[0]])
    print(f"{os.path.getsize(path) / 1e6:,.0f} MB, {os.cpu_count()} cores, median of {RUNS} runs in turn")
    for command, runs in results.items():
        seconds = statistics.median(seconds for seconds, _ in runs)
        memory = max(memory for _, memory in runs)
        print(f"{seconds:8.3f} s  {memory:7.1f} MB  {seconds / first:6.1f} x  {command}")


main()
