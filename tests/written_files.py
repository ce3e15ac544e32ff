#!/usr/bin/env python3
"""The files that a run writes: who may read them, where they may not be led to by somebody else's link, and that
nothing else is left behind.

  written_files.py --program PATH [CASE...]

Links of somebody else, and files of other groups, take root to make; without it these cases say that they are skipped.
"""
import argparse
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time

ROOT, SOMEBODY, OTHER = 0, 65534, 65533  # users
LEDGER = "日期,产品,金额(元)\n2022-01-01,茶,5\n2023-02-01,茶,约5\n2023-01-01,菜,7\n"
STATEMENT = "id,quote,indicator,period,match,value,unit\nwrong,卖了1元,sales.amount,2023,=,1,元\n"
LED = "is a link that somebody else has put into"


class Failed(Exception):
    pass


class Skipped(Exception):
    pass


def expect(right: bool, what: str) -> None:
    if not right:
        raise Failed(what[:600])


def as_root() -> None:
    if os.geteuid() != ROOT:
        raise Skipped("needs root")


def mode_of(path: str) -> int:
    return stat.S_IMODE(os.lstat(path).st_mode)


def put(path: str, content: str, mode: int = 0o644, owner: int = -1, group: int = -1) -> str:
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)
    if (owner, group) != (-1, -1):
        os.chown(path, owner, group)
    os.chmod(path, mode)
    return path


