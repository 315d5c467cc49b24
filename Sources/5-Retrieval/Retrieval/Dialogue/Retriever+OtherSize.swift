// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import SearchEngine

/// "A bigger one", "something stronger": another size than the one spoken of.
extension Retriever {
  /// The size of before gives way to those beyond it: the newest one, or the one that the message names, "more RAM".
  /// - Returns: whether an attribute says it.
  static func changeSize(
    _ reading: inout QuestionReading, _ earlier: inout [QuestionReading], isBigger: Bool, _ vocabulary: Vocabulary?
  ) -> Bool {
    let sizes = earlier.flatMap { $0.wishes(isFurther: false) }.filter(Vocabulary.isSize)
    // "Too large, 50 inch" says itself which.
    if reading.wishes(isFurther: false).contains(where: { own in sizes.contains { $0.field == own.field } }) {
      return true
    }
    let named = namesOfSize(in: reading)
    let size = sizes.last { !named.isDisjoint(with: $0.field.codeWords) }
    // "More RAM" does not change the size of a screen.
    if size == nil, vocabulary?.hasAttribute(calledBy: named) == true { return true }
    guard let size = size ?? sizes.last, let others = vocabulary?.sizes(beyond: size, isBigger: isBigger) else {
      return false
    }
    for index in earlier.indices { _ = earlier[index].liftSizes(of: size.field) }
    reading.want(others, words: isBigger ? "bigger" : "smaller")
    return true
  }

  /// The words of a message that may name an attribute, with other names of the same things: memory for RAM.
  private static func namesOfSize(in reading: QuestionReading) -> Set<String> {
    let words = reading.tokens.filter { $0.kind == .word && !reading.isStopWord($0.raw) }
    let others = words.flatMap { ProductWords.table.otherNames(of: $0.raw, in: reading.language) }
    return Set(words.map(\.text) + others.flatMap { $0.split(separator: " ").map { String($0).folded } })
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
