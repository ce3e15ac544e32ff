#!/usr/bin/env bash
# Fuzzes every target, one after the other, and says how far each came. Needs clang.
#
#   tests/fuzz/run.sh SECONDS [TARGET...]     so many seconds each; all targets where none is named
#
# Starts from the samples (seeds.py), from what was kept (tests/fuzz/corpus) and from what earlier runs found
# (build/fuzz/corpus). An input that breaks a claim is left in build/fuzz/found: mend it, and keep the input in
# tests/fuzz/corpus/TARGET, where every test run replays it.
set -euo pipefail
# shellcheck source=samples/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../../samples/setup.sh"

if (($# == 0)) || [[ ! $1 =~ ^[1-9][0-9]*$ ]]; then
  stop 'usage: tests/fuzz/run.sh SECONDS [TARGET...]' 2
fi
seconds=$1
shift
targets=("$@")
(($#)) || targets=(values condition measure template catalogue records program)

log_to build/fuzz.log
need build clang
step configure configure fuzz
step build cmake --build build/fuzz --parallel "$(processes)" --target "${targets[@]/#/fuzz-}"

work=build/fuzz
mkdir -p "$work/found"
python3 tests/fuzz/seeds.py "$work/seeds"
broken=0
for target in "${targets[@]}"; do
  folders=("$work/corpus/$target" "$work/seeds/$target")
  [[ -d tests/fuzz/corpus/$target ]] && folders+=("tests/fuzz/corpus/$target")
  mkdir -p "${folders[0]}"
  status=0
  "$work/fuzz/fuzz-$target" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=3000 \
    -dict="$work/seeds/$target.dict" -artifact_prefix="$work/found/$target-" -print_final_stats=1 \
    "${folders[@]}" >"$work/$target.log" 2>&1 || status=$?
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$target.log")
  edges=$(sed -n 's/.* cov: \([0-9]*\).*/\1/p' "$work/$target.log" | tail -n 1)
  inputs=$(find "$work/corpus/$target" -type f | wc -l)
  printf '%-10s %9s executions  %6s edges  %5s inputs\n' "$target" "${executions:-?}" "${edges:-?}" "$inputs"
  if ((status)); then
    broken=1
    say "$target: an input breaks it, see $work/$target.log"
    sed -n 's/.*Test unit written to /  /p' "$work/$target.log" >&2
  fi
done
exit "$broken"
