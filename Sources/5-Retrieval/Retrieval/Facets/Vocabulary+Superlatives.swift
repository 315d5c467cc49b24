// SPDX-License-Identifier: Apache-2.0
import Language

/// "The biggest tv": the attribute that measures what a superlative compares, by what products of the kind have.
extension Vocabulary {
  /// The values of one attribute that are the most or the least, the first first; each with its amount.
  struct Extremes: Sendable, Equatable {
    var choices: [FacetChoice]
  }

  /// The extreme values of the attribute that measures what a superlative compares. Nil where no attribute does that
  /// enough of the products have.
  /// - Parameters:
  ///   - counts: the products of the kind, by terms of attributes.
  ///   - total: all products of the kind.
  func extremes(_ superlative: Superlative, of counts: [String: Int], total: Int) -> Extremes? {
    var groups: [Key: Group] = [:]
    for (unit, quantities) in quantities {
      for quantity in quantities {
        let entry = entries[quantity.place]
        let count = entry.choice.terms.reduce(0) { $0 + (counts[$1] ?? 0) }
        guard count > 0, let rank = superlative.rank(codeWords: entry.codeWords, unit: unit) else { continue }
        var group = groups[Key(field: entry.choice.field, unit: unit)] ?? Group(rank: rank)
        group.count += count
        group.values.append((quantity.amount, count, entry.choice))
        groups[Key(field: entry.choice.field, unit: unit)] = group
      }
    }
    let usable = groups.filter { _, group in
      Double(group.count) >= Self.leastShare * Double(total) && Set(group.values.map(\.amount)).count > 1
    }
    let best = usable.min { a, b in
      (a.value.rank, -a.value.count, a.key.field.name) < (b.value.rank, -b.value.count, b.key.field.name)
    }
    guard let best else { return nil }
    let sorted = best.value.values.sorted { a, b in
      a.amount != b.amount ? (a.amount > b.amount) == superlative.isHighest : a.choice.terms[0] < b.choice.terms[0]
    }
    var (choices, products): ([FacetChoice], Int) = ([], 0)
    for value in sorted where choices.count < Self.mostExtremes && products < Self.productsOfExtremes {
      var choice = value.choice
      // As much of something else says nothing.
      choice.otherTerms = []
      if !choices.contains(choice) { choices.append(choice) }
      products += value.count
    }
    return Extremes(choices: choices)
  }

  private struct Key: Hashable {
    var field: FacetField
    var unit: String
  }

  private struct Group {
    var rank: Int
    var count = 0
    var values: [(amount: Double, count: Int, choice: FacetChoice)] = []
  }

  /// The share of the kind's products that have the attribute, for it to tell.
  private static let leastShare = 0.3
  private static let mostExtremes = 24
  private static let productsOfExtremes = 60
}
