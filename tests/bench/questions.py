"""The questions of the benchmark, and how shanhai and its peers are asked them: every one over the whole file,
typed alike (days as days, money exact), with the same filters. Each gives the arguments of a command."""
import json
import os

WAGE = '"月收入(元)"'
TYPES = {"日期": "DATE", "结束时间": "DATE", "月收入(元)": "DECIMAL(18,6)", "人数": "INTEGER"}
HEADER = ("日期,结束时间,姓名,身份证号,联系电话,乡镇,村,人员类别,就业去向,岗位,月收入(元),组织方式,人数,"
          "就业地点,用工单位,备注").split(",")

# What shanhai is asked, and the same in SQL: selected, condition, grouped by so many of the first columns.
GROUP = {"options": ["-g", "township,month", "-a", "count,sum(wage)"],
         "sql": f"乡镇, strftime(日期, '%Y-%m'), count(*), sum({WAGE})", "keys": 2}
FILTER = {"options": ["-w", "destination = 东部结对省份 and wage >= 5000 and category in (脱贫人口, 监测对象)",
                      "-a", "count,sum(wage)"],
          "sql": f"count(*), sum({WAGE})", "keys": 0,
          "where": f"就业去向 = '东部结对省份' AND {WAGE} >= 5000 AND 人员类别 IN ('脱贫人口', '监测对象')"}
QUANTILES = {"options": ["-g", "category", "-a", "median(wage),p90(wage)"],
             "sql": f"人员类别, quantile_cont({WAGE}, 0.5), quantile_cont({WAGE}, 0.9)", "keys": 1}
PERSONS = {"options": ["-g", "destination", "-a", "distinct(id_card)"],
           "sql": "就业去向, count(DISTINCT 身份证号)", "keys": 1}


def shanhai(program, question, file, threads=None):
    return ([program, "query", "labour", file] + question["options"] + ["-f", "csv"] +
            (["--threads", str(threads)] if threads else []))


def sql(question, table):
    where = f" WHERE {question['where']}" if "where" in question else ""
    keys = ", ".join(str(i + 1) for i in range(question["keys"]))
    order = f" GROUP BY {keys} ORDER BY {keys}" if keys else ""
    return f"SELECT {question['sql']} FROM {table}{where}{order}"


def duckdb(peers, question, file):
    columns = ", ".join(f"'{name}': '{TYPES.get(name, 'VARCHAR')}'" for name in HEADER)
    table = f"read_csv('{file}', header = true, columns = {{{columns}}})"
    script = os.path.join(os.path.dirname(__file__), "duckdb.mjs")
    return ["node", script, peers, sql(question, table)]


def sqlite(file):
    """The group-by, after an import as a user would do it."""
    question = sql(GROUP, "ledger").replace("strftime(日期, '%Y-%m')", "substr(日期, 1, 7)")
    return ["sqlite3", "-cmd", ".mode csv", "-cmd", f".import '{file}' ledger", ":memory:", question]


def miller(file):
    return ["mlr", "--icsv", "--ocsv", "--headerless-csv-output", "put", '${月} = substr(${日期}, 0, 6)', "then",
            "stats1", "-a", "count,sum", "-f", "月收入(元)", "-g", "乡镇,月", file]


def datamash(file):
    """It knows neither quotes nor parts of dates: sed cuts the day off, and quoted cells stand behind those asked for."""
    return ["sh", "-c", "sed '1d; s/-..,/,/' \"$1\" | datamash -t, -s -g 6,1 count 1 sum 11", "sh", file]


def answer(text):
    """The rows of an answer, whoever gave it, as sorted lists: no header, numbers without trailing zeros."""
    def plain(cell):
        cell = cell.strip('"')
        return cell.rstrip("0").rstrip(".") if "." in cell and cell.replace(".", "", 1).isdigit() else cell
    lines = text.splitlines()
    rows = [json.loads(line) for line in lines] if text.startswith("[") else [line.split(",") for line in lines]
    return sorted([plain(cell) for cell in row] for row in rows if row[-1][-1:].isdigit())
