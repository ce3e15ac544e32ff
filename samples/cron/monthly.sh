#!/bin/sh
# Once a month: checks the ledgers, makes last month's report, files both with the ledgers as they were, and
# raises the alarm. It prints nothing and exits with 0 where all is well; cron mails whatever it prints.
#
#   monthly.sh LEDGERS ARCHIVE [DAY]     DAY (2023-07-03) stands in for today: a month can be done again
#
# ARCHIVE/2023-06/ then holds check.md, monthly.md, figures.csv and ledgers.tar.gz; a second run replaces them.
# Exit status: 0, or 1 for an error in the ledgers or an alarm, or that of the shanhai command that failed.
# In the environment: SHANHAI, the program (default: shanhai); CONFIG, its options (default: shanhai.conf beside this).
set -eu
PATH=${PATH:-/usr/local/bin:/usr/bin:/bin}
umask 027

name=${0##*/}
say() { echo "$name: $*" >&2; }
case $# in 2 | 3) ;; *) say "usage: $name LEDGERS ARCHIVE [DAY]"; exit 2 ;; esac
ledgers=$1 archive=$2 today=${3:-$(date +%Y-%m-%d)}
shanhai=${SHANHAI:-shanhai}
config=${CONFIG:-$(dirname -- "$0")/shanhai.conf}

case $today in [0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]) ;; *) say "$today is no day: 2023-07-03"; exit 2 ;; esac
year=${today%%-*} month=${today#*-}
month=${month%-*}
month=$((${month#0} - 1))
[ "$month" -gt 0 ] || { month=12 year=$((year - 1)); }
period=$(printf '%04d-%02d' "$year" "$month")

mkdir -p -- "$archive"
exec 9<"$archive"
flock -n 9 || { say "another run is at work in $archive"; exit 75; }
to=$archive/$period
packed=$to/.ledgers.$$
trap 'rm -f -- "$packed"; rmdir -- "$to" 2>/dev/null || :' EXIT
trap 'exit 143' INT TERM HUP
mkdir -p -- "$to"

# 1 is news, and the work goes on; anything above is a failure, and shanhai has said which.
status=0
run() {
  code=0
  "$shanhai" "$@" -d "$ledgers" --config "$config" --today "$today" || code=$?
  [ "$code" -le 1 ] || { say "shanhai $1 failed (exit status $code): $period is not complete"; exit "$code"; }
  [ "$code" -eq 0 ] || status=1
}

run check -o "$to/check.md"
[ "$status" -eq 0 ] || say "there are errors in the ledgers: $to/check.md"
run report monthly --period "$period" -o "$to/monthly.md"
run figure --quiet --period "$period" --bom -o "$to/figures.csv"

(cd -- "$ledgers" && find . -maxdepth 1 -type f ! -name '.*' -print0) |
  tar -C "$ledgers" --null -T - -czf "$packed"
mv -f -- "$packed" "$to/ledgers.tar.gz"

exit "$status"
