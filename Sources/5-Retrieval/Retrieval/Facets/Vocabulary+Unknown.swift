// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// Values that a question names and no product has as they are said.
extension Vocabulary {
  /// The colour that words at a place name and no product has, as a value of the attribute that says what colour most
  /// products have: then nothing meets the wish, which is said.
  func unknownColor(
    _ tokens: [QuestionToken], at place: Int, in languages: [StoreLanguage]
  ) -> (choice: FacetChoice, end: Int)? {
    guard let field = colorField, tokens[place].kind == .word else { return nil }
    let table = ProductWords.table
    for language in languages {
      guard let match = table.matches(tokens, at: place, in: language).first, table.isColor(match) else { continue }
      let names = table.names(of: match, in: self.language)
      guard !names.contains(where: knows) else { return nil }
      let said = tokens[place..<match.end].written
      var choice = FacetChoice(
        field: field, values: [said],
        terms: ([said] + names).map { Facet.term(code: field.name, value: $0) })
      choice.attributeTerms =
        entries.first { $0.choice.field == field && !$0.choice.attributeTerms.isEmpty }?
        .choice.attributeTerms ?? []
      return (choice, match.end)
    }
    return nil
  }

  /// The attribute of colours that the most products have.
  static func colorField(of entries: [Entry]) -> FacetField? {
    var counts: [FacetField: Int] = [:]
    for entry in entries where entry.choice.field.isColor && !entry.isAlias {
      counts[entry.choice.field, default: 0] += entry.count
    }
    return counts.max { ($0.value, $1.key.name) < ($1.value, $0.key.name) }?.key
  }

  /// The values of each attribute that people round to a number of inches: a display of 23.8 inch is one of 24, and one of
  /// 15.6 is one of 15.
  func rounded(_ named: Named) -> [FacetChoice] {
    guard named.unit == "in", named.amount == named.amount.rounded() else { return [] }
    return values(in: named.unit, of: named.amount) { amount in
      amount != named.amount && (amount.rounded() == named.amount || amount.rounded(.down) == named.amount)
    }
  }

  /// Values of other attributes that words at some places are another name of: "full hd" is 1080p too.
  func others(than choice: FacetChoice, _ tokens: [QuestionToken], at places: Range<Int>) -> [FacetChoice] {
    let named = matches(tokens, at: places.lowerBound).filter { entry, end in
      end == places.upperBound && entry.isAlias && entry.choice.field != choice.field
    }
    return Array(named.map(\.entry.choice).merged().prefix(Self.maximumAlternatives))
  }

  /// The value with those of its attribute that begin so and say more: "QWERTZ German" of "QWERTZ".
  func withLonger(_ choice: FacetChoice) -> FacetChoice {
    guard case .attribute = choice.field, !choice.field.saysWhatFits, !choice.field.isColorOrMaterial,
      let value = choice.values.first?.lowercased()
    else { return choice }
    let words = QuestionTokens.words(of: value)
    let longer = (byFirst[words.first ?? ""] ?? []).lazy.map { entries[$0] }.filter { entry in
      entry.choice.field == choice.field && !entry.isAlias && entry.tokens.starts(with: words)
        && entry.choice.values.first?.lowercased().hasPrefix(value + " ") ?? false
    }
    return longer.reduce(choice) { $0.joined($1.choice) }
  }
}
