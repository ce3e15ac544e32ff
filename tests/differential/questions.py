"""Random questions, and the command line that asks them."""
from dataclasses import dataclass, field

import conditions
import measures
import periods
from catalogue import NUMBERS, PERSONAL
from conditions import TIMES, kind

TIMED = ("yoy", "mom", "ytd", "cumulative")  # comparisons that look at other times
NAMES = ["x", "电商占比", "N", "总额 合计", "y2", "人均-元", "第一(列)"]


@dataclass
class Measure:
    what: object
    name: str = ""  # behind `as`

    def id(self):
        return self.name or measures.written(self.what, plainly=True)

    def text(self):
        typed = measures.written(self.what)
        if not self.name:
            return typed
        return f"{typed} as {self.name if conditions.BARE.fullmatch(self.name) else chr(34) + self.name + chr(34)}"


@dataclass
class Sort:
    text: str
    down: bool
    group: int | None = None      # a group column by its place,
    measure: object = None        # or a measure, shown or not,
    compare: str = ""             # or its comparison


@dataclass
class Question:
    """`having` is a condition of which some leaves are ("measure", text, measure, operator, literal)."""
    ledger: str
    where: list = field(default_factory=list)
    period: tuple | None = None
    groups: list = field(default_factory=list)
    pivot: object = None
    measures: list = field(default_factory=list)
    compare: list = field(default_factory=list)
    having: tuple | None = None
    sort: list = field(default_factory=list)
    limit: int | None = None
    totals: bool = False
    unit: str = ""
    today: object = None
    select: list = field(default_factory=list)  # rows, not groups
    show_personal: bool = False

    def keys(self):
        return [name.id for name in self.groups]

    def columns(self):
        """The columns that it needs."""
        found = set().union(*(conditions.columns(node) for node in self.where))
        found |= {name.id for name in self.select}
        found |= set().union(*(measures.columns(measure.what) for measure in self.measures))
        found |= {"date" if id in TIMES else id for id in self.keys() + ([self.pivot.id] if self.pivot else [])}
        found |= set().union(*(measures.columns(sort.measure) for sort in self.sort if sort.measure))
        for leaf in leaves(self.having):
            found |= measures.columns(leaf[2]) if leaf[0] == "measure" else conditions.columns(leaf)
        if self.period or set(TIMED) & set(self.compare):
            found.add("date")
        return found

    def options(self):
        """As on the command line."""
        found = ["-f", "json", "--today", str(self.today)]
        for node in self.where:
            found += ["-w", conditions.written(node)]
        for option, value in (("--period", self.period and self.period[0]), ("-n", self.limit and str(self.limit)),
                              ("-g", ",".join(name.text for name in self.groups)),
                              ("-p", self.pivot and self.pivot.text), ("--unit", self.unit),
                              ("--select", ",".join(name.text for name in self.select)),
                              ("-a", ",".join(measure.text() for measure in self.measures)),
                              ("-c", ",".join(self.compare)), ("--having", self.having and having(self.having)),
                              ("-s", ",".join("-" * sort.down + sort.text for sort in self.sort))):
            found += [option, value] if value else []
        return found + ["--totals"] * self.totals + ["--show-personal"] * self.show_personal


def leaves(node):
    if node is None:
        return []
    if node[0] in ("and", "or", "not"):
        return [leaf for part in node[1:] for leaf in leaves(part)]
    return [node]


def having(node, around=0):
    if node[0] == "measure":
        return f"{node[1]} {node[3]} {node[4][0]}"
    if node[0] in ("and", "or"):
        rank = 1 if node[0] == "or" else 2
        text = f" {node[0]} ".join(having(part, rank + 1) for part in node[1:])
        return f"({text})" if rank < around else text
    return "not " + having(node[1], 3) if node[0] == "not" else conditions.written(node)


