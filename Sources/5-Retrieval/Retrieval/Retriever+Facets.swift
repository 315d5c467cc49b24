// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Observability
import SearchEngine

/// Properties of products in a question: read by the vocabulary, believed by what the catalogue counts.
extension Retriever {
  /// The properties that a message asks for; its reading loses the words of what is not wanted.
  func readFacets(
    _ reading: inout QuestionReading, of request: RetrievalRequest, vocabulary: Vocabulary?, context: CallContext
  ) async throws(RetrievalError) {
    guard let vocabulary else { return }
    var reader = FacetReader(
      tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: vocabulary,
      languages: reading.language == request.store.language
        ? [reading.language] : [reading.language, request.store.language])
    reader.read()
    var mentions = reader.mentions
    // The caller's own filter of a kind says all of it.
    mentions.removeAll { mention in
      switch mention.choice.field {
      case .category: !mention.isExcluded && !request.filters.categories.isEmpty
      case .attribute(let code):
        !mention.isExcluded && request.filters.attributes.contains { $0.code.lowercased() == code }
      }
    }
    let kept = try await believed(mentions, reading, request, context: context)
    reading.take(kept, unwanted: reader.unknownUnwanted)
  }

  private func believed(
    _ mentions: [FacetMention], _ reading: QuestionReading, _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [FacetMention] {
    let probes = mentions.map { mention in
      FacetProbe(
        mention,
        words: mention.tokens.map { reading.tokens[$0] }.filter { $0.kind != .sign }.map(\.raw).joined(separator: " "))
    }
    guard probes.contains(where: { !$0.counts.isEmpty }) else { return mentions }
    let bodies = SearchBodies(
      tuning: options.tuning, words: QuestionWords(question: "", reading: reading), filters: request.filters,
      visibility: request.store.searchVisibility)
    var totals = try await count(probes.flatMap(\.counts).map(bodies.count), of: request, context: context)[...]
    return probes.filter { probe in
      defer { totals = totals.dropFirst(probe.counts.count) }
      return probe.meansProperty(Array(totals.prefix(probe.counts.count)))
    }.map(\.mention)
  }

  /// Gives up what leaves no product of the topic, before the search: the fewest wishes in the declared order.
  func relaxFacets(_ search: inout SearchAttempt, context: CallContext) async throws(RetrievalError) {
    let steps = search.relaxations
    guard search.filters.hasReadFacets, !steps.isEmpty, !search.words.topic.isEmpty else { return }
    let attempt = search
    func body(_ given: [RelaxedConstraint]) -> [UInt8] {
      var attempt = attempt
      for constraint in given { attempt.give(up: constraint) }
      let bodies = attempt.bodies(options.tuning)
      return bodies.count(FacetProbe.Count(words: attempt.words.topic, fields: .all, terms: nil))
    }
    let singles = steps.map { [$0] }
    let runs = steps.indices.dropFirst().map { Array(steps[...$0]) }
    let ways = [[]] + singles + runs
    let totals = try await count(ways.map(body), of: search.request, context: context)
    guard let way = zip(ways, totals).first(where: { $0.1 > 0 })?.0 else { return }
    for constraint in way { search.giveUp(constraint) }
  }

  private func count(
    _ bodies: [[UInt8]], of request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [Int] {
    guard !bodies.isEmpty else { return [] }
    do throws(SearchEngineError) {
      var totals: [Int] = []
      for result in try await engine.multiSearch(request.store.alias, bodies: bodies, context: context) {
        totals.append(try result.get().total ?? 0)
      }
      return totals
    } catch {
      throw RetrievalError(error)
    }
  }
}
