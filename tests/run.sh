#!/usr/bin/env bash
# Builds everything and runs every test. Installs what is missing first, on Debian.
#
#   tests/run.sh [PRESET]     release (the default), debug, asan or tsan
set -euo pipefail
# shellcheck source=samples/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/../samples/setup.sh"

preset=${1-release}
if (($# > 1)) || [[ ! $preset =~ ^[[:alnum:]][[:alnum:]_-]*$ ]]; then
  stop 'usage: tests/run.sh [release|debug|asan|tsan]' 2
fi

log_to "build/tests-$preset.log"
need build tests
step configure configure "$preset" -DSHANHAI_TESTS=ON
step build cmake --build "build/$preset" --parallel "$(processes)"
say 'test:'
exec ctest --test-dir "build/$preset" --output-on-failure --no-tests=error
