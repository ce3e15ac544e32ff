#!/usr/bin/env python3
"""Small inputs that went wrong once, each a folder of tests/data/cases: `cmd` is run by a shell in a copy of it, and what it prints,
standard error behind standard output, is `expected`.

  cases.py --root DIR --program PATH [--update]
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


def printed(case, program):
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder, "case")
        shutil.copytree(case, work)
        Path(work, "expected").unlink(missing_ok=True)
        bin = Path(folder, "bin")
        bin.mkdir()
        os.symlink(program, bin / "shanhai")
        done = subprocess.run(["sh", "cmd"], cwd=work, capture_output=True, timeout=60, stdin=subprocess.DEVNULL,
                              env={"PATH": f"{bin}:{os.environ['PATH']}", "LC_ALL": "C"})
        return (done.stdout + done.stderr).decode(errors="replace")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--root", type=Path, required=True)
    options.add_argument("--program", required=True)
    options.add_argument("--update", action="store_true", help="write what is printed: read the difference before it is committed")
    options = options.parse_args()
    cases = sorted(path.parent for path in Path(options.root, "tests/data/cases").glob("*/cmd"))
    wrong = 0
    for case in cases:
        got = printed(case, os.path.abspath(options.program))
        if options.update:
            Path(case, "expected").write_text(got, encoding="utf-8")
        elif got != Path(case, "expected").read_text(encoding="utf-8"):
            wrong += 1
            print(f"{case.name}: expected\n{Path(case, 'expected').read_text(encoding='utf-8')}got\n{got}")
    print(f"{len(cases)} cases, {wrong} wrong")
    return 1 if wrong or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
