# shellcheck shell=bash
# What samples/quickstart.sh and tests/run.sh have in common; both source it. Afterwards the
# current folder is the project's; nothing reads from the terminal or depends on the locale; and
# `log_to`, `need`, `step`, `configure`, `processes`, `say` and `stop` are there. Progress goes to
# standard error. Plain bash, 3.2 and later.

me=$(basename -- "$0")
root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
cd -- "$root" || exit
exec </dev/null
export LC_ALL=C  # the one locale that is everywhere
export PATH="${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

# Package (Debian's name), when it is needed, how to see without dpkg that it is there, what for. A `program` will do
# whoever has installed it.
packages() {
  cat <<'END'
g++            build  compiler                            the compiler; C++20 as of version 12
cmake          build  command cmake                       configures the build
ninja-build    build  command ninja                       runs the build
libcli11-dev   build  header  CLI/CLI.hpp                 CLI11: the command line
libfccp-dev    build  header  libfccp/csv.h               fast-cpp-csv-parser: reads the catalogue, targets, statements
libfmt-dev     build  header  fmt/core.h                  fmt: writes numbers and messages
libboost-dev   build  header  boost/accumulators/accumulators.hpp  Boost.Accumulators, Boost.Multiprecision
doctest-dev    tests  header  doctest/doctest.h           doctest: the unit tests
python3        tests  command python3                     runs the golden files (python3-minimal lacks modules)
sqlite3        tests  command sqlite3                     answers the same questions, to compare with
miller         tests  command mlr                         answers one more of them
datamash       bench  command datamash                    is timed beside
time           bench  command time                        weighs
npm            bench  program npm                         fetches DuckDB, to be timed beside
clang          clang  command clang++                     fuzzing and coverage
libclang-rt-dev  clang  command clang++                   its sanitizers, libFuzzer and profiles
llvm           clang  command llvm-cov                    reads what coverage writes
clang-tidy     lint   command clang-tidy                  static analysis
END
}

say() { printf '%s: %s\n' "$me" "$*" >&2; }

stop() { # stop MESSAGE [STATUS]
  say "$1"
  exit "${2:-1}"
}

on_debian() { command -v apt-get && command -v dpkg-query; } >/dev/null

compiler() { command -v "${CXX:-c++}" || command -v g++ || command -v clang++; }

present() { # present PACKAGE PROBE [NAME]
  if on_debian && [[ $2 != program ]]; then
    dpkg-query -W -f '${db:Status-Status}\n' "$1" 2>/dev/null | grep -Fxq installed
    return
  fi
  case $2 in
    compiler) compiler ;;
    command | program) command -v "$3" ;;
    header) "$(compiler)" -std=c++20 -fsyntax-only -x c++ - <<<"#include <$3>" ;;
  esac >/dev/null 2>&1
}

missing() { # missing PURPOSE...: the packages for these purposes that are not there
  local package purpose probe name _
  while read -r package purpose probe name _; do
    [[ " $* " != *" $purpose "* ]] || present "$package" "$probe" "$name" || echo "$package"
  done < <(packages)
}

need() { # need PURPOSE...: installs what is missing, where that can be done without asking
  local absent as_root=()
  read -r -a absent <<<"$(missing "$@" | tr '\n' ' ')"
  ((${#absent[@]})) || return 0
  on_debian || stop "please install (names as in Debian): ${absent[*]}"
  if ((EUID != 0)); then
    as_root=(sudo -n)
    sudo -n true 2>/dev/null ||
      stop "neither root nor sudo without a password; please run: apt-get install ${absent[*]}"
  fi
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y)
  step 'list packages' "${as_root[@]}" update || say 'going on with the lists that are there'
  step "install ${absent[*]}" \
    "${as_root[@]}" -o DPkg::Lock::Timeout=300 install --no-install-recommends "${absent[@]}" ||
    stop "could not install: ${absent[*]}"
}

log_to() { # log_to FILE: where the steps write
  log=$1
  mkdir -p -- "$(dirname -- "$log")" || stop "cannot make the folder of $log"
  : >"$log" || stop "cannot write $log"
}

step() { # step NAME COMMAND...: runs it into the log; says how long it took, or what went wrong
  local name=$1 begin=$SECONDS status=0
  shift
  "$@" >>"$log" 2>&1 || status=$?
  if ((status)); then
    tail -n 40 -- "$log" >&2
    say "step '$name' failed with exit status $status; all of its output is in $log"
    return "$status"
  fi
  say "$name: $((SECONDS - begin)) s"
}

configure() { # configure PRESET [CMAKE OPTION...]
  local cache=build/$1/CMakeCache.txt
  set -- --preset "$@"
  # A build folder that was made elsewhere, and then copied or mounted here, is no use.
  if [[ -f $cache ]] && ! grep -Fxq "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
    set -- --fresh "$@"
  fi
  cmake "$@"
}

processes() { # how many to build with: one a core, and a gigabyte of free memory for each
  local cores memory=
  cores=$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
  if [[ -r /proc/meminfo ]]; then
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1000000) }' /proc/meminfo)
  fi
  [[ -n $memory ]] && ((memory < cores)) && cores=$((memory > 1 ? memory : 1))
  echo "$cores"
}
