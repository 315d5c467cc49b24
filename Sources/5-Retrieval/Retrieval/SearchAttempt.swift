// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language

/// One question under the filters in force, which may be relaxed step by step.
struct SearchAttempt: Sendable {
  let request: RetrievalRequest
  let words: QuestionWords
  let order: PriceOrder?
  let constraints: [Constraint]
  private(set) var filters: ProductFilters
  private(set) var relaxed: [RelaxedConstraint] = []
  private let reading: QuestionReading
  /// The bounds read from words, in the order in which they give way.
  private var ownBounds: [RelaxedConstraint]

  /// - Parameter earlier: the messages before the question that it needs, oldest first.
  init(request: RetrievalRequest, reading: QuestionReading, earlier: [QuestionReading] = []) {
    self.request = request
    words = QuestionWords(question: request.question, reading: reading, earlier: earlier, context: request.context)
    var combined = reading
    for message in earlier.reversed() { combined.inherit(message) }
    self.reading = combined
    order = combined.order
    constraints = combined.constraints
    filters = request.filters
    ownBounds = []
    if let low = combined.priceMin, low.double > filters.priceMin?.double ?? -1 {
      filters.priceMin = low
      ownBounds.append(.priceMin)
    }
    if let high = combined.priceMax, high.double < filters.priceMax?.double ?? .infinity {
      filters.priceMax = high
      ownBounds.append(.priceMax)
    }
  }

  /// What the shopper has to be told, in the question's language.
  private var said: [String] {
    let phrases = reading.language.phrases
    var sentences: [String] = []
    if filters.isContradictory, let low = filters.priceMin, let high = filters.priceMax {
      let currency = request.store.currency
      sentences.append(
        phrases.contradiction(
          low: Money.format(low, currency: currency), high: Money.format(high, currency: currency)))
    }
    if let limit = reading.foreignLimit, let currency = request.store.currency {
      sentences.append(phrases.foreignCurrency(limit: limit, shop: currency))
    }
    return sentences
  }

  func bodies(_ tuning: RetrievalTuning) -> SearchBodies {
    SearchBodies(tuning: tuning, words: words, filters: filters, visibility: request.store.searchVisibility)
  }

  func result(_ products: [RetrievedProduct] = [], hasEvidence: Bool = false) -> RetrievalResult {
    RetrievalResult(
      products: products, applied: filters, relaxed: relaxed, hasEvidence: hasEvidence, said: said,
      constraints: constraints, order: order)
  }

  /// Drops the next bound that was read from the question.
  /// - Returns: false when none is left.
  mutating func relax() -> Bool {
    guard !ownBounds.isEmpty else { return false }
    let bound = ownBounds.removeFirst()
    switch bound {
    case .priceMin: filters.priceMin = request.filters.priceMin
    case .priceMax: filters.priceMax = request.filters.priceMax
    }
    relaxed.append(bound)
    return true
  }
}
