// SPDX-License-Identifier: Apache-2.0

/// Amounts that are said of several products.
extension GroundingGate {
  /// «both A and B cost $34», «A and B cost $34»: the amount is that of each, unless another one follows.
  func isSaidOfEach(_ index: Int) -> Bool {
    guard let last = pieces.prefix(index).last(where: { !$0.isGap }) else { return false }
    return Self.severals.contains(last.mention.word) && last.isWord
  }

  /// Verbs that are said of several things.
  private static let severals: Set<String> = [
    "cost", "are", "were", "retail", "sell", "kosten", "sind", "coûtent", "sont", "valent", "cuestan", "son", "valen",
    "costano", "sono", "zijn", "kosztują", "są", "коштують", "стоят",
  ]

  /// «($74 vs. $34)»: the first amount was another product's, and the second is that of the product named last.
  mutating func judgePaired(before index: Int, _ claim: AmountClaim) {
    for earlier in pieces.indices.prefix(index) where pieces[earlier].isPaired {
      guard case .waits = pieces[earlier].verdict, case .amount(let first) = pieces[earlier].mention.kind else {
        continue
      }
      let candidates = pieces[earlier].group.flatMap { $0 }
      if candidates.contains(where: { isOwn(claim, of: $0) }) {
        pieces[earlier].verdict = .keep
      } else {
        judge(earlier, first, pieces[earlier].group, isStrict: true)
      }
    }
  }

  /// «the former», «the second one»: the place of a product among those named together before.
  mutating func nameOrdered(_ index: Int) {
    guard binding.ordered.count > 1 else { return }
    let mention = pieces[index].mention
    if let place = binding.ordinal, !pieces[index].isGap {
      binding.ordinal = nil
      if isSaidOf(mention) { binding.refer(to: place) }
    }
    guard mention.isPlain, mention.atomKind == .word else { return }
    if Self.formers.contains(mention.word) {
      binding.refer(to: 0)
    } else if Self.latters.contains(mention.word) {
      binding.refer(to: binding.ordered.count - 1)
    } else if PriceFrameWords.definites.contains(binding.lastWord) || Self.articleless.contains(truth.language) {
      binding.ordinal = Self.ordinals.firstIndex { $0.contains(mention.word) }
    }
    binding.lastWord = mention.word
  }

  /// Behind «the first»: «one», a verb, a sign or an amount; no «first of all», «the second pocket».
  private func isSaidOf(_ mention: Mention) -> Bool {
    switch mention.kind {
    case .amount: true
    case .plain:
      mention.atomKind == .word
        ? mention.roles.contains(.verb) || mention.word == "one"
        : mention.atomKind == .punctuation && ":(-—".unicodeScalars.contains(mention.sign)
    default: false
    }
  }

  /// Languages without an article.
  private static let articleless: Set<String> = ["pl", "uk", "ru"]
  private static let formers: Set<String> = ["former", "erstere", "ersterer", "ersteres", "ersteren"]
  private static let latters: Set<String> = ["latter", "letztere", "letzterer", "letzteres", "letzteren"]
  private static let ordinals: [Set<String>] = [
    [
      "first", "erste", "ersten", "premier", "première", "primero", "primera", "primo", "prima", "eerste", "pierwszy",
      "pierwsza",
      "перший", "перша", "первый", "первая",
    ],
    [
      "second", "zweite", "zweiten", "deuxième", "second", "seconde", "segundo", "segunda", "secondo", "seconda",
      "tweede", "drugi",
      "druga", "другий", "друга", "второй", "вторая",
    ],
    [
      "third", "dritte", "dritten", "troisième", "tercero", "tercera", "terzo", "terza", "derde", "trzeci", "trzecia",
      "третій", "третя", "третий", "третья",
    ],
  ]

  /// «price: 45» on a line of its own, before any name: the next line may say of what.
  mutating func isHeldOver(_ index: Int) -> Bool {
    guard case .amount(let claim) = pieces[index].mention.kind, isAnyOwn(claim), !isFinishing,
      !pieces[index].isHeldOver,
      pieces[index].group.isEmpty,
      binding.context.isEmpty, pieces.last?.isNewline ?? false, let sign = previousVisible(index),
      pieces[sign].isSign(":="), let label = previousVisible(sign), pieces[label].has(.price)
    else { return false }
    pieces[index].isHeldOver = true
    return true
  }
}