class Maker:
    def __init__(self, random, ledger, today):
        self.random, self.ledger, self.today = random, ledger, today
        self.conditions = conditions.Maker(random, ledger, today)
        self.measures = measures.Maker(random, ledger, self.conditions)

    def question(self):
        random = self.random
        question = Question(self.ledger.id, today=self.today)
        question.where = [self.conditions.condition() for _ in range(random.choice([0, 0, 0, 1, 1, 2]))]
        grains = ["year", "half", "quarter", "month"] + ["day"] * (random.random() < 0.3)
        if random.random() < 0.35:
            question.period = self.conditions.period(grains)
        question.unit = random.choice(["元", "万元", "亿元"]) if random.random() < 0.12 else ""
        question.show_personal = random.random() < 0.3
        if random.random() < 0.08:
            return self.select(question)
        self.group(question)
        self.measure(question)
        if random.random() < 0.45:
            self.comparisons(question)
        if question.groups:
            if random.random() < 0.25:
                question.having = self.having(question)
            if random.random() < 0.4:
                question.sort = [self.sort(question) for _ in range(random.choice([1, 1, 2]))]
            if random.random() < 0.2:
                question.limit = random.choice([1, 2, 3, 5, 100])
        question.totals = random.random() < 0.3
        return question

    def select(self, question):
        """Rows instead of groups."""
        random = self.random
        ids = random.sample([*self.ledger.columns, *self.ledger.extras], random.choice([1, 2, 4]))
        question.select = [self.conditions.name(id) for id in ids]
        if random.random() < 0.5:
            place = random.randrange(len(ids))
            question.sort = [Sort(question.select[place].text, random.random() < 0.5, group=place)]
        question.limit = random.choice([None, None, 1, 7])
        return question

    def group(self, question):
        random = self.random
        words = [id for id, column in self.ledger.columns.items() if column.kind not in NUMBERS]
        choice = random.sample(words, 2) + random.sample(TIMES, 1) + [random.choice(list(self.ledger.columns))]
        ids = random.sample(list(dict.fromkeys(choice)), random.choice([0, 1, 1, 1, 2, 2, 3]))
        question.groups = [self.conditions.name(id) for id in ids]
        personal = [id for id in words if kind(self.ledger, id) in PERSONAL]
        pivots = [id for id in words + list(TIMES) if id not in ids + personal]
        if random.random() < 0.2:
            question.pivot = self.conditions.name(random.choice(pivots))

    def measure(self, question):
        random = self.random
        numeric = random.random() < 0.6
        for _ in range(random.choice([0, 1, 1, 2, 3]) if question.groups else random.choice([1, 2, 3])):
            measure = Measure(self.measures.measure(numeric))
            if random.random() < 0.25 or len(measure.id()) > 60:
                measure.name = random.choice(NAMES)
            if measure.id() not in [other.id() for other in question.measures]:
                question.measures.append(measure)

    def comparisons(self, question):
        random = self.random
        ids = question.keys() + ([question.pivot.id] if question.pivot else [])
        if question.pivot and is_timed([question.pivot.id]) and is_timed(question.keys()):
            return
        allowed = ["share", "rank"]
        if is_timed(ids) or question.period:
            allowed += ["ytd", "cumulative", "yoy", "mom"]
        if not all(measures.is_number(measure.what, self.ledger) for measure in question.measures):
            allowed = [how for how in allowed if how in ("ytd", "cumulative")]
        if any(measures.has_root(measure.what) for measure in question.measures):
            allowed = [how for how in allowed if how in ("ytd", "cumulative", "rank")]  # no root is exact
        question.compare = random.sample(allowed, min(len(allowed), random.choice([1, 2, 2, 4, 6])))

    def having(self, question, depth=1):
        random = self.random
        if depth and random.random() < 0.4:
            how = random.choice(["and", "or", "not"])
            return (how, *(self.having(question, 0) for _ in range(1 if how == "not" else 2)))
        named = [m for m in question.measures if measures.is_number(m.what, self.ledger) and m.name.isalnum()]
        if named and random.random() < 0.4:
            measure = random.choice(named)
            text, what = measure.name, measure.what
        elif random.random() < 0.7:
            what = random.choice([measures.Atom("count"), self.measures.atom(numeric=True), self.measures.formula(1)])
            text = measures.written(what)
        else:
            ids = [id for id in question.keys() if kind(self.ledger, id) != "list"]
            if not ids:
                return self.having(question, 0)
            id = random.choice(ids)
            sign = random.choice(["=", "!=", "<", ">", "<=", ">="])
            return ("is", self.conditions.name(id), sign, self.conditions.literal(id))
        literal = random.choice([("0", 0), ("1", 1), ("2", 2), ("5", 5), ("20", 20), ("1万", 10000)])
        if measures.is_money(what, self.ledger):
            literal = self.conditions.literal(random.choice(self.measures.money))
        return ("measure", text, what, random.choice(["<", "<=", ">", ">=", "=", "!="]), literal)

    def sort(self, question):
        random = self.random
        down = random.random() < 0.5
        if random.random() < 0.3:
            place = random.randrange(len(question.groups))
            return Sort(question.groups[place].text, down, group=place)
        shown = [measure for measure in question.measures if measure.name.isalnum() or not measure.name]
        if shown and random.random() < 0.7:
            measure = random.choice(shown)
            if measure.id()[0] != "-":
                if question.compare and not question.pivot and random.random() < 0.4:
                    how = random.choice(question.compare)
                    return Sort(f"{measure.id()}:{how}", down, measure=measure.what, compare=how)
                return Sort(measure.name or measures.written(measure.what), down, measure=measure.what)
        what = self.measures.atom(numeric=True)
        return Sort(measures.written(what), down, measure=what)


def is_timed(ids):
    return any(id == "date" or id in TIMES for id in ids)
