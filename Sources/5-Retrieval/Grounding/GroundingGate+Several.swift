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

  /// «They are $34 and $49»: where as many amounts come as products were named before, they go in their order.
  mutating func judgeInContext(_ index: Int, _ claim: AmountClaim) {
    let place = binding.amounts - 1
    guard binding.context.count > 1, binding.hasPronoun, place < binding.context.count,
      binding.context.joined().contains(where: { isOwn(claim, of: $0) })
    else { return judge(index, claim, binding.context, isStrict: true) }
    pieces[index].group = binding.context
    pieces[index].isOfContext = true
    if place > 0, isJoined(index) { return judgeOrdered(index) }
    guard place == 0 else { return judge(index, claim, binding.context, isStrict: true) }
    pieces[index].verdict = .waits
  }

  /// An amount and «and» stand right before it, or a comma.
  func isJoined(_ index: Int) -> Bool {
    let before = pieces.prefix(index).filter { !$0.isGap }.suffix(2)
    guard before.count == 2, let joiner = before.last, case .amount = before.first?.mention.kind else { return false }
    return joiner.isSign(",") || joiner.isWord && PriceFrameWords.joining.contains(joiner.mention.word)
  }

  /// «$49 against $34 for the Bag», «if $49 is too much, the Bag at $34»: an amount that is another product's, where the
  /// one named behind it has its own. Where that is not seen yet the amount waits.
  mutating func isOfAnother(_ index: Int, _ claim: AmountClaim, _ products: [Int], _ between: ArraySlice<Piece>) -> Bool
  {
    guard !pieces[index].isSaidPlainly, isAnyOwn(claim), !products.contains(where: { isOwn(claim, of: $0) }) else {
      return false
    }
    for piece in between {
      guard case .amount(let second) = piece.mention.kind else { continue }
      guard products.contains(where: { isOwn(second, of: $0) }) else { return false }
      pieces[index].verdict = .keep
      return true
    }
    guard between.contains(where: { $0.isSign(",") }) else { return false }
    pieces[index].group = [products]
    pieces[index].isPaired = true
    return true
  }

  /// A word of content came: no name follows the amounts right away.
  mutating func endSeconds(before end: Int) {
    for index in pieces.indices.prefix(end) where pieces[index].isSecond {
      guard case .waits = pieces[index].verdict, case .amount(let claim) = pieces[index].mention.kind else { continue }
      judge(index, claim, pieces[index].group, isStrict: true)
    }
  }

  /// «The cheaper lamp», «das teurere Modell»: of two that were named together the one, else any but the dearest.
  mutating func referByPrice(_ word: String) {
    guard binding.group.isEmpty, PriceFrameWords.definites.contains(binding.lastWord),
      let isCheaper = PriceFrameWords.comparing(word)
    else { return }
    let priced = truth.products.indices.filter { truth.products[$0].price?.bounded != nil }
    let known = binding.ordered.compactMap { $0.count == 1 ? $0.first : nil }.filter(priced.contains)
    let isPair = binding.ordered.count == 2 && known.count == 2
    let compared = isPair ? known : priced
    let prices = compared.compactMap { truth.products[$0].price?.bounded }
    guard let bound = isCheaper ? prices.max() : prices.min(), prices.contains(where: { $0 != bound }) else { return }
    let candidates = compared.filter { truth.products[$0].price?.bounded != bound }
    binding.refer(toAny: candidates)
  }

  /// «the former», «the second one»: the place of a product among those named together before.
  mutating func nameOrdered(_ index: Int) {
    let mention = pieces[index].mention
    if mention.isPlain, mention.atomKind == .word {
      referByPrice(mention.word)
      binding.lastButOne = binding.lastWord
      if binding.ordered.count < 2 { binding.lastWord = mention.word }
    }
    if mention.isPlain, mention.atomKind == .word, Self.anothers.contains(mention.word), binding.group.count == 1,
      PriceFrameWords.definites.contains(binding.lastButOne)
    {
      binding.isOther = true
    } else if binding.isOther, !pieces[index].isGap {
      binding.isOther = false
      if isSaidOf(mention) { referToOther() }
    }
    guard binding.ordered.count > 1 else { return }
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

  /// «the other one»: of two that were named together the one that the sentence did not speak of, else any other.
  private mutating func referToOther() {
    let spoken = Set(binding.group.flatMap { $0 })
    let known = binding.ordered.flatMap { $0 }
    let others = (binding.ordered.count == 2 ? known : Array(truth.products.indices)).filter { !spoken.contains($0) }
    if !others.isEmpty { binding.refer(toAny: others) }
  }

  private static let anothers: Set<String> = [
    "other", "andere", "anderen", "anderer", "anderes", "autre", "otro", "otra", "altro", "altra", "інший", "інша",
    "другой", "другая", "inny", "inna",
  ]

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
