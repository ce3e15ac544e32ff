"""Makes a mismatch small: fewer rows, then fewer parts of the question, while there still is one."""
import copy


def smallest(ledger, question, what, difference):
    """`difference` gives what is wrong, as text; empty where nothing is."""
    best = [copy.deepcopy(ledger), copy.deepcopy(question), what]

    def better(ledger, question):
        if not question.groups and not question.measures and not question.select:
            return False  # it would ask for rows
        try:
            what = difference(ledger, question)
        except (StopIteration, KeyError, IndexError, ValueError):
            return False  # a part that another part needs is gone
        if not what or what.startswith("exit status") != best[2].startswith("exit status"):
            return False
        best[:] = [ledger, question, what]
        return True

    for _ in range(2):
        _parts(best, better)
        _files(best, better)
        _rows(best, better)
    return best


def fewer_rows(ledger, is_wrong):
    """Of a mismatch that is no question's."""
    best = [copy.deepcopy(ledger), None, ""]

    def better(ledger, question):
        wrong = bool(is_wrong(ledger))
        if wrong:
            best[0] = ledger
        return wrong

    _files(best, better)
    _rows(best, better)
    return best[0]


def _files(best, better):
    for name in [file.name for file in best[0].files]:
        ledger = copy.deepcopy(best[0])
        ledger.files = [file for file in ledger.files if file.name != name]
        if ledger.files:
            better(ledger, best[1])


def _rows(best, better):
    for place in range(len(best[0].files)):
        size = len(best[0].files[place].rows)
        while size:
            start = 0
            while start < len(best[0].files[place].rows):
                ledger = copy.deepcopy(best[0])
                del ledger.files[place].rows[start:start + size]
                if not better(ledger, best[1]):
                    start += size
            size //= 2


def _parts(best, better):
    for name, nothing in (("sort", []), ("having", None), ("limit", None), ("totals", False), ("unit", ""),
                          ("where", []), ("period", None), ("pivot", None), ("compare", [])):
        question = copy.deepcopy(best[1])
        setattr(question, name, nothing)
        better(best[0], question)
    for name in ("where", "measures", "compare", "sort", "groups", "select"):
        place = 0
        while place < len(getattr(best[1], name)):
            question = copy.deepcopy(best[1])
            del getattr(question, name)[place]
            if not better(best[0], question):
                place += 1
