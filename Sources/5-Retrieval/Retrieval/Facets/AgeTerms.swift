// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// The values of attributes that name ages, such as `age=8+`, by whether an age is among theirs. Pure.
struct AgeTerms: Sendable, Equatable {
  var suited: [String] = []
  var unsuited: [String] = []

  /// The years that a value names: "8+", "1-3", "from 18 months"; nil: it names none.
  static func years(of value: String) -> ClosedRange<Double>? {
    let tokens = QuestionTokens(value).tokens
    var numbers = tokens.filter { $0.kind == .number }.compactMap { Double($0.text) }
    guard let first = numbers.first, numbers.count <= 2 else { return nil }
    if tokens.contains(where: { months.contains($0.text) }) { numbers = numbers.map { $0 / 12 } }
    guard numbers.count == 2 else {
      // "Age: 2020" is none.
      let least = numbers.first ?? first
      return least <= oldest ? least...oldest : nil
    }
    return numbers[0] <= numbers[1] ? numbers[0]...numbers[1] : nil
  }

  private static let oldest = 99.0

  private static let months: Set<String> = [
    "m", "mo", "month", "months", "monat", "monate", "monaten", "mois", "meses", "mesi", "maanden", "miesiecy",
  ]

  /// Whether an attribute's code says that its values are ages.
  static func isAge(_ codeWords: Set<String>) -> Bool { !codeWords.isDisjoint(with: words) }

  private static let words: Set<String> = [
    "age", "ages", "alter", "altersempfehlung", "edad", "eta", "leeftijd", "wiek",
  ]
}

extension Vocabulary {
  /// The values for a child of some years, and those for others.
  func ages(for years: Int) -> AgeTerms {
    entries.reduce(into: AgeTerms()) { terms, entry in
      guard AgeTerms.isAge(entry.codeWords), let value = entry.choice.values.first,
        let range = AgeTerms.years(of: value)
      else { return }
      if range.contains(Double(years)) {
        terms.suited += entry.choice.terms
      } else {
        terms.unsuited += entry.choice.terms
      }
    }
  }
}
