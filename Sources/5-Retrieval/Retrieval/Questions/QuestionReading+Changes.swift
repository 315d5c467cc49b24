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

  /// "Any brand": the brands that were named need not be, nor need they be avoided.
  mutating func liftBrands() {
    let brands = facets.compactMap(\.choice).filter(\.field.isBrand)
    release(brands)
    allow(brands)
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
}
