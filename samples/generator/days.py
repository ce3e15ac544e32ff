"""Days and months as text, which sorts as they follow each other."""
LAST_DAY = "2023-12-31"  # the day up to which the ledgers go


def day(year, month, number):
    return f"{year}-{month:02d}-{number:02d}"


def months_later(date, months):
    """The same day of a later month; days run to 28 in all made-up dates, so it is always there."""
    year, month, number = (int(part) for part in date.split("-"))
    index = year * 12 + month - 1 + months
    return day(index // 12, index % 12 + 1, number)


def quarter(date):
    return (int(date[5:7]) + 2) // 3
