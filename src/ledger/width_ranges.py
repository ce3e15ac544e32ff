#!/usr/bin/env python3
"""Writes width_ranges.h from the Unicode data that Python carries:
    python3 src/ledger/width_ranges.py > src/ledger/width_ranges.h
Ranges that only unassigned code points keep apart are joined, which keeps the tables short."""

import sys
import unicodedata

# Format characters that stand in front of digits or words and are seen.
SEEN = {0xAD, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD, *range(0x600, 0x606)}
WIDE_WHOLE = [(0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]
JAMO_INSIDE = [(0x1160, 0x11FF), (0xD7B0, 0xD7FF)]  # they join the syllable before them


def unassigned(c):
    return unicodedata.category(chr(c)) == "Cn"


def takes_no_column(c):
    if any(first <= c <= last for first, last in JAMO_INSIDE):
        return True
    return unicodedata.category(chr(c)) in ("Mn", "Me", "Cf") and c not in SEEN


def takes_two_columns(c):
    if any(first <= c <= last for first, last in WIDE_WHOLE):
        return True
    return not unassigned(c) and unicodedata.east_asian_width(chr(c)) in "WF"


def ranges(holds, passed_over):
    found = []
    for c in range(0x100, sys.maxunicode + 1):
        if not holds(c):
            continue
        if found and c - found[-1][1] < 0x80 and all(
                passed_over(gap) for gap in range(found[-1][1] + 1, c)):
            found[-1][1] = c
        else:
            found.append([c, c])
    return found


def table(name, comment, found):
    print(f"/// {comment}\ninline constexpr CodePointRange {name}[] = {{")
    for at in range(0, len(found), 5):
        print("    " + " ".join(f"{{0x{a:04X}, 0x{b:04X}}}," for a, b in found[at:at + 5]))
    print("};\n")


print(f"""#pragma once
// How many columns a code point takes in a terminal, where that is not one: sorted ranges from Unicode
// {unicodedata.unidata_version} (general categories Mn, Me, Cf; East Asian Width W and F). Written by width_ranges.py.

namespace shanhai {{

struct CodePointRange {{
  char32_t first, last;
}};

// clang-format off
""")
table("zero_width_ranges", "Combining marks, joiners, variation selectors: none. Asked first.",
      ranges(takes_no_column, unassigned))
table("wide_ranges", "CJK, Hangul, full-width forms, emoji: two.",
      ranges(takes_two_columns, lambda c: unassigned(c) or takes_no_column(c)))
print("// clang-format on\n\n}  // namespace shanhai")
