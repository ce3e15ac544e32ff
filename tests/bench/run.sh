#!/usr/bin/env bash
# Measures shanhai beside what a user would pick instead, on a made-up labour ledger of 1.1 GB, and writes
# tests/bench/results.md and the tables of docs/performance.md. Some five minutes; best on a machine that does nothing else.
#
#   tests/bench/run.sh [--quick] [--resume] [--only ROW,…] [--smoke]
#
#   --quick    on 100 MB, in about a minute; the table is printed only
#   --resume   takes what was measured before it was interrupted
#   --only     these rows of the table (rows.py names them)
#   --smoke    no times: answers on 1 MB beside those of sqlite3 and Miller
#
# Peers and data are kept in build/bench (some 3 GB; it may be deleted at any time).
set -euo pipefail
# shellcheck source=samples/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../../samples/setup.sh"

folder=build/bench
log_to "$folder/run.log"
need build tests bench
step configure configure release
step build cmake --build build/release --parallel "$(processes)" --target shanhai shanhai-parse-only
if [[ " $* " != *' --smoke '* && ! -d $folder/peers/node_modules/@duckdb/node-api ]]; then
  step 'install DuckDB' npm install --no-audit --no-fund --prefix "$folder/peers" @duckdb/node-api
fi
results=()
[[ " $* " == *' --quick '* ]] || results=(--results tests/bench/results.md --docs docs/performance.md)
exec python3 tests/bench/run.py --program build/release/shanhai --folder "$folder" "${results[@]}" "$@"
