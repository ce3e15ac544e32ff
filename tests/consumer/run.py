#!/usr/bin/env python3
"""Installs a build into a folder of its own, builds a program against it that knows nothing else of this
project, and lets it answer a question.

  run.py --root DIR --build DIR [--compiler CXX] [--flags FLAGS] [--type TYPE]
"""
import argparse
import os
import subprocess
import tempfile

EXPECTED = "年份,行数,金额合计(元)\n2022,3,83700.5\n2023,3,72100.25\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--compiler", default="c++")
    parser.add_argument("--flags", default="")
    parser.add_argument("--type", default="Release")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        def run(*command: str) -> str:
            done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            if done.returncode != 0:
                raise SystemExit(f"{' '.join(command)}: status {done.returncode}\n{done.stdout}")
            return done.stdout

        prefix = os.path.join(folder, "prefix")
        run("cmake", "--install", os.path.abspath(options.build), "--prefix", prefix)
        run("cmake", "-S", os.path.join(options.root, "tests/consumer"), "-B", "build",
            f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={options.compiler}",
            f"-DCMAKE_CXX_FLAGS={options.flags}", f"-DCMAKE_BUILD_TYPE={options.type}")
        run("cmake", "--build", "build")
        data = os.path.join(options.root, "tests/data/county")
        answer = run(os.path.join(folder, "build/consumer"), data)
        if answer != EXPECTED:
            raise SystemExit(f"the consumer printed\n{answer}instead of\n{EXPECTED}")
        version = run(os.path.join(prefix, "bin/shanhai"), "--version")
        if not version.startswith("shanhai "):
            raise SystemExit(f"the installed program printed {version}")


if __name__ == "__main__":
    main()
