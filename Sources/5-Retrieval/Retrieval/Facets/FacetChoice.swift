// SPDX-License-Identifier: Apache-2.0

/// Values of one attribute, or categories, that a question asks for; one of them is enough.
package struct FacetChoice: Sendable, Equatable {
  /// The attribute or category that the values belong to.
  package var field: FacetField
  /// As the shop writes them.
  package var values: [String]
  /// The terms of the index that have them: of a value `black` also `color=black,silver`.
  var terms: [String]
  /// All terms of the attribute, where a product without any of them has the values that its name, or another attribute,
  /// says: feeds leave properties out. Empty where that is not to be believed.
  var attributeTerms: [String] = []
  /// The same values of other attributes: of `color=black` also `product_colour=black`.
  var otherTerms: [String] = []
  /// The same amounts of something else, which explain them in a name: of `ram=64 gb` also `storage=64 gb`.
  var contraryTerms: [String] = []
  /// Names of a yes/no attribute, "armrests", which names of products may say too. Empty for other attributes.
  var flagNames: [String] = []
  /// Terms of the categories whose names say the value of what is in them: "Laser Printers".
  var categoryTerms: [String] = []

  package init(field: FacetField, values: [String], terms: [String]) {
    self.field = field
    self.values = values
    self.terms = terms
  }

  /// The words of each value, to be looked for in names; none where names are not believed.
  var wordsInNames: [String] {
    guard !attributeTerms.isEmpty, terms.count <= Self.maximumNamed else { return [] }
    guard flagNames.isEmpty else { return flagNames }
    return terms.compactMap { term in term.firstIndex(of: "=").map { String(term[term.index(after: $0)...]) } }
  }

  /// The brands that are wanted, where the attribute has too many values for a filter to name them all.
  var brandsInNames: [String] {
    guard field.isBrand, attributeTerms.isEmpty, terms.count <= Self.maximumNamed else { return [] }
    return terms.compactMap { term in term.firstIndex(of: "=").map { String(term[term.index(after: $0)...]) } }
  }

  private static let maximumNamed = 12

  /// With the same values of other attributes, which a feed may say instead.
  var inOtherAttributesToo: FacetChoice {
    var result = self
    result.terms += otherTerms.filter { !terms.contains($0) }
    return result
  }

  /// Whether its values count or measure something: "4 bays".
  var saysAmount: Bool { !values.isEmpty && values.allSatisfy { $0.first?.isNumber ?? false } }

  /// Whether both are of one attribute and have a value in common.
  func overlaps(_ other: FacetChoice) -> Bool { field == other.field && !Set(terms).isDisjoint(with: other.terms) }

  /// The values of both.
  func joined(_ other: FacetChoice) -> FacetChoice {
    var result = self
    result.values += other.values.filter { !values.contains($0) }
    result.terms += other.terms.filter { !terms.contains($0) }
    result.categoryTerms += other.categoryTerms.filter { !categoryTerms.contains($0) }
    result.otherTerms += other.otherTerms.filter { !otherTerms.contains($0) }
    result.contraryTerms += other.contraryTerms.filter { !contraryTerms.contains($0) }
    return result
  }
}

extension [FacetChoice] {
  /// Several of one kind become alternatives.
  package func merged() -> [FacetChoice] {
    var result: [FacetChoice] = []
    for choice in self {
      if let place = result.firstIndex(where: { $0.field == choice.field }) {
        result[place] = result[place].joined(choice)
      } else {
        result.append(choice)
      }
    }
    return result
  }
}
