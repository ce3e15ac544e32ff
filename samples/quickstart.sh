#!/usr/bin/env bash
# From a fresh Debian to the first report: installs what is missing, builds shanhai, and prints the
# monthly report of the sample data. Safe to run again; the report alone is on standard output.
#
#   samples/quickstart.sh
set -euo pipefail
# shellcheck source=samples/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

log_to build/quickstart.log
need build
# Without the packages for the tests they are left out of the build, not asked for.
tests=$([[ -z $(missing tests) ]] && echo ON || echo OFF)
step configure configure release -DSHANHAI_TESTS="$tests"
step build cmake --build build/release --target shanhai --parallel "$(processes)"

build/release/shanhai report monthly --period 2023-06 -d samples/dushan ||
  stop "step 'report' failed with exit status $?"
