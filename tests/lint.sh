#!/usr/bin/env bash
# Static analysis of src/ with clang-tidy; .clang-tidy says what it looks for.
#
#   tests/lint.sh [FILE...]
set -euo pipefail
# shellcheck source=samples/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../samples/setup.sh"

files=("$@")
if ((!$#)); then
  while IFS= read -r file; do files+=("$file"); done < <(find src -name '*.cpp' | sort)
fi
log_to build/lint.log
need build lint
step configure configure debug -DSHANHAI_TESTS=OFF
printf '%s\0' "${files[@]}" | xargs -0 -P "$(processes)" -n 4 clang-tidy -p build/debug --quiet 2>>"$log"
say "${#files[@]} files"
