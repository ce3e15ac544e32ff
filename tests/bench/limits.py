"""What the machine can do at best with the same file, and where our own time goes: commands that do a little more
of the work each, on one thread, so that the differences are the stages."""
import os
import shutil

from measuring import Command, in_turn, into_cache

STAGES = [  # of parse_only: how far it goes, and what that adds
    ("read", "reading, 256 KB at a time"),
    ("find", "finding separators, quotes and line ends"),
    ("cut", "cutting records and cells"),
]
QUESTIONS = [
    (["-a", "count"], "sorting out totals and notes, counting rows"),
    (["-a", "count(township),count(wage),count(date)"], "reading three columns: a word, an amount, a day"),
    (["-g", "township,month", "-a", "count,sum(wage)"], "groups and sums"),
    (["-w", "people = 1", "-g", "township,month", "-a", "count,sum(wage)"], "a filter on one column more"),
]


def measured(program, file, times):
    """(limits, stages): lists of (what, seconds)."""
    into_cache(file)
    parse_only = os.path.join(os.path.dirname(program), "shanhai-parse-only")
    commands = {"`cat FILE > /dev/null`": Command(["cat", file]), "`wc -l FILE`": Command(["wc", "-l", file])}
    stages = {}
    if os.path.exists(parse_only):
        for stage, what in STAGES:
            stages[what] = Command([parse_only, stage, file])
    for options, what in QUESTIONS:
        stages[what] = Command([program, "query", "labour", file, *options, "-f", "csv", "--threads", "1"])
    runs = in_turn({**commands, **stages}, times)
    before, steps = 0.0, []
    for what in stages:
        seconds = runs[what].seconds
        steps.append((what, seconds, seconds - before))
        before = seconds
    return [(what, runs[what].seconds) for what in commands], steps


def describe(program, peers):
    """The machine, and the versions of all that takes part."""
    def said(*command):
        import subprocess
        if not shutil.which(command[0]):
            return "not there"
        return subprocess.run(command, capture_output=True, text=True).stdout.strip().splitlines()[0]
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = next((line.split(":")[1].strip() for line in info if line.startswith("model name")), "unknown")
    with open("/proc/meminfo", encoding="utf-8") as info:
        memory = int(next(info).split()[1]) / 1e6
    package = os.path.join(peers, "node_modules", "@duckdb", "node-api", "package.json")
    duckdb = "not there"
    if os.path.exists(package):
        import json
        with open(package, encoding="utf-8") as file:
            duckdb = json.load(file)["version"]
    return (f"{model}, {os.cpu_count()} cores, {memory:.0f} GB. {said(program, '--version')}; "
            f"DuckDB {duckdb} (node {said('node', '--version')}); {said('mlr', '--version')}; "
            f"sqlite3 {said('sqlite3', '--version').split()[0]}; {said('datamash', '--version')}")
