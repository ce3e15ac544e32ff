"""Random questions whose answers do not depend on how, or in which order, the rows were written."""
from made_up import LEDGERS

PERIODS = ("2022", "2023H1", "2022Q3..2023Q2", "2023-06", "..2022")


def numbers(ledger):
    return [column.id for column in LEDGERS[ledger] if column.kind in ("money", "count", "decimal")]


def texts(ledger):
    return [column.id for column in LEDGERS[ledger] if column.kind in ("text", "category")]


def condition(chance, ledger):
    if chance.random() < 0.4:
        return f"{chance.choice(numbers(ledger))} {chance.choice(('>', '<=', '!='))} {chance.choice((0, 7, 500, 30000))}"
    column = chance.choice([column for column in LEDGERS[ledger] if column.pool])
    words = [word[0].replace("'", "''") for word in column.pool]
    form = chance.choice(("{0} = '{1}'", "{0} in ('{1}', '{2}')", "{0} != '{1}'", "{0} is not empty", "not {0} ~ '{3}'"))
    return form.format(column.id, chance.choice(words), chance.choice(words), chance.choice(words)[:1])


def measure(chance, ledger):
    column = chance.choice(numbers(ledger))
    form = chance.choice(("sum({0})", "count", "count({0})", "mean({0})", "min({0})", "max({0})", "median({0})", "p90({0})", "stddev({0})",
                          "distinct({1})", "sum({0} where {2})", "sum({0}) / count", "max({1})", "sum({0}) * 2 - count({0})"))
    return form.format(column, chance.choice(texts(ledger)), condition(chance, ledger))


def question(chance, ledger):
    """The options of a `query` that asks for groups."""
    asked = ["-a", ",".join(dict.fromkeys(measure(chance, ledger) for _ in range(chance.choice((1, 2, 3)))))]
    groups = chance.sample(texts(ledger) + ["year", "quarter", "month", "date"], chance.choice((0, 1, 1, 2)))
    if sum(group in ("year", "quarter", "month", "date") for group in groups) > 1:
        groups = groups[:1]
    if groups:
        asked += ["-g", ",".join(groups)]
    if chance.random() < 0.4:
        asked += ["-w", condition(chance, ledger)]
    if chance.random() < 0.3:
        asked += ["--period", chance.choice(PERIODS)]
    if groups and chance.random() < 0.2:
        asked += ["-p", chance.choice([each for each in texts(ledger) if each not in groups] or texts(ledger))]
    elif groups and chance.random() < 0.3:
        asked += ["-c", "share,rank" if groups[0] not in ("year", "quarter", "month") else "yoy,cumulative"]
    if groups and chance.random() < 0.3:
        asked += ["--totals"]
    return asked
