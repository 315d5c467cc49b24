#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Runs the fuzz targets: Scripts/fuzz.sh [SECONDS [TARGET…]], 10 seconds each by default, all of Fuzz/*.swift.
# A target names its modules in a comment: `// Modules: HTTP1 HTTPSemantics`. Its seeds are in Fuzz/Corpus/TARGET; what
# it finds on the way stays in .build/fuzz. Ends with 1 when a target crashes; the input is then in .build/fuzz/crashes.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-10}
shift || true
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for file in Fuzz/*.swift; do targets+=("$(basename "$file" .swift)"); done
fi

scratch=.build/fuzz
# SwiftPM compiles a package's modules under the name of its folder, in lower case; `package` access goes by that name.
package=$(basename "$PWD" | tr '[:upper:]' '[:lower:]')
mkdir -p "$scratch/crashes"
status=0
for target in "${targets[@]}"; do
  read -ra modules <<<"$(sed -n 's|^// Modules: ||p' "Fuzz/$target.swift")"
  objects=()
  for module in "${modules[@]}"; do
    # Optimised, but with Swift's checks of bounds and overflow: these are what the fuzzer looks for.
    swift build -c release --scratch-path "$scratch" --target "$module" -Xswiftc -sanitize=fuzzer,address >"$scratch/build.log" 2>&1 ||
      { cat "$scratch/build.log"; exit 1; }
    objects+=("$scratch/release/$module.build/"*.o)
  done
  swiftc -O -parse-as-library -sanitize=fuzzer,address -package-name "$package" -swift-version 6 \
    -I "$scratch/release/Modules" "Fuzz/$target.swift" "${objects[@]}" -o "$scratch/fuzz-$target" \
    >"$scratch/build.log" 2>&1 || { cat "$scratch/build.log"; exit 1; }
  mkdir -p "$scratch/corpus/$target"
  log="$scratch/$target.log"
  if ASAN_OPTIONS=detect_leaks=0 "$scratch/fuzz-$target" -max_total_time="$seconds" -max_len=4096 -timeout=10 \
    -artifact_prefix="$scratch/crashes/$target-" "$scratch/corpus/$target" "Fuzz/Corpus/$target" >"$log" 2>&1; then
    echo "fuzz $target: $(grep -E '^#[0-9]+.*DONE' "$log" | sed -E 's/^#([0-9]+)[[:space:]]+DONE[[:space:]]+/\1 runs, /')"
  else
    tail -40 "$log"
    echo "fuzz $target: FAILED, $log"
    status=1
  fi
done
exit $status
