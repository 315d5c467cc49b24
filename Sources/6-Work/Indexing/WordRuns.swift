// SPDX-License-Identifier: Apache-2.0

/// An array of words with gaps, for numbers that mostly follow one another, as Magento's products do: close to the size
/// of the words themselves.
struct WordRuns<Word: FixedWidthInteger & Sendable>: Sendable {
  private static var length: UInt64 { 256 }
  private var runs: [UInt64: [Word]] = [:]
  private var used = 0

  /// The word of a number; 0 where none was set.
  subscript(number: UInt64) -> Word { runs[number / Self.length]?[Int(number % Self.length)] ?? 0 }

  /// Sets the word of a number.
  /// - Returns: false, and nothing is set, where the numbers are so far apart that the gaps would take most memory.
  mutating func set(_ word: Word, at number: UInt64) -> Bool {
    let run = number / Self.length
    if runs[run] == nil {
      guard runs.count * 32 < used + 256 else { return false }
      runs[run] = [Word](repeating: 0, count: Int(Self.length))
    }
    let place = Int(number % Self.length)
    if let old = runs[run]?[place], old == 0, word != 0 { used += 1 }
    runs[run]?[place] = word
    return true
  }
}
