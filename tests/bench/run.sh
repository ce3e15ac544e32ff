#!/bin/sh
# Times one group-by on a made-up labour ledger beside `wc -l` on the same file, both with the file in the
# cache: seconds, peak memory, and the ratio of the medians.
#
#   tests/bench/run.sh [MEGABYTES]      (default 200; the ledger is kept in build/bench)
set -eu
cd "$(dirname "$0")/../.."
megabytes=${1:-200}
program=build/release/shanhai
[ -x "$program" ] || { echo "build first: ./tests/run.sh" >&2; exit 1; }
mkdir -p build/bench
ledger=build/bench/labour-$megabytes.csv
[ -s "$ledger" ] || { python3 tests/bench/labour.py "$megabytes" > "$ledger.part" && mv "$ledger.part" "$ledger"; }
exec python3 tests/bench/time_beside.py "$ledger" \
  "wc -l $ledger" \
  "$program query labour $ledger -g township,month -a count,sum(wage) -f csv"
