#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Scans into the till while a Chinese input method (ibus with libpinyin) is composing, and counts what arrives. Not
# part of tests/run: it needs ibus, its engine and a session bus of its own.
#
#   apt-get install --no-install-recommends ibus ibus-libpinyin dbus xvfb xdotool
#   tests/e2e/ime.sh BUILD [SCANS]       BUILD holds bin/till and bin/tillctl; 100 scans unless told
#
# First a person types pinyin into the note of a line: Chinese in the journal proves that the engine composes. Then
# goods are scanned at the cart, most with digits, one with letters; the cart must hold them all.
# TILL_IME_PICTURE=FILE saves what the screen shows at the end, TILL_IME_JOURNAL=FILE the records.
#
# Exit codes: 0 everything arrived, 1 something was lost, 69 a program is missing.
set -euo pipefail
build=$(realpath "${1:?usage: tests/e2e/ime.sh BUILD [SCANS]}")
scans=${2:-100}

for program in ibus-daemon ibus dbus-run-session xvfb-run xdotool; do
  command -v "$program" >/dev/null || {
    echo "error: $program is missing: see the head of this script" >&2
    exit 69
  }
done

if [ -z "${TILL_IME_INSIDE:-}" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir -m 700 "$work/run" "$work/home" "$work/data"
  TILL_IME_INSIDE=$work HOME=$work/home XDG_RUNTIME_DIR=$work/run \
    dbus-run-session -- xvfb-run -a --server-args="-screen 0 1366x768x24" "$0" "$build" "$scans"
  exit
fi

data=$TILL_IME_INSIDE/data
ctl=("$build/bin/tillctl" --json --data "$data")
codes=(6921168509256 6921168520015 6921168532001)
letters=TILL-ime-2024

wait_for() { # SECONDS COMMAND...
  local until=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.2
  done
}
records_of() { "${ctl[@]}" journal show --count 1000000 2>/dev/null | grep -o "\"kind\": *\"$1\"" | wc -l; }
signed_in() { [ "$(records_of staff.signed_in)" -ge 1 ]; }
pieces() {
  "${ctl[@]}" cart show 2>/dev/null | grep -o '"quantity": *"[0-9]*"' | grep -o '[0-9]*' | awk '{ n += $1 } END { print n + 0 }'
}
has_pieces() { [ "$(pieces)" -eq "$1" ]; }
noted() { [ "$(records_of sale.line_noted)" -ge 1 ]; }
answers() { ibus address 2>/dev/null | grep -q unix:; }
chinese() { ibus engine libpinyin 2>/dev/null || [ "$(ibus engine 2>/dev/null)" = libpinyin ]; }
shown() { xdotool search --onlyvisible --pid "$till" >/dev/null 2>&1; }

{
  echo "code,barcode,name,category,unit,price,weighed,plu,discountable"
  number=1
  for code in "${codes[@]}" "$letters"; do
    echo "$number,$code,商品 $number,,个,1.00,0,,1"
    number=$((number + 1))
  done
} >"$TILL_IME_INSIDE/goods.csv"
"${ctl[@]}" --training catalog import "$TILL_IME_INSIDE/goods.csv" >/dev/null

ibus-daemon --xim --replace --panel disable >/dev/null 2>&1 &
daemon=$!
wait_for 30 answers
QT_IM_MODULE=ibus XMODIFIERS=@im=ibus QT_QPA_PLATFORM=xcb \
  "$build/bin/till" --training --data "$data" --window 1366x768 &
till=$!
trap 'kill "$till" "$daemon" 2>/dev/null || true' EXIT

wait_for 30 shown
xdotool mousemove 683 384
# Without a window manager nobody makes the window active, and only an active window has an input method.
xdotool windowfocus --sync "$(xdotool search --onlyvisible --pid "$till" | tail -1)"
xdotool key Down
xdotool type --delay 200 2580
xdotool key Return
wait_for 30 signed_in
failed=0

# A first line, and a note to it: "nihao" becomes Chinese only if the engine composes.
xdotool type --delay 5 "${codes[0]}"$'\n'
wait_for 10 has_pieces 1
xdotool key --clearmodifiers ctrl+n
wait_for 10 chinese
xdotool type --delay 200 nihao
sleep 1
xdotool key space
sleep 1
xdotool key Return
wait_for 10 noted || failed=1
note=$("${ctl[@]}" journal show --count 1000000 | grep -o '"note": *"[^"]*"' | tail -1)
echo "note typed as nihao: $note"
[ "${note#*你好}" != "$note" ] || failed=1
echo "input method while scanning: $(ibus engine 2>/dev/null || echo "none asked for")"

for ((i = 0; i < scans; i++)); do
  xdotool type --delay 5 "${codes[i % 3]}"$'\n'
  if ((i == scans / 2)); then
    sleep 0.3
    xdotool type --delay 5 "$letters"$'\n'
    sleep 0.3
  fi
done
wait_for 20 has_pieces $((scans + 2)) || failed=1
echo "goods scanned: $((scans + 2)), in the cart: $(pieces)"
if "${ctl[@]}" cart show | grep -q "$letters"; then
  echo "the code with letters arrived as it was scanned"
else
  echo "the code with letters did not arrive"
  failed=1
fi
[ -z "${TILL_IME_PICTURE:-}" ] || import -window root "$TILL_IME_PICTURE"
[ -z "${TILL_IME_JOURNAL:-}" ] || "${ctl[@]}" journal export "$TILL_IME_JOURNAL" >/dev/null
"${ctl[@]}" journal verify >/dev/null || failed=1
exit "$failed"
