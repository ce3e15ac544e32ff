"""The rows of the table: each measures something and says how it compares with what it must and should be."""
from dataclasses import dataclass

import questions
from data import size, ten_times
from measuring import Command, in_turn, into_cache, out_of_cache


@dataclass
class Row:
    question: str
    measured: str        # for people: `0.42 s beside 1.61 s`
    figure: float        # the ratio, the milliseconds, the megabytes
    unit: str            # × or ms or MB
    must: float
    aim: float
    more: bool = True    # the more the better
    memory: float = 0.0  # MB, of shanhai

    def verdict(self):
        def reaches(bound):
            return self.figure >= bound if self.more else self.figure <= bound
        return "aim" if reaches(self.aim) else "must" if reaches(self.must) else "**missed**"


class Rows:
    """`group` rows for the ledger, `small` ones for what the slower peers are asked, `times` each."""

    def __init__(self, program, peers, data, small_rows, times):
        self.program, self.peers, self.data, self.times = program, peers, data, times
        self.small_rows = small_rows
        self.ledger = data.ledger()

    def ask(self, question, file=None, **more):
        return Command(questions.shanhai(self.program, question, file or self.ledger, more.pop("threads", None)), **more)

    def all(self):
        """name -> a function that measures and gives a Row."""
        duck = self.beside_duckdb
        return {
            "group": lambda: duck("count and sum by township and month", questions.GROUP, 3, 4),
            "filter": lambda: duck("filter on three columns, count and sum", questions.FILTER, 3, 4),
            "quantiles": lambda: duck("median and p90 of wage by category", questions.QUANTILES, 2, 3),
            "persons": lambda: duck("distinct people (id_card) by destination", questions.PERSONS, 1.5, 2),
            "gb18030": lambda: duck("the same group-by from GB18030 (DuckDB: from UTF-8)", questions.GROUP, 2.5, 3.5,
                                    self.data.gb18030()),
            "pipe": self.pipe,
            "check": self.check,
            "check-pipe": self.check_pipe,
            "sqlite3": lambda: self.beside_small("sqlite3 (.import and query)", questions.sqlite),
            "miller": lambda: self.beside_small("Miller", questions.miller),
            "datamash": lambda: self.beside_small("datamash (behind sed)", questions.datamash),
            "report": lambda: self.start_up("`report monthly` on the samples", ["report", "monthly", "-d",
                                            "samples/dushan", "--period", "2023-06"], 50, 20),
            "help": lambda: self.start_up("`shanhai --help`", ["--help"], 10, 5),
            "memory": self.memory,
            "growth": self.growth,
            "cores": self.cores,
            "cold": self.cold,
            "small-files": self.small_files,
            "million-groups": self.million_groups,
            "large-cell": lambda: self.shape("a cell of 200 MB that is not asked for",
                                             self.data.ledger(self.small_rows, "--large-cell", "200")),
            "quoted": lambda: self.shape("every cell in quotes", self.data.ledger(self.small_rows, "--quoted")),
        }

    def same(self, ours, theirs, what):
        if questions.answer(ours.output) != questions.answer(theirs.output):
            raise SystemExit(f"{what}: the answers differ\n{ours.output[:500]}\n{theirs.output[:500]}")

    def beside_duckdb(self, name, question, must, aim, file=None):
        into_cache(self.ledger)
        if file:
            into_cache(file)
        runs = in_turn({"ours": self.ask(question, file),
                        "duckdb": Command(questions.duckdb(self.peers, question, self.ledger), own_time=True)}, self.times)
        ours, theirs = runs["ours"], runs["duckdb"]
        self.same(ours, theirs, name)
        return Row(name, f"{ours.seconds:.3f} s; DuckDB {theirs.seconds:.3f} s, {theirs.memory:.0f} MB",
                   theirs.seconds / ours.seconds, "×", must, aim, memory=ours.memory)

    def beside_small(self, name, asked):
        file = self.data.ledger(self.small_rows)
        runs = in_turn({"ours": self.ask(questions.GROUP, file), "theirs": Command(asked(file))}, self.times)
        ours, theirs = runs["ours"], runs["theirs"]
        self.same(ours, theirs, name)
        return Row(f"the group-by on {size(file) / 1e6:.0f} MB: {name}", f"{ours.seconds:.3f} s; {theirs.seconds:.2f} s",
                   theirs.seconds / ours.seconds, "×", 10, 20, memory=ours.memory)

    def pipe(self):
        runs = in_turn({"file": self.ask(questions.GROUP),
                        "pipe": self.ask(questions.GROUP, "-", fed=f"cat '{self.ledger}'")}, self.times)
        self.same(runs["pipe"], runs["file"], "pipe")
        return Row("the same from a pipe, beside our own time from the file",
                   f"{runs['pipe'].seconds:.3f} s; {runs['file'].seconds:.3f} s",
                   runs["pipe"].seconds / runs["file"].seconds, "×", 2, 1.3, more=False, memory=runs["pipe"].memory)

    def check(self):
        whole = [self.program, "check", "-f", "json", "--no-duplicates"]
        runs = in_turn({"group": self.ask(questions.GROUP), "check": Command(whole + [self.ledger], accepted=(0, 1))},
                       self.times)
        return Row("`check --no-duplicates` of the whole file, beside our own group-by",
                   f"{runs['check'].seconds:.3f} s; {runs['group'].seconds:.3f} s",
                   runs["check"].seconds / runs["group"].seconds, "×", 4, 2, more=False, memory=runs["check"].memory)

    def check_pipe(self):
        whole = [self.program, "check", "-f", "json", "--no-duplicates"]
        runs = in_turn({"file": Command(whole + [self.ledger], accepted=(0, 1)),
                        "pipe": Command(whole + ["-"], fed=f"cat '{self.ledger}'", accepted=(0, 1))}, self.times)
        return Row("the same from a pipe, beside its time from the file",
                   f"{runs['pipe'].seconds:.3f} s; {runs['file'].seconds:.3f} s",
                   runs["pipe"].seconds / runs["file"].seconds, "×", 2, 1.3, more=False, memory=runs["pipe"].memory)

    def start_up(self, name, arguments, must, aim):
        run = in_turn({"it": Command([self.program, *arguments], weighed=False)}, max(self.times, 5) * 4)["it"]
        return Row(name, f"{run.seconds * 1000:.1f} ms", run.seconds * 1000, "ms", must, aim, more=False, memory=run.memory)

    def memory(self):
        run = in_turn({"it": self.ask(questions.GROUP)}, 1)["it"]
        return Row(f"memory of the group-by on {size(self.ledger) / 1e9:.1f} GB", f"{run.memory:.0f} MB", run.memory, "MB",
                   160, 100, more=False, memory=run.memory)

    def growth(self):
        runs = in_turn({"one": self.ask(questions.GROUP, "-", fed=f"cat '{self.ledger}'"),
                        "ten": self.ask(questions.GROUP, "-", fed=ten_times(self.ledger))}, min(self.times, 3))
        counts = [sum(int(row[2]) for row in questions.answer(runs[name].output)) for name in ("one", "ten")]
        if counts[1] != 10 * counts[0]:
            raise SystemExit(f"ten times the rows: {counts}")
        return Row(f"ten times the rows ({size(self.ledger) / 1e8:.0f} GB through a pipe)",
                   f"{runs['ten'].seconds:.2f} s, {runs['ten'].memory:.0f} MB; {runs['one'].seconds:.2f} s, "
                   f"{runs['one'].memory:.0f} MB", runs["ten"].seconds / runs["one"].seconds, "×", 10, 10, more=False,
                   memory=runs["ten"].memory)

    def cores(self):
        runs = in_turn({"one": self.ask(questions.GROUP, threads=1), "two": self.ask(questions.GROUP, threads=2)}, self.times)
        self.same(runs["one"], runs["two"], "threads")
        return Row("two threads beside one", f"{runs['two'].seconds:.3f} s; {runs['one'].seconds:.3f} s",
                   runs["one"].seconds / runs["two"].seconds, "×", 1.8, 1.9, memory=runs["two"].memory)

    def by_the_byte(self, name, other, its_bytes):
        """How much longer a byte takes than one of a plain ledger."""
        plain = self.data.ledger(self.small_rows)
        runs = in_turn({"plain": self.ask(questions.GROUP, plain), "other": other}, self.times)
        figure = runs["other"].seconds / its_bytes / (runs["plain"].seconds / size(plain))
        return Row(name, f"{its_bytes / 1e6:.0f} MB in {runs['other'].seconds:.3f} s", figure, "×", 3, 1.5, more=False,
                   memory=runs["other"].memory)

    def shape(self, name, file):
        return self.by_the_byte(name, self.ask(questions.GROUP, file), size(file))

    def cold(self):
        return self.by_the_byte("a file that is not in the cache",
                                self.ask(questions.GROUP, before=lambda: out_of_cache(self.ledger)), size(self.ledger))

    def small_files(self):
        folder = self.data.townships(self.small_rows // 50, 100)
        asked = [self.program, "query", "labour", "-d", folder, *questions.GROUP["options"], "-f", "csv"]
        return self.by_the_byte(f"{self.small_rows // 50:,} files of 20 KB", Command(asked), size(folder))

    def million_groups(self):
        file = self.data.ledger(self.small_rows * 4, "--persons", str(self.small_rows * 2))
        question = {"options": ["-g", "id_card", "-a", "count,sum(wage)"]}
        return self.by_the_byte(f"{self.small_rows * 2:,} groups", self.ask(question, file), size(file))
