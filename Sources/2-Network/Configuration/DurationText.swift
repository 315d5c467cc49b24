// SPDX-License-Identifier: Apache-2.0

/// Durations as people write them: `500ms`, `30s`, `5m`, `2h`; a plain number is seconds.
package enum DurationText {
  /// Nil for anything else: signs, fractions, other units, more than 12 digits.
  package static func parse(_ text: String) -> Duration? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, digits.count <= 12, let count = Int64(digits) else { return nil }
    switch text[digits.endIndex...] {
    case "", "s", " s": return .seconds(count)
    case "ms", " ms": return .milliseconds(count)
    case "m", "min", " min": return .seconds(count * 60)
    case "h", " h": return .seconds(count * 3600)
    default: return nil
    }
  }

  /// The shortest form that `parse` reads back; parts below a millisecond are dropped.
  package static func format(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let milliseconds = attoseconds / 1_000_000_000_000_000
    if milliseconds != 0 { return "\(seconds * 1000 + milliseconds)ms" }
    if seconds != 0, seconds % 3600 == 0 { return "\(seconds / 3600)h" }
    if seconds != 0, seconds % 60 == 0 { return "\(seconds / 60)m" }
    return "\(seconds)s"
  }
}
