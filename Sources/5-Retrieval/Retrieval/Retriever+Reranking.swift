// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Reranking

/// Has the first hits put in order by a service that reads question and product together.
extension Retriever {
  /// Products that are put in order anew, whatever the number of products wanted: 5 and 50 begin alike.
  private static let rerankedProducts = 30

  /// Products that a search brings: more than are wanted where names tell what comes first, the watch or its strap.
  func reach(_ search: SearchAttempt) -> Int {
    let topK = search.request.topK
    let tells =
      !search.words.headline.isEmpty || search.packWish != nil || !search.numbers.isEmpty || search.kind?.model != nil
      || !search.wordWishes.isEmpty
    return reranker != nil || tells ? max(topK, Self.rerankedProducts) : topK
  }

  /// The first products in the order of the reranking service, as many as were asked for. What an identifier found keeps
  /// its place. Without an answer in time the order stays, which is said.
  func reranked(
    _ found: RetrievalResult, _ search: SearchAttempt, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    var result = found
    guard let reranker else {
      result.products = Array(found.products.prefix(search.request.topK))
      return result
    }
    let named = found.products.prefix { $0.matchedBy != nil }
    let candidates = Array(found.products.prefix(Self.rerankedProducts).dropFirst(named.count))
    if candidates.count > 1, found.hasEvidence {
      do throws(RerankError) {
        let order = try await reranker.order(
          of: candidates.map(\.product.rankedText), for: search.meaning, context: context)
        let rest = found.products.dropFirst(named.count + candidates.count)
        result.products = (named + order.map { candidates[$0] } + rest).dealt(found.products.map(\.score))
      } catch {
        if error.code == .cancelled { throw RetrievalError(.cancelled, "retrieval was cancelled", cause: error) }
        result.degraded.append(.rerank)
      }
    }
    result.products = Array(result.products.prefix(search.request.topK))
    return result
  }
}

extension CatalogProduct {
  private static let rankedDescriptionBytes = 600
  private static let rankedTextBytes = 1_200

  /// The text of a product for a reranking service: its kind first, since services cut long texts.
  fileprivate var rankedText: String {
    var parts = [name]
    if let brand { parts.append("Brand: \(brand)") }
    if !categories.isEmpty { parts.append("Categories: \(categories.joined(separator: "; "))") }
    if let description { parts.append(TextCutter.cut(description, maximumBytes: Self.rankedDescriptionBytes)) }
    parts += attributes.map { "\($0.label): \($0.values.joined(separator: ", "))" }
    return TextCutter.cut(parts.joined(separator: "\n"), maximumBytes: Self.rankedTextBytes)
  }
}
