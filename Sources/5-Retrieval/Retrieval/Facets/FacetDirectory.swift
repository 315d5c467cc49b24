// SPDX-License-Identifier: Apache-2.0
import Catalog

/// The filters of an index as callers are told of them: attributes with their values, and categories. Pure.
package struct FacetDirectory: Sendable {
  package struct Attribute: Sendable, Equatable {
    package var code: String
    /// As the shop writes them, those of the most products first.
    package var values: [String]
  }

  /// Those of the most products first.
  package private(set) var attributes: [Attribute] = []
  /// Likewise.
  package private(set) var categories: [String] = []

  /// - Parameters:
  ///   - facets: terms of the field `facets`, the most frequent first.
  ///   - spellings: values as the shop writes them, by their lower case.
  init(facets: [String], categories: [String], spellings: [String: String]) {
    var places: [String: Int] = [:]
    for term in facets {
      guard let sign = term.firstIndex(of: "=") else { continue }
      let code = String(term[..<sign])
      guard !AttributePolicy.identifierCodes.contains(code) else { continue }
      let value = String(term[term.index(after: sign)...])
      let place = places[code] ?? attributes.count
      if place == attributes.count {
        places[code] = place
        attributes.append(Attribute(code: code, values: []))
      }
      attributes[place].values.append(spellings[value] ?? value)
    }
    self.categories = categories.map { spellings[$0] ?? $0 }
  }

  /// Codes, values and categories in a hint, at most.
  private static let shown = 20

  // MARK: Hints

  /// For filters that found nothing: names that the index does not have, each with the nearest one that it has.
  package func hints(for filters: ProductFilters) -> [String] {
    var hints: [String] = []
    for (code, values) in filters.attributes {
      guard let attribute = attribute(code) else {
        hints.append(unknownCode(code))
        continue
      }
      let known = Set(attribute.values.map(Self.folded))
      for value in values where !known.contains(Self.folded(value)) {
        hints.append(
          unknown(value, among: attribute.values, "The attribute '\(attribute.code)' has no value", "It has"))
      }
    }
    let known = Set(categories.map(Facet.category))
    for name in filters.categories where !known.contains(Facet.category(name)) {
      hints.append(unknown(name, among: categories, "There is no category", "There are"))
    }
    return hints
  }

  private func attribute(_ code: String) -> Attribute? {
    let code = Self.folded(code)
    return attributes.first { Self.folded($0.code) == code }
  }

  private func unknownCode(_ code: String) -> String {
    unknown(code, among: attributes.map(\.code), "There is no attribute", "There are")
  }

  private func unknown(_ name: String, among names: [String], _ problem: String, _ those: String) -> String {
    var hint = "\(problem) '\(Self.quotable(name))'."
    if names.isEmpty { return hint }
    if let nearest = Self.nearest(name, among: names) { hint += " Did you mean '\(Self.quotable(nearest))'?" }
    hint += " \(those): \(Self.list(names))."
    return hint
  }

  /// A short list of names, for people and models.
  package static func list(_ names: [String], atMost limit: Int = shown) -> String {
    let first = names.prefix(limit).map { quotable($0) }.joined(separator: ", ")
    return names.count > limit ? "\(first) and \(names.count - limit) more" : first
  }

  /// The name that was likely meant: the fewest edits away, at most a third of the word, or one that holds the other.
  static func nearest(_ name: String, among names: [String]) -> String? {
    let typed = Array(folded(name))
    let bound = max(1, typed.count / 3)
    var best: (name: String, edits: Int)?
    for candidate in names {
      let meant = Array(folded(candidate))
      let edits = edits(typed, meant, atMost: bound)
      if let edits, edits < best?.edits ?? .max { best = (candidate, edits) }
    }
    if let best { return best.name }
    guard typed.count >= 4 else { return nil }
    let text = String(typed)
    return names.first { folded($0).contains(text) || ($0.count >= 4 && text.contains(folded($0))) }
  }

  /// Characters to insert, delete or replace; nil for more than `bound`.
  private static func edits(_ a: [Character], _ b: [Character], atMost bound: Int) -> Int? {
    guard a.count <= 64, b.count <= 64, abs(a.count - b.count) <= bound else { return nil }
    var row = Array(0...b.count)
    for (place, character) in a.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      for (column, other) in b.enumerated() {
        let next = min(row[column] + 1, row[column + 1] + 1, diagonal + (character == other ? 0 : 1))
        diagonal = row[column + 1]
        row[column + 1] = next
      }
    }
    return row[b.count] <= bound ? row[b.count] : nil
  }

  /// As terms of the index are compared: blanks and case do not matter.
  private static func folded(_ text: String) -> String {
    Facet.term(code: "", value: text)
  }

  /// A caller's or a shop's word as it may stand in a sentence: on one line, and short.
  private static func quotable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text.unicodeScalars.prefix(64).filter { $0.value >= 0x20 && $0.value != 0x7F })
    return String(scalars)
  }
}
