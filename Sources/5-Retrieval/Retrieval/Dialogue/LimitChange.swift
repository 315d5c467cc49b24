// SPDX-License-Identifier: Apache-2.0
import JSON
import Language

/// An amount that changes the limit of an earlier message, without a word that compares: "raise it to 400", "ok, 500
/// then". Pure.
struct LimitChange: Sendable, Equatable {
  let kind: Constraint.Kind
  /// The amount's tokens.
  let places: Range<Int>

  /// Nil where the message names something else, or where no single limit is there that the amount could change.
  /// - Parameters:
  ///   - limits: the newest message that has limits of price.
  ///   - properties: places of words that name properties of products.
  init?(
    _ reading: QuestionReading, of limits: QuestionReading?, properties: Set<Int>, languages: [StoreLanguage],
    store: StoreHandle
  ) {
    guard let limits, reading.constraints.isEmpty, reading.order == nil else { return nil }
    let amounts = AmountReader(
      tokens: reading.tokens, languages: languages + [.signs], currency: store.currency?.uppercased())
    guard let amount = Self.loneAmount(amounts, properties) else { return nil }
    // "From 30 on" after "up to 50" says where it begins, and the highest price stays.
    let isLowest = Self.isBeginning(before: amount, reading.tokens, languages)
    switch (limits.priceMin, limits.priceMax) {
    case (_, .some) where isLowest: kind = .priceMin(amount.number)
    case (nil, .some): kind = .priceMax(amount.number)
    case (.some, nil): kind = .priceMin(amount.number)
    case (.some(let low), .some) where low.double < amount.value: kind = .priceMax(amount.number)
    default: return nil
    }
    places = amount.range
    let followUp = FollowUpReading(reading, properties: properties, limit: places, languages: languages)
    guard followUp.namesNothing, followUp.choices.isEmpty else { return nil }
  }

  /// Whether the words before an amount make it the lowest price, where price is spoken of.
  private static func isBeginning(
    before amount: Amount, _ tokens: [QuestionToken], _ languages: [StoreLanguage]
  ) -> Bool {
    tokens[..<amount.start].indices.contains { place in
      languages.contains { language in
        (language.prices.before[tokens[place].text] ?? []).contains { comparison in
          !comparison.isUpper && tokens[place..<amount.start].lazy.map(\.text).elementsEqual(comparison.phrase)
        }
      }
    }
  }

  func apply(to reading: inout QuestionReading) {
    if reading.constraints.isEmpty { reading.setLimit(kind, at: places) }
  }

  /// The only amount of a message; nil for a measure, a property, a foreign currency and a small number in words.
  private static func loneAmount(_ amounts: AmountReader, _ properties: Set<Int>) -> Amount? {
    let evidence = PriceEvidence(amounts: amounts)
    var found: Amount?
    var place = 0
    while place < amounts.tokens.count {
      guard let amount = amounts.amount(at: place) else {
        place += 1
        continue
      }
      place = max(amount.end, place + 1)
      if amount.isInWords, amount.value < 10, !amount.isMarked { continue }
      guard found == nil, !evidence.isUnit(after: amount), properties.isDisjoint(with: amount.range),
        amount.codes.map(amounts.fits) ?? true
      else { return nil }
      found = amount
    }
    return found
  }
}
