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

  /// «the former», «the latter»: the first and the last of the products named together before.
  mutating func nameOrdered(_ word: String) {
    guard binding.context.count > 1 else { return }
    if Self.formers.contains(word) {
      binding.name(binding.context[0], isWhole: false)
    } else if Self.latters.contains(word) {
      binding.name(binding.context[binding.context.count - 1], isWhole: false)
    }
  }

  private static let formers: Set<String> = ["former", "erstere", "ersterer", "ersteres", "ersteren"]
  private static let latters: Set<String> = ["latter", "letztere", "letzterer", "letzteres", "letzteren"]

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
