#!/usr/bin/env python3
"""The program that users run is hardened: read from its ELF headers.

    hardening.py PROGRAM
"""

import os
import re
import subprocess
import sys

CLAIMS = [
    ("its addresses cannot be foretold (position-independent executable)", r"^\s*Type:\s+DYN "),
    ("relocations are read-only once it runs (relro)", r"^\s*GNU_RELRO "),
    ("all of them are made at the start (now)", r"^.*\((FLAGS_1|FLAGS)\).*NOW"),
    ("its stack holds no code", r"^\s*GNU_STACK .* RW\s"),
    ("its stack frames are guarded", r" __stack_chk_fail"),
    ("library calls know the sizes of buffers (_FORTIFY_SOURCE)", r" __\w+_chk\b(?<!__stack_chk)"),
    ("its threads note down nothing for their end (without memory to do so, glibc would abort)",
     r"(?s)\A(?!.* __cxa_thread_atexit)"),
]


def main():
    program = sys.argv[1]
    command = ["readelf", "-W", "--file-header", "--program-headers", "--dynamic", "--dyn-syms", program]
    text = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}).stdout
    lacking = [claim for claim, pattern in CLAIMS if not re.search(pattern, text, re.M)]
    for claim in lacking:
        print(f"{program}: not so: {claim}")
    sys.exit(1 if lacking else 0)


main()
