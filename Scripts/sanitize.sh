#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs the tests of the loop, the server, the client, the parsers and the log under a sanitizer:
# Scripts/sanitize.sh address|thread [TEST-TARGET…]. Builds in .build/sanitize-NAME. Ends with 1 when the sanitizer finds
# something or a test fails. The tests run one at a time: they are many times slower here, and some count milliseconds.
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
  targets=(EventLoopTests HTTP1Tests HTTPServerTests HTTPClientTests JSONTests ServerSentEventsTests ObservabilityTests)
fi
filter="^($(
  IFS='|'
  echo "${targets[*]}"
))\\."
scratch=.build/sanitize-$sanitizer
log=$scratch.log
# Package.swift leaves out what these targets do not need.
export TEST_TARGETS=${targets[*]}
mkdir -p .build
# The Swift runtime leaves blocks behind at exit.
export ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=halt_on_error=0

swift build --build-tests "--sanitize=$sanitizer" --scratch-path "$scratch" >"$log" 2>&1 ||
  { grep -E 'error:' "$log" || tail -40 "$log"; exit 1; }

preload=
if [ "$sanitizer" = thread ]; then
  preload=$PWD/$scratch.so
  clang -shared -fPIC -O1 -Wall -Werror -o "$preload" Scripts/tsan-mutex.c -ldl
fi

# Runs the tests; ends the script when the sanitizer finds something. Sets `code` and `summary`.
run() {
  code=0
  # A test that hangs must not hold up everything behind it.
  LD_PRELOAD=$preload timeout --kill-after=30 600 swift test --skip-build --no-parallel "--sanitize=$sanitizer" --scratch-path "$scratch" \
    --filter "$filter" >"$log" 2>&1 || code=$?
  if grep -q "$pattern" "$log"; then
    grep -A 40 "$pattern" "$log" | head -400
    echo "$sanitizer sanitizer: $(grep -c "$pattern" "$log") findings, $log"
    exit 1
  fi
  summary=$(grep -E 'Test run with ' "$log" | tail -n 1 || true)
  [ "$code" -eq 0 ] && [ -n "$summary" ] || {
    grep -E 'recorded an issue' "$log" || tail -20 "$log"
    return 1
  }
}

# What the tests themselves say is judged without a sanitizer, at full speed: here a slow machine may fail one that counts
# milliseconds. A fault that is more than that shows again.
run || {
  echo "$sanitizer sanitizer: no findings, but tests failed; once more"
  run || {
    echo "$sanitizer sanitizer: no findings, but tests failed twice, $log"
    exit 1
  }
}
echo "$sanitizer sanitizer: no findings; ${summary#* }"
