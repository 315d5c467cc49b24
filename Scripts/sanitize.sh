#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs the tests of the loop, the server, the client and the parsers under a sanitizer:
# Scripts/sanitize.sh address|thread [TEST-TARGET…]. Builds in .build/sanitize-NAME. Ends with 1 when the sanitizer finds
# something, or when the tests fail twice: they run many times slower here, so that one which counts milliseconds gets a
# second chance, without others beside it.
set -euo pipefail
cd "$(dirname "$0")/.."
sanitizer=${1:-}
case $sanitizer in
address) pattern='ERROR: AddressSanitizer' ;;
thread) pattern='WARNING: ThreadSanitizer' ;;
*)
  echo "usage: Scripts/sanitize.sh address|thread [TEST-TARGET…]" >&2
  exit 64
  ;;
esac
shift
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  targets=(EventLoopTests HTTP1Tests HTTPServerTests HTTPClientTests JSONTests ServerSentEventsTests)
fi
filter="^($(
  IFS='|'
  echo "${targets[*]}"
))\\."
scratch=.build/sanitize-$sanitizer
log=$scratch.log
mkdir -p .build
# The Swift runtime leaves blocks behind at exit.
export ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=0

swift build --build-tests "--sanitize=$sanitizer" --scratch-path "$scratch" >"$log" 2>&1 ||
  { grep -E 'error:' "$log" || tail -40 "$log"; exit 1; }

# run FLAG…: one run of the tests. A test that hangs must not hold up everything behind it.
run() {
  timeout --kill-after=30 300 swift test --skip-build "--sanitize=$sanitizer" --scratch-path "$scratch" \
    --filter "$filter" "$@" >"$log" 2>&1
}
report_findings() {
  grep -q "$pattern" "$log" || return 1
  grep -A 40 "$pattern" "$log" | head -400
  echo "$sanitizer sanitizer: $(grep -c "$pattern" "$log") findings, $log"
}

code=0
run || code=$?
if report_findings; then exit 1; fi
if [ "$code" -ne 0 ]; then
  grep -E 'recorded an issue' "$log" || tail -20 "$log"
  echo "$sanitizer sanitizer: no findings, but tests failed; once more, one at a time"
  code=0
  run --no-parallel || code=$?
  if report_findings; then exit 1; fi
fi
summary=$(grep -E 'Test run with ' "$log" | tail -n 1 || true)
if [ "$code" -ne 0 ] || [ -z "$summary" ]; then
  grep -E 'recorded an issue' "$log" || tail -20 "$log"
  echo "$sanitizer sanitizer: no findings, but the tests failed, $log"
  exit 1
fi
echo "$sanitizer sanitizer: no findings; ${summary#* }"
