// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import SearchEngine

/// "A bigger one", "something stronger": another size than the one spoken of.
extension Retriever {
  /// The sizes of before give way to those beyond them.
  /// - Returns: whether an attribute says them.
  static func changeSize(
    _ reading: inout QuestionReading, _ earlier: inout [QuestionReading], isBigger: Bool, _ vocabulary: Vocabulary?
  ) -> Bool {
    var size: FacetChoice?
    for index in earlier.indices { size = earlier[index].liftSizes().last ?? size }
    guard let size, let others = vocabulary?.sizes(beyond: size, isBigger: isBigger) else { return false }
    reading.want(others, words: isBigger ? "bigger" : "smaller")
    return true
  }

  /// The same where names alone say the size, "power bank 10000 mAh": what is called by the topic and has a number beyond,
  /// the closest first. The number is searched for no more. Empty where there is none.
  func beyond(
    _ reading: QuestionReading, _ earlier: inout [QuestionReading], isBigger: Bool, topic: [String],
    _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [CatalogProduct] {
    var before = earlier
    let measures = before.indices.compactMap { index in
      NamedMeasure.all(in: before[index].tokens, beside: before[index].isTaken).last.map { (index, $0) }
    }
    guard let (index, measure) = measures.last else { return [] }
    let ofMeasure = Set(measure.places.map { before[index].tokens[$0].raw })
    let topic = topic.filter { !ofMeasure.contains($0) }
    guard !topic.isEmpty else { return [] }
    before[index].leaveOut(Set(measure.places))
    let search = SearchAttempt(request: request, reading: reading, earlier: before)
    let body = search.bodies(options.tuning).named(topic.joined(separator: " "), size: Self.namesLookedAt)
    let products: [CatalogProduct]
    do throws(SearchEngineError) {
      let response = try await engine.search(request.store.alias, body: body, context: context)
      products = self.products(of: response, context: context)
    } catch {
      throw RetrievalError(error)
    }
    var beyond: [(distance: Double, product: CatalogProduct)] = []
    for product in products {
      if let distance = measure.distance(toName: product.name, isBigger: isBigger) {
        beyond.append((distance, product))
      }
    }
    guard !beyond.isEmpty else { return [] }
    earlier = before
    let inOrder = beyond.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
    return inOrder.prefix(request.topK).map(\.element.product)
  }

  private static let namesLookedAt = 100
}
