// SPDX-License-Identifier: Apache-2.0
import Language

/// Numbers with a unit that a question asks for and no attribute has, "tent for 4 people", "85% cocoa", "8 way": names
/// tell which products have them. A name that has another number of the unit contradicts; one that has none does not. Pure.
struct NamedNumbers: Sendable, Equatable {
  private struct Wish: Sendable, Equatable {
    var unit: String
    var amount: Double
    /// Nil: just so much.
    var comparison: MeasureComparison?

    func isMet(by span: Span) -> Bool {
      guard let comparison else { return span.least <= amount && amount <= span.most }
      return comparison.admits(span.least, bound: amount) || comparison.admits(span.most, bound: amount)
    }
  }

  /// What a name has of a unit: one number, or the ends of a range such as "32-65 inch".
  private struct Span {
    var unit: String
    var least: Double
    var most: Double
  }

  private var wishes: [Wish] = []

  var isEmpty: Bool { wishes.isEmpty }

  /// - Parameter isFree: whether nothing else was read from a token.
  init(_ tokens: [QuestionToken], _ languages: [StoreLanguage], isFree: (Int) -> Bool) {
    for place in tokens.indices where isFree(place) {
      let bound = MeasureWords.before(tokens, at: place, languages)
      let start = bound?.end ?? place
      guard let (unit, amount, end) = Self.number(tokens, at: start), (start..<end).allSatisfy(isFree) else { continue }
      // "About 40 cm" is no exact number, and a comparison has been seen with its first word.
      let isBehind =
        place > 0
        && languages.contains { language in
          language.prices.around[tokens[place - 1].text] != nil
        }
      guard !isBehind, !wishes.contains(where: { $0.unit == unit && $0.amount == amount }) else { continue }
      let after = bound == nil ? MeasureWords.after(tokens, at: end, languages) : nil
      wishes.append(Wish(unit: unit, amount: amount, comparison: bound?.comparison ?? after?.comparison))
    }
  }

  /// With the numbers of an earlier message; of one unit the newer counts.
  func with(_ earlier: NamedNumbers) -> NamedNumbers {
    var result = self
    result.wishes += earlier.wishes.filter { old in !wishes.contains { $0.unit == old.unit } }
    return result
  }

  /// Whether a name has all the numbers.
  func areMet(by name: String) -> Bool {
    let spans = Self.spans(in: name)
    return wishes.allSatisfy { wish in spans.contains { $0.unit == wish.unit && wish.isMet(by: $0) } }
  }

  /// Whether a name has other numbers of a unit, and not the one that is asked for.
  func areContradicted(by name: String) -> Bool {
    let spans = Self.spans(in: name)
    return wishes.contains { wish in
      let own = spans.filter { $0.unit == wish.unit }
      return !own.isEmpty && !own.contains(where: wish.isMet)
    }
  }

  private static func spans(in name: String) -> [Span] {
    let tokens = QuestionTokens(name).tokens
    return tokens.indices.flatMap { place -> [Span] in
      guard let (unit, amount, end) = number(tokens, at: place), tokens[place].kind == .number else { return [] }
      let own = Span(unit: unit, least: amount, most: amount)
      // The unit of "140 x 245 cm" and of "19-43 inch" stands behind the last number.
      guard place > 1, tokens[place - 2].kind == .number, let before = Measure.value(tokens[place - 2].text) else {
        return [own]
      }
      let factor = Measure.value(tokens[place].text).map { $0 == 0 ? 1 : amount / $0 } ?? 1
      let other = before * factor
      switch tokens[place - 1].text {
      case "-" where other < amount: return [Span(unit: unit, least: other, most: amount)]
      case "x", "×": return [own, Span(unit: unit, least: other, most: other)]
      default: return end > place ? [own] : []
      }
    }
  }

  private static func number(_ tokens: [QuestionToken], at place: Int) -> (unit: String, amount: Double, end: Int)? {
    guard tokens.indices.contains(place) else { return nil }
    if let (measure, end) = Measure.read(tokens, at: place) { return (measure.unit, measure.amount, end) }
    guard tokens[place].kind == .number, let amount = Measure.value(tokens[place].text) else { return nil }
    var next = place + 1
    if next < tokens.count, tokens[next].text == "%" { return ("%", amount, next + 1) }
    if next < tokens.count, tokens[next].text == "-" { next += 1 }
    guard next < tokens.count, tokens[next].kind == .word, tokens[next].text.count > 1,
      !StoreLanguage.english.stopWords.contains(tokens[next].text)
    else { return nil }
    return ("of " + StoreLanguage.english.facets.stem(tokens[next].text), amount, next + 1)
  }
}
