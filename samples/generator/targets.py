"""Targets of the yearly agreement, all made up: some reached, some missed, some passed early."""

HEADER = ["indicator", "year", "target", "unit"]
YEARS = (2021, 2022, 2023)
TARGETS = [  # indicator, targets of the three years, unit
    ("funds.received", (4700, 5000, 5200), "万元"),
    ("funds.disbursed", (4500, 4800, 4500), "万元"),
    ("funds.social", (400, 500, 600), "万元"),
    ("funds.projects", (38, 40, 42), "个"),
    ("funds.jobs", (800, 800, 900), "人"),
    ("labour.transferred", (4000, 4500, 4600), "人"),
    ("labour.east", (2200, 2600, 2700), "人"),
    ("labour.poverty", (2400, 2600, 2900), "人"),
    ("labour.trained", (400, 500, 2700), "人次"),
    ("talent.trained", (1500, 2000, 2800), "人次"),
    ("sales.amount", ("3.2", "3.9", "4.6"), "亿元"),
    ("sales.east", ("2.3", "2.8", "3.4"), "亿元"),
    ("enterprises.introduced", (3, 3, 2), "家"),
    ("enterprises.invested", (9000, 7000, 9000), "万元"),
]


def table():
    rows = [(indicator, year, target, unit)
            for indicator, targets, unit in TARGETS for year, target in zip(YEARS, targets)]
    rows.sort(key=lambda row: row[1])
    return HEADER, rows
