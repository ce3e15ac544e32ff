"""Whole numbers of the smallest unit: sharing them out, and printing them.

Public funds are counted in hundreds of yuan (百元, 0.01 of 万元), sales in fen (分, 0.01 of 元).
"""


def share_out(total, weights, step=1):
    """Parts in proportion to whole-number weights, with `total` as their exact sum.

    Every boundary between parts is rounded to a multiple of `step`, so no part is more than one
    step off, and what is finer than a step lands in the last one.
    """
    whole = sum(weights)
    parts, reached, before = [], 0, 0
    for weight in weights:
        reached += weight
        boundary = (2 * total * reached + step * whole) // (2 * step * whole) * step
        if reached == whole:
            boundary = total
        parts.append(boundary - before)
        before = boundary
    return parts


def hundreds(wan):
    """百元 in so many 万元, written as a number or as text ("98.5")."""
    units, _, cents = str(wan).partition(".")
    return int(units) * 100 + int((cents + "00")[:2])


def in_wan(amount):
    """百元 printed in 万元: 39050 is 390.5."""
    units, cents = divmod(amount, 100)
    return f"{units}.{cents:02d}".rstrip("0").rstrip(".")


def in_yuan(amount):
    """分 printed in 元."""
    units, cents = divmod(amount, 100)
    return f"{units}.{cents:02d}"
