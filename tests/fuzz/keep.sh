#!/usr/bin/env bash
# Keeps the fewest of the inputs found by tests/fuzz/run.sh that together reach what all of them reach, as
# tests/fuzz/corpus: small ones, for tests to replay. What is there already stays.
#
#   tests/fuzz/keep.sh [TARGET...]
set -euo pipefail
# shellcheck source=samples/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../../samples/setup.sh"

targets=("$@")
(($#)) || targets=(values condition measure template catalogue records program)
for target in "${targets[@]}"; do
  kept=tests/fuzz/corpus/$target
  mkdir -p "$kept"
  "build/fuzz/fuzz/fuzz-$target" -set_cover_merge=1 -max_len=600 "$kept" "build/fuzz/corpus/$target" \
    "build/fuzz/seeds/$target" >build/fuzz/keep.log 2>&1 || stop "see build/fuzz/keep.log"
  say "$target: $(find "$kept" -type f | wc -l) inputs, $(du -bs "$kept" | cut -f 1) bytes"
done
