// SPDX-License-Identifier: Apache-2.0
import Language

extension Constraint {
  /// An earlier message's wish beside newer ones, nil where it falls away: a newer wish replaces the older of its kind,
  /// exclusions add up and are taken from what was wanted. Of what a product may have several of, "waterproof", then
  /// "with a hood", both are wanted.
  func kept(beside newer: [Constraint]) -> Constraint? {
    guard let choice else { return nil }
    let rivals = newer.filter { $0.choice?.field == choice.field }
    guard !rivals.isEmpty else { return self }
    guard rivals.allSatisfy({ if case .unwanted = $0.kind { true } else { false } }) else {
      guard case .wanted = kind, choice.field.mayHaveSeveral, !Vocabulary.isSize(choice),
        !rivals.contains(where: { $0.choice?.overlaps(choice) ?? false }),
        // A thing has two bays or four.
        !(choice.saysAmount && rivals.contains { $0.choice?.saysAmount ?? false })
      else { return nil }
      var result = self
      result.isFurther = true
      return result
    }
    if case .unwanted = kind { return self }
    let unwanted = Set(rivals.flatMap { $0.choice?.terms ?? [] })
    let terms = choice.terms.filter { !unwanted.contains($0) }
    // "Red jackets", then "not red": nothing is left of the wish.
    guard !terms.isEmpty, !choice.values.isEmpty else { return nil }
    var result = self
    let names = Set(rivals.flatMap { $0.choice?.values ?? [] })
    let values = choice.values.filter { !names.contains($0) }
    guard !values.isEmpty else { return nil }
    var rest = choice
    (rest.values, rest.terms) = (values, terms)
    result.kind = .wanted(rest)
    return result
  }
}
