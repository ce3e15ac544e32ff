"""The ledgers of the benchmark, made when they are first asked for and kept in build/bench/data."""
import os
import subprocess
import sys

GENERATOR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ledger.py")


class Data:
    def __init__(self, folder, rows):
        self.folder = folder
        self.rows = rows  # of the main ledger
        os.makedirs(folder, exist_ok=True)

    def made(self, name, command):
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            print(f"making {name} …", file=sys.stderr)
            with open(path + ".part", "wb") as file:
                subprocess.run(command, stdout=file, check=True)
            os.rename(path + ".part", path)
        return path

    def ledger(self, rows=None, *options):
        rows = rows or self.rows
        return self.made("-".join(["ledger", str(rows)] + [option.strip("-") for option in options]) + ".csv",
                         [sys.executable, GENERATOR, str(rows), *options])

    def gb18030(self):
        return self.made(f"ledger-{self.rows}-gb18030.csv", ["iconv", "-f", "UTF-8", "-t", "GB18030", self.ledger()])

    def townships(self, files, rows):
        """A folder of so many small files."""
        folder = os.path.join(self.folder, f"townships-{files}")
        if not os.path.exists(folder):
            source = self.ledger(files * rows)
            part = folder + ".part"
            os.makedirs(part, exist_ok=True)
            with open(source, "rb") as lines:
                header = next(lines)
                for number in range(files):
                    with open(os.path.join(part, f"{number:05}.csv"), "wb") as file:
                        file.write(header + b"".join(next(lines) for _ in range(rows)))
            os.rename(part, folder)
        return folder


def ten_times(path):
    """A shell command that writes the ledger with its rows ten times over: more than is ever kept on disk."""
    return f"cat '{path}'; for i in 2 3 4 5 6 7 8 9 10; do tail -n +2 '{path}'; done"


def size(path):
    if os.path.isdir(path):
        return sum(os.path.getsize(os.path.join(path, name)) for name in os.listdir(path))
    return os.path.getsize(path)
