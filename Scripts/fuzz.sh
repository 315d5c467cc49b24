#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs the fuzz targets, two at a time: Scripts/fuzz.sh [SECONDS [TARGET…]]. Without arguments all of Fuzz/*.swift, each for
# the time that it names itself (`// Seconds: 60`), else 10 seconds.
# A target names its modules in a comment, `// Modules: HTTP1 HTTPSemantics`, and the system libraries that they call,
# `// Libraries: ssl crypto`. With @testable it sees what is internal. Its seeds are in Fuzz/Corpus/TARGET; what
# it finds on the way stays in .build/fuzz. Ends with 1 when a target crashes; the input is then in .build/fuzz/crashes.
# Its random numbers are the same each time, so that a run fails for what has changed; FUZZ_SEED=0 takes others, which is
# how new faults are looked for.
# To keep what a long run has found: FUZZ_MERGE=1 Scripts/fuzz.sh adds the inputs that reach new code to the seeds.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-}
shift || true
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for file in Fuzz/*.swift; do targets+=("$(basename "$file" .swift)"); done
fi

scratch=.build/fuzz
# SwiftPM compiles a package's modules under the name of its folder, in lower case and as an identifier; `package` access
# goes by that name.
package=$(basename "$PWD" | tr '[:upper:]' '[:lower:]' | tr -c 'a-z0-9_\n' '_')
mkdir -p "$scratch/crashes"

# note TARGET NAME: what the target's comment `// NAME: …` says.
note() { sed -n "s|^// $2: ||p" "Fuzz/$1.swift"; }

build() {
  local target=$1 module modules libraries objects=() maps=()
  read -ra modules <<<"$(note "$target" Modules)"
  read -ra libraries <<<"$(note "$target" Libraries)"
  for module in "${modules[@]}"; do
    # Optimised, but with Swift's checks of bounds and overflow: these are what the fuzzer looks for.
    swift build -c release --scratch-path "$scratch" --target "$module" -Xswiftc -sanitize=fuzzer,address \
      -Xswiftc -enable-testing >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log"; return 1; }
    objects+=("$scratch/release/$module.build/"*.o)
  done
  # The C modules that the Swift ones import.
  for module in Sources/C/*/module.modulemap "$scratch"/release/C*.build/module.modulemap; do
    [ ! -f "$module" ] || maps+=(-Xcc "-fmodule-map-file=$module")
  done
  swiftc -O -parse-as-library -sanitize=fuzzer,address -package-name "$package" -swift-version 6 "${maps[@]}" \
    -I "$scratch/release/Modules" "Fuzz/$target.swift" "${objects[@]}" "${libraries[@]/#/-l}" \
    -o "$scratch/fuzz-$target" >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log"; return 1; }
}

run() {
  local target=$1 time runs log=$scratch/$1.log
  time=${seconds:-$(note "$target" Seconds)}
  # A target of which a long search still finds faults runs its seeds and a few inputs more: `// Runs: 200`.
  runs=$([ -n "$seconds" ] || note "$target" Runs)
  mkdir -p "$scratch/corpus/$target"
  if ASAN_OPTIONS=detect_leaks=0 "$scratch/fuzz-$target" -max_total_time="${time:-10}" -max_len=4096 -timeout=10 -seed="${FUZZ_SEED:-1}" \
    -runs="${runs:--1}" \
    -artifact_prefix="$scratch/crashes/$target-" "$scratch/corpus/$target" "Fuzz/Corpus/$target" >"$log" 2>&1; then
    echo "fuzz $target: $(grep -E '^#[0-9]+.*DONE' "$log" | sed -E 's/^#([0-9]+)[[:space:]]+DONE[[:space:]]+/\1 runs, /')"
  else
    tail -40 "$log"
    echo "fuzz $target: FAILED, $log"
    return 1
  fi
  [ -z "${FUZZ_MERGE:-}" ] ||
    ASAN_OPTIONS=detect_leaks=0 "$scratch/fuzz-$target" -merge=1 "Fuzz/Corpus/$target" "$scratch/corpus/$target" >>"$log" 2>&1
}

for target in "${targets[@]}"; do build "$target"; done
status=0
running=0
for target in "${targets[@]}"; do
  if [ "$running" -ge 2 ]; then
    wait -n || status=1
    running=$((running - 1))
  fi
  run "$target" &
  running=$((running + 1))
done
while [ "$running" -gt 0 ]; do
  wait -n || status=1
  running=$((running - 1))
done
exit $status
