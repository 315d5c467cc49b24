// SPDX-License-Identifier: Apache-2.0
import JSON
import Language

/// Changes that a later message makes to an earlier one.
extension QuestionReading {
  /// "Another brand": the brands that were wanted are not wanted any more.
  mutating func refuse(_ isRefused: (FacetField) -> Bool) {
    var words: Set<String> = []
    for index in facets.indices {
      guard case .wanted(let choice) = facets[index].kind, isRefused(choice.field) else { continue }
      words.formUnion(QuestionTokens(facets[index].words).tokens.map(\.text))
      facets[index].kind = .unwanted(choice)
    }
    leaveOut(Set(tokens.indices.filter { words.contains(tokens[$0].text) }))
  }

  /// Drops properties that are named by words of the conversation alone: the colour of "any other colour".
  mutating func forgetFacets(of places: Set<Int>) {
    let texts = Set(places.filter(tokens.indices.contains).map { tokens[$0].text })
    guard !texts.isEmpty else { return }
    facets.removeAll { constraint in
      guard case .wanted = constraint.kind else { return false }
      let words = QuestionTokens(constraint.words).tokens.filter { $0.kind != .sign }
      return !words.isEmpty && words.allSatisfy { texts.contains($0.text) }
    }
  }

  /// "Any brand": the brands that were named need not be, nor need they be avoided.
  mutating func liftBrands() {
    let brands = facets.compactMap(\.choice).filter(\.field.isBrand)
    release(brands)
    allow(brands)
  }

  /// "Any length": wishes for values of the attributes that are called by one of some nouns.
  mutating func lift(_ nouns: Set<String>) {
    guard !nouns.isEmpty else { return }
    release(facets.compactMap(\.choice).filter { !$0.field.codeWords.isDisjoint(with: nouns) })
  }

  /// "A bit more expensive is fine": what lies somewhat above a limit.
  mutating func raise(_ limit: JSONNumber) {
    guard let exact = ExactAmount(limit) else { return }
    add(.priceMin(JSONNumber((limit.double * 100 + 1).rounded() / 100)), words: "more expensive")
    add(.priceMax(exact.scaled(numerator: 3, denominator: 2)), words: "a bit more expensive")
  }

  /// "20000 mAh" after "power bank 10000 mAh": the older of two measures that count the same is searched for no more. A
  /// number alone, "27?", is taken for one of the measure before it.
  /// - Returns: whether the message had such a measure.
  mutating func leaveOutMeasures(counting newer: [NamedMeasure], orOf number: Double?) -> Bool {
    let own = NamedMeasure.all(in: tokens, beside: isTaken)
    let units = Set(newer.flatMap(\.kinds).filter { $0.hasPrefix("unit") })
    for measure in own
    where newer.contains(where: { $0.value != measure.value }) && !units.isDisjoint(with: measure.kinds) {
      leaveOut(Set(measure.places))
    }
    guard let number, let last = own.last, last.value != number else { return !own.isEmpty }
    leaveOut(Set(last.places.filter { tokens[$0].kind == .number }))
    return true
  }

  /// "Or green", "green is fine too": values of a kind that was wanted before are wanted beside those. A value that
  /// is only fine is no wish where none of the kind was wanted.
  mutating func widen(by earlier: [QuestionReading], _ message: ReadMessage) {
    guard message.followUp.isAlternative || !message.permitted.isEmpty else { return }
    let wishes = earlier.flatMap { $0.wishes(isFurther: false) }
    for index in facets.indices.reversed() {
      guard case .wanted(let choice) = facets[index].kind else { continue }
      let isPermitted = message.permitted.contains(choice)
      guard isPermitted || message.followUp.isAlternative else { continue }
      // "Or 128 GB" asks for that size: those of 64 have been shown.
      if !isPermitted, facets[index].isOfMeasure { continue }
      let before = wishes.filter { $0.field == choice.field }
      facets[index].kind = .wanted(before.reduce(choice) { $1.joined($0) })
      if before.isEmpty && isPermitted { facets.remove(at: index) }
    }
  }
}

extension Constraint {
  /// Its words are a number with a unit.
  fileprivate var isOfMeasure: Bool {
    let tokens = QuestionTokens(words).tokens
    return tokens.contains { $0.kind == .number } && !NamedMeasure.all(in: tokens).isEmpty
  }
}
