#!/usr/bin/env python3
"""What `llvm-cov export` counted, as people read it: a line for each file that is not reached everywhere, with
the numbers of its lines, and the sum of all. Exit status 1 below the promised shares.

    coverage.py COVERAGE.json
"""

import json
import os
import sys

PROMISED = {"lines": 95, "branches": 90}  # per cent


def uncovered_lines(segments):
    """Lines on which nothing has been run. A segment is line, column, count, has_count, is_entry, is_gap."""
    lines = {}
    state = None  # of the segment that reaches into a line
    by_line = {}
    for segment in segments:
        by_line.setdefault(segment[0], []).append(segment)
    for number in range(min(by_line, default=0), max(by_line, default=-1) + 1):
        here = by_line.get(number, [])
        counts = [s[2] for s in here if s[3] and s[4] and not s[5]]
        if state is not None and state[3] and not state[5] and not (here and here[0][1] == 1):
            counts.append(state[2])
        if counts and max(counts) == 0:
            lines[number] = True
        if here:
            state = here[-1]
    return sorted(lines)


def half_taken(branches):
    """Places where a condition never held, or always did. A branch is line, column, end, end, true, false."""
    places = {}
    for line, column, _, _, true, false, *_ in branches:
        held, failed = places.get((line, column), (0, 0))
        places[line, column] = (held + true, failed + false)
    return sorted({line for (line, _), (held, failed) in places.items() if not held or not failed})


def ranges(numbers):
    spans = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return " ".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        data = json.load(file)["data"][0]
    for file in sorted(data["files"], key=lambda each: each["filename"]):
        lines = uncovered_lines(file["segments"])
        branches = [line for line in half_taken(file["branches"]) if line not in lines]
        if lines or branches:
            name = os.path.relpath(file["filename"])
            print(name + (f"  lines {ranges(lines)}" if lines else "") +
                  (f"  branches at {ranges(branches)}" if branches else ""))
    good = True
    for kind, promised in PROMISED.items():
        total = data["totals"][kind]
        reached = 100 * total["covered"] / total["count"]
        good = good and reached >= promised
        print(f"{kind}: {total['covered']} of {total['count']}, {reached:.2f} % (promised: {promised} %)")
    sys.exit(0 if good else 1)


main()
