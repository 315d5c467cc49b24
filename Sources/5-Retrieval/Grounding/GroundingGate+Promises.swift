// SPDX-License-Identifier: Apache-2.0

/// «Free shipping over $50»: without its condition the sentence would promise more than it did.
extension GroundingGate {
  /// Something is said to be free, and the amount that it depended on was left out.
  func isPromiseWithoutCondition(_ range: Range<Int>) -> Bool {
    pieces[range].contains { $0.isWord && Self.free.contains($0.mention.word) }
      && pieces[range].contains { $0.isClaim && $0.kind == .price && $0.isLeftOut }
  }

  /// Whether a sentence may become such a one: its begin is held until then.
  func mayBePromise(_ start: Int) -> Bool {
    pieces[start...].contains {
      $0.isWord && (Self.free.contains($0.mention.word) || Self.deliveries.contains($0.mention.word))
        || $0.isClaim && $0.kind == .price && $0.isLeftOut && $0.isBounded
    }
  }

  static let free = PriceTalkWords.words(
    """
    free frei gratis kostenlos kostenfrei kostenlose kostenloser versandkostenfrei portofrei frachtfrei gratuit gratuite
    gratuitement offerte offerts gratuito gratuita gratuitos gratuiti bezpłatna bezpłatnie darmowa darmowy безкоштовна
    безкоштовно бесплатная бесплатно
    """)
  static let deliveries = PriceTalkWords.words(
    """
    shipping delivery ship ships deliver versand lieferung liefern livraison envío envíos spedizione consegna verzending
    bezorging dostawa wysyłka доставка
    """)
  /// Of those the words that say it of the delivery alone.
  static let freeOfCharge = PriceTalkWords.words(
    """
    versandkostenfrei portofrei frachtfrei versandfrei gratisversand
    """)
}