def content_of(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


class Bench:
    def __init__(self, program: str, folder: str):
        self.folder = folder
        # Where users other than root find it.
        os.chmod(folder, 0o755)
        self.program = shutil.copy(program, os.path.join(folder, "shanhai"))
        self.ledger = put(os.path.join(folder, "sales.csv"), LEDGER)
        self.statements = put(os.path.join(folder, "statements.csv"), STATEMENT)

    def new_folder(self, name: str, mode: int = 0o755, owner: int = -1) -> str:
        path = os.path.join(self.folder, name)
        os.mkdir(path)
        os.chown(path, owner, -1)
        os.chmod(path, mode)
        return path

    def run(self, *arguments: str, umask: int = 0o022, user: int | None = None) -> tuple[int, str]:
        """Status and standard error."""
        identity = {} if user is None else {"user": user, "group": user, "extra_groups": []}
        done = subprocess.run([self.program, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, cwd="/", umask=umask, **identity)
        return done.returncode, done.stderr

    def writers(self, path: str, folder: str | None = None) -> list[list[str]]:
        """Every option that writes a file, writing `path`, and then the one that writes a folder."""
        county = ["-d", self.folder]
        return [["query", "sales", self.ledger, "-f", "csv", "-o", path],
                ["query", "sales", self.ledger, "-a", "sum(amount)", "--rejects", path],
                ["report", "monthly", *county, "--period", "2023-01", "-f", "markdown", "-o", path],
                ["check", self.ledger, "-f", "json", "-o", path],
                ["convert", "sales", self.ledger, "-o", path]] + \
               ([["convert", "sales", self.ledger, "--split", "year", "-o", folder]] if folder else [])


def new_files(bench: Bench) -> None:
    """They have the permissions that umask leaves."""
    for umask in (0o000, 0o022, 0o027, 0o077):
        folder = bench.new_folder(f"umask-{umask:o}")
        path, split = os.path.join(folder, "out.csv"), os.path.join(folder, "split")
        for command in bench.writers(path, split):
            status, error = bench.run(*command, umask=umask)
            expect(status in (0, 1), f"{command}: {status} {error}")
            found = path if command[-1] == path else os.path.join(split, "2023.csv")
            expect(mode_of(found) == 0o666 & ~umask, f"{command} with {umask:03o}: {mode_of(found):03o}")
            os.remove(found)
        expect(mode_of(split) == 0o777 & ~umask, f"the folder of --split with {umask:03o}: {mode_of(split):03o}")


def replaced_files(bench: Bench) -> None:
    """A file keeps its own, whatever umask says."""
    folder = bench.new_folder("replaced")
    path, split = os.path.join(folder, "out.csv"), bench.new_folder("replaced/split")
    for before, after in ((0o600, 0o600), (0o640, 0o640), (0o604, 0o604), (0o666, 0o666), (0o4755, 0o755)):
        for umask in (0o022, 0o077):
            for command in bench.writers(path, split):
                found = path if command[-1] == path else os.path.join(split, "2023.csv")
                put(found, "before\n", before)
                status, error = bench.run(*command, umask=umask)
                expect(status in (0, 1) and content_of(found) != "before\n", f"{command}: {status} {error}")
                expect(mode_of(found) == after, f"{command} over {before:o} with {umask:03o}: {mode_of(found):o}")


def groups(bench: Bench) -> None:
    """Where its group cannot be kept, no other group gets what the group had."""
    as_root()
    folder = bench.new_folder("groups", 0o777)
    path = os.path.join(folder, "out.csv")
    for owner, before, after in ((SOMEBODY, 0o660, 0o600), (SOMEBODY, 0o664, 0o644), (OTHER, 0o676, 0o666)):
        put(path, "before\n", before, owner, OTHER)
        status, error = bench.run(*bench.writers(path)[0], user=SOMEBODY)
        expect(status == 0, error)
        found = os.stat(path)
        expect((found.st_uid, found.st_gid) == (SOMEBODY, SOMEBODY) and mode_of(path) == after,
               f"over {before:o} of group {OTHER}: {mode_of(path):o} of group {found.st_gid}")
    put(path, "before\n", 0o640, SOMEBODY, OTHER)
    status, error = bench.run(*bench.writers(path)[0])
    found = os.stat(path)
    expect((status, found.st_uid, found.st_gid, mode_of(path)) == (0, SOMEBODY, OTHER, 0o640), "root keeps all of it")


def foreign_links(bench: Bench) -> None:
    """In a folder that everybody may write to, a link is followed only if it is one's own or the folder's owner's."""
    as_root()

    def link(path: str, to: str, owner: int) -> str:
        os.symlink(to, path)
        os.lchown(path, owner, -1)
        return path

    for number, (mode, user) in enumerate([(0o1777, ROOT), (0o1777, SOMEBODY), (0o777, SOMEBODY)]):
        home = bench.new_folder(f"home-{number}", 0o700, user)
        secret = put(os.path.join(home, "secret.csv"), "before\n", 0o600, user)
        own = bench.new_folder(f"home-{number}/own", 0o755, user)
        shared = bench.new_folder(f"shared-{number}", mode)
        there, absent = (link(os.path.join(shared, name), to, OTHER) for name, to in
                         (("there.csv", secret), ("absent.csv", os.path.join(home, "new.csv"))))
        through = link(os.path.join(shared, "device"), "/dev/null", OTHER)
        inside = link(os.path.join(shared, "folder"), home, OTHER)
        chain = link(os.path.join(home, "chain.csv"), there, user)
        by_folder = link(os.path.join(home, "by-folder.csv"), f"{inside}/../{os.path.basename(home)}/new.csv", user)
        split = bench.new_folder(f"shared-{number}/split", mode)
        link(os.path.join(split, "2023.csv"), secret, OTHER)
        before = sorted(os.listdir(home)), sorted(os.listdir(shared)), sorted(os.listdir(split))
        commands = [command for path in (there, absent, through, inside + "/new.csv", chain, by_folder)
                    for command in bench.writers(path)]
        commands += [bench.writers("", place)[-1] for place in (split, inside, inside + "/own", inside + "/new")]
        for command in commands:
            status, error = bench.run(*command, user=user)
            expect(status == 4 and error.count("\n") == 1 and LED in error, f"{command} of {user}: {status} {error}")
            after = sorted(os.listdir(home)), sorted(os.listdir(shared)), sorted(os.listdir(split))
            expect(after == before and content_of(secret) == "before\n" and os.listdir(own) == [],
                   f"{command} of {user} has written: {after}")
        for owner in {user, ROOT}:
            good = link(os.path.join(shared, f"good-{owner}.csv"), secret, owner)
            for command in bench.writers(good):
                put(secret, "before\n", 0o600, user)
                status, error = bench.run(*command, user=user)
                expect(status in (0, 1) and os.path.islink(good) and content_of(secret) != "before\n",
                       f"{command} of {user}, a link of {owner}: {status} {error}")


def nothing_left(bench: Bench) -> None:
    """However a run ends, the files that it was to write are the only ones."""
    out = bench.new_folder("out")
    answer, rejects, nowhere = (os.path.join(out, name) for name in ("answer.csv", "rejects.csv", "no/such/file.csv"))
    question = ["query", "sales", bench.ledger, "-a", "sum(amount)", "-o", answer, "--rejects", rejects]
    pair = {"answer.csv", "rejects.csv"}
    for command, status, files in (
            (question, 0, pair),
            ([*question, "--strict"], 3, {"rejects.csv"}),
            ([*question, "-w", "nothing = 1"], 2, set()),
            (["query", "sales", bench.ledger, "-a", "sum(amount)", "-o", answer, "--rejects", nowhere], 4, set()),
            (["query", "sales", bench.ledger, "-a", "sum(amount)", "-o", nowhere, "--rejects", rejects], 4, set()),
            (["query", "sales", os.path.join(out, "no.csv"), "-o", answer, "--rejects", rejects], 3, set()),
            (["figure", "sales.amount", "-d", bench.folder, "-o", answer, "--fail-if", "sales.amount > 1"], 1,
             {"answer.csv"}),
            (["verify", bench.statements, "-d", bench.folder, "-f", "csv", "-o", answer], 1, {"answer.csv"}),
            (["check", bench.ledger, "-f", "json", "-o", answer], 1, {"answer.csv"}),
            (["report", "no-such-report", "-d", bench.folder, "-o", answer], 2, set()),
            (["convert", "sales", bench.ledger, "--strict", "-o", answer], 3, set()),
            (["convert", "sales", bench.ledger, "--split", "year", "--strict", "-o", os.path.join(out, "split")], 3,
             set())):
        found, error = bench.run(*command)
        names = {name for _, _, names in os.walk(out) for name in names}
        expect(found == status, f"{command}: status {found}, not {status}: {error}")
        expect(names == files, f"{command}: {names} is there, and not {files}")
        for name in os.listdir(out):
            path = os.path.join(out, name)
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)


def kept_pipe(bench: Bench) -> None:
    """What is kept of a pipe is in a file without a name, from the first byte on."""
    process = subprocess.Popen([bench.program, "query", "sales", "-"], stdin=subprocess.PIPE,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    process.stdin.write("date,product,amount\n".encode() + b"2023-01-01,tea,5\n" * 10_000)
    process.stdin.flush()
    kept = []
    for _ in range(200):
        time.sleep(0.05)
        files = f"/proc/{process.pid}/fd"
        kept = [name for name in (os.readlink(os.path.join(files, entry)) for entry in os.listdir(files))
                if name.startswith("/") and not name.startswith("/dev/")]
        if kept:
            break
    process.send_signal(signal.SIGINT)
    _, error = process.communicate()
    expect(process.returncode == 130 and error == b"", f"status {process.returncode}: {error}")
    expect(len(kept) == 1 and kept[0].endswith(" (deleted)"), f"kept in {kept}")


def originals(bench: Bench) -> None:
    """No command writes what it reads, by whatever name it is called."""
    folder = bench.new_folder("originals")
    data, catalogue = bench.new_folder("originals/data"), bench.new_folder("originals/catalogue")
    sales, other = put(os.path.join(data, "sales.csv"), LEDGER), put(os.path.join(data, "more.csv"), LEDGER.replace("菜", "米"))
    targets = put(os.path.join(data, "targets.csv"), "indicator,year,target,unit\nsales.amount,2023,1,万元\n")
    template = put(os.path.join(folder, "2023.md"), "# T\n\n{{ sales.amount }}\n")
    own = put(os.path.join(catalogue, "own.md"), "# T\n\n{{ sales.amount }}\n")
    checks = put(os.path.join(catalogue, "checks.csv"), "id,ledger,where,severity,label,label_en\nx,sales,amount < 0,note,x,x\n")
    config = put(os.path.join(folder, "config"), "lang = en\n")
    statements = put(os.path.join(folder, "statements.csv"), STATEMENT)
    shared = ["-f", "csv", "--config", config, "--catalogue", catalogue]
    document = ["-f", "markdown", "--config", config, "--catalogue", catalogue]
    common = [config, own, checks]
    runs = [(["query", "sales", sales, *shared], [sales, *common]),
            (["query", "sales", "-d", data, "-a", "count", *shared], [sales, other, targets, *common]),
            (["query", "sales", "-d", data, "--explain", *shared], [sales, *common]),
            (["figure", "sales.amount", "-d", data, *shared], [sales, targets, *common]),
            (["report", template, "-d", data, *document], [template, sales, targets, *common]),
            (["report", "own", "-d", data, *document], [sales, targets, *common]),
            (["verify", statements, "-d", data, *shared], [statements, sales, targets, *common]),
            (["check", "-d", data, "-f", "json", "--config", config, "--catalogue", catalogue], [sales, *common]),
            (["convert", "sales", sales, *shared], [sales, *common]),
            (["convert", "sales", "-d", data, *shared], [sales, other, *common]),
            (["schema", "sales", *shared], common)]
    links = bench.new_folder("originals/links")
    originals = [sales, other, targets, template, own, checks, config, statements]
    before = [content_of(path) for path in originals]

    def refused(command: list[str], **how) -> None:
        done = subprocess.run([bench.program, *command], stderr=subprocess.PIPE, text=True, cwd=folder,
                              **{"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, **how})
        expect(done.returncode == 2 and done.stderr.count("\n") == 1 and "is read and written in one run" in done.stderr,
               f"{command}: {done.returncode} {done.stderr}")
        expect([content_of(path) for path in originals] == before, f"{command} has changed an original")

    for command, read in runs:
        for path in read:
            symbolic, hard = os.path.join(links, "symbolic"), os.path.join(links, "hard")
            os.symlink(path, symbolic)
            os.link(path, hard)
            within = os.path.relpath(path, folder)
            for name in (path, within, "./" + within, symbolic, hard, os.path.join(links, "..", within)):
                refused([*command, "-o", name])
                if command[0] not in ("check", "schema"):
                    refused([*command, "--rejects", name])
            with open(path, "a", encoding="utf-8") as appended:
                refused(command, stdout=appended)
                refused([*command, "-o", "/dev/stdout"], stdout=appended)
            os.remove(symbolic)
            os.remove(hard)
    with open(sales, encoding="utf-8") as redirected:
        refused(["query", "sales", "-", "-f", "csv", "-o", sales], stdin=redirected)
    # Into the folder in which they lie.
    year, tea = put(os.path.join(folder, "2022.csv"), LEDGER), put(os.path.join(folder, "茶.md"), content_of(template))
    originals += [year, tea]
    before += [LEDGER, content_of(tea)]
    refused(["convert", "sales", year, "--split", "year", "-o", folder])
    refused(["report", tea, "-d", data, "--each", "product", "-o", folder])
    # Two outputs.
    os.symlink("new.csv", os.path.join(links, "new"))
    for names in (("new.csv", "./new.csv"), (os.path.join(links, "new.csv"), os.path.join(links, "new"))):
        done = bench.run("convert", "sales", sales, "-f", "csv", "-o", names[0], "--rejects", names[1])
        expect(done[0] == 2 and "is written twice in one run" in done[1], f"{names}: {done}")


def ended_by_signals(bench: Bench) -> None:
    """Whatever signal ends a run, it ends by that signal and leaves no file."""
    out = bench.new_folder("signals")
    ledger = put(os.path.join(bench.folder, "long.csv"), "date,product,amount\n" + "2023-01-01,tea,5\n" * 2_000_000)
    for name in ("INT", "TERM", "HUP", "QUIT", "XCPU", "ALRM", "USR1", "USR2", "VTALRM", "PROF", "POLL"):
        number = getattr(signal, f"SIG{name}")
        process = subprocess.Popen([bench.program, "convert", "sales", ledger, "-o", os.path.join(out, "answer.csv")],
                                   stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while not os.listdir(out) and process.poll() is None:
            pass
        process.send_signal(number)
        _, error = process.communicate()
        expect(process.returncode == (130 if name == "INT" else -number) and error == b"",
               f"{name}: status {process.returncode}: {error}")
        expect(os.listdir(out) == [], f"{name} leaves {os.listdir(out)}")


CASES = [new_files, replaced_files, groups, foreign_links, nothing_left, kept_pipe, originals, ended_by_signals]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    failed = 0
    for case in CASES:
        if options.cases and case.__name__ not in options.cases:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                case(Bench(os.path.abspath(options.program), os.path.realpath(folder)))
                result = "ok"
            except Skipped as reason:
                result = f"skipped: {reason}"
            except Failed as reason:
                result = f"FAILED: {reason}"
                failed += 1
        print(f"{case.__name__}: {result}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
