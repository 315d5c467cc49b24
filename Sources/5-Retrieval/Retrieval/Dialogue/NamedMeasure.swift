// SPDX-License-Identifier: Apache-2.0
import Language

/// A number with what it counts, as names of products have it: "28 cm", `24"`, "SPF 30", "1600 dpi". Pure.
struct NamedMeasure: Sendable, Equatable {
  /// Keys of what the number may count: its unit where that is known; else the words on both sides of it.
  let kinds: [String]
  let value: Double
  let places: Range<Int>

  /// - Parameter isTaken: tokens that are limits of price and the like.
  static func all(in tokens: [QuestionToken], beside isTaken: [Bool] = []) -> [NamedMeasure] {
    var found: [NamedMeasure] = []
    var place = 0
    while place < tokens.count {
      let isFree = !isTaken.indices.contains(place) || !isTaken[place]
      guard isFree, let measure = read(tokens, at: place) else {
        place += 1
        continue
      }
      found.append(measure)
      place = max(measure.places.upperBound, place + 1)
    }
    return found
  }

  private static func read(_ tokens: [QuestionToken], at place: Int) -> NamedMeasure? {
    if let (measure, end) = Measure.read(tokens, at: place) {
      return NamedMeasure(kinds: ["unit \(measure.unit)"], value: measure.amount, places: place..<end)
    }
    guard tokens[place].kind == .number, let value = Double(tokens[place].text), value.isFinite else { return nil }
    var kinds: [String] = []
    var places = place..<place + 1
    if place + 1 < tokens.count, tokens[place + 1].kind == .word {
      kinds.append("behind \(tokens[place + 1].text)")
      places = place..<place + 2
    }
    if place > 0, tokens[place - 1].kind == .word { kinds.append("before \(tokens[place - 1].text)") }
    return kinds.isEmpty ? nil : NamedMeasure(kinds: kinds, value: value, places: places)
  }

  /// How far the closest number of a name that counts the same lies beyond this one; nil where none does.
  func distance(toName name: String, isBigger: Bool) -> Double? {
    Self.all(in: QuestionTokens(name).tokens).filter { !Set($0.kinds).isDisjoint(with: kinds) }
      .map { isBigger ? $0.value - value : value - $0.value }.filter { $0 > 0 }.min()
  }
}
