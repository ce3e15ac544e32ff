#!/usr/bin/env bash
# Runs the whole suite on a build that counts, and says which lines and branches of src/ and include/ it does
# not reach. Needs clang and llvm. Exit status 1 where less is reached than docs/reliability.md promises.
#
#   tests/coverage.sh
set -euo pipefail
# shellcheck source=samples/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../samples/setup.sh"

log_to build/coverage.log
need build tests clang
step configure configure coverage -DSHANHAI_TESTS=ON
step build cmake --build build/coverage --parallel "$(processes)"

# Thousands of processes write into a few files (the preset names them), which are merged as each of them ends.
rm -rf build/coverage/profiles
# Where no file can be written, or memory is wanting, the counters complain where the program should say one line:
# these tests cannot pass, but what they reach counts.
disturbed='^(cli/output_file|written-files|faults/signals|faults/memory|faults/kills|hostile)$'
step test ctest --test-dir build/coverage --output-on-failure --no-tests=error -E "$disturbed"
ctest --test-dir build/coverage -R "$disturbed" >>"$log" 2>&1 || true
step merge llvm-profdata merge -sparse build/coverage/profiles/*.profraw -o build/coverage/all.profdata

objects=()
for program in build/coverage/shanhai-tests build/coverage/fuzz/fuzz-*; do
  objects+=(-object "$program")
done
llvm-cov export build/coverage/shanhai "${objects[@]}" -instr-profile build/coverage/all.profdata \
  -ignore-filename-regex '/tests/|/build/[^/]*/[^.]|^/usr/' >build/coverage/coverage.json 2>>"$log"
exec python3 tests/coverage.py build/coverage/coverage.json
