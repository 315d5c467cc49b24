// SPDX-License-Identifier: Apache-2.0
package import Calls
package import EventLoop
package import Observability
package import OpenAI

/// Texts in, checked vectors out. One value serves all loops: what they share is what the service has taught.
package struct Embedder: Sendable {
  /// The configuration of the service; all else is learned from its answers.
  package struct Options: Sendable {
    /// As the service names it; the model of every call, and of every vector kept.
    package var model: String
    /// Sent to the service only when set; every vector is checked against it, or else against the first one.
    package var dimensions: Int?
    /// Upper bounds; what the service takes below them is learned.
    package var limits: BatchPacker.Limits
    /// Calls at once, at most.
    package var maximumConcurrency: Int
    /// The model's price; nil: unknown.
    package var price: ModelPrices.Price?
    /// The time that answers take, and that nothing was answered, by this clock; tests bring their own.
    package var now: @Sendable () -> MonotonicInstant = { .now }

    package init(
      model: String, dimensions: Int? = nil, limits: BatchPacker.Limits = .standard, maximumConcurrency: Int = 8
    ) {
      self.model = model
      self.dimensions = dimensions
      self.limits = limits
      self.maximumConcurrency = maximumConcurrency
    }
  }

  private let options: Options
  private let client: OpenAIClient
  private let service: EmbeddingService
  private let queries: QueryVectorCache

  /// `keptQueries`: vectors of questions that are kept, at most; 0: none.
  package init(
    options: Options, client: OpenAIClient, keptQueries: Int = 0, metrics: MetricsRegistry = MetricsRegistry()
  ) {
    self.options = options
    self.client = client
    queries = QueryVectorCache(limit: keptQueries)
    service = EmbeddingService(options: options, client: client, metrics: metrics)
  }

  /// The configured model; every vector is one of its.
  package var model: String { options.model }
  /// As configured; nil: the model's own.
  package var configuredDimensions: Int? { options.dimensions }
  /// As configured, else as seen in the first answer.
  package var dimensions: Int? { service.dimensions }
  /// Tokens spent so far, as counted by the service.
  package var tokensUsed: Int { service.tokensUsed }

  /// A packer with the present guess of tokens, and with what was learned of the service.
  package func packer() -> BatchPacker { service.packer }
  /// Texts that are enough for a first call, whose answer shows the vectors' length.
  package static var firstInputs: Int { ServiceLimits.firstInputs }

  // MARK: Questions

  /// The vector of a shopper's question, as JSON text to be copied into a search body. Checked to be an array of
  /// numbers, not all zero, with the expected number of dimensions. A question that is too long for the model is cut.
  package func queryVector(
    _ text: String, expectedDimensions: Int?, context: CallContext
  ) async throws(EmbeddingError) -> QueryVector {
    let form = QueryVectorCache.form(of: text)
    if let kept = queries.vector(of: form) { return try check(kept, expectedDimensions) }
    guard context.allowsModels else {
      throw EmbeddingError(.overBudget, "the service has spent its budget for today")
    }
    let start = options.now()
    var question = packer().cut(form)
    var answer: (json: [UInt8], dimensions: Int, promptTokens: Int)?
    repeat {
      do throws(OpenAIError) {
        answer = try await client.queryEmbedding(
          question, model: options.model, dimensions: options.dimensions, context: context)
      } catch {
        guard let shorter = service.shortened(question, after: error) else { throw EmbeddingError(error) }
        question = shorter
      }
    } while answer == nil
    guard let answer else { throw EmbeddingError(.protocolViolation, "no vector for a question") }
    service.noteDuration(since: start, context)
    service.charge(counted: answer.promptTokens, estimate: TokenEstimate.raw(question), context)
    let vector = try check(QueryVector(json: answer.json, dimensions: answer.dimensions), expectedDimensions)
    queries.keep(vector, of: form)
    return vector
  }

  private func check(
    _ vector: QueryVector, _ expectedDimensions: Int?
  ) throws(EmbeddingError) -> QueryVector {
    if let expected = expectedDimensions ?? options.dimensions, expected != vector.dimensions {
      throw EmbeddingError(
        .wrongDimensions, "model \(options.model) gives \(vector.dimensions) dimensions where \(expected) are expected")
    }
    return vector
  }

  // MARK: Batches

  /// Reports a text whose vector this model has given before. Where a service refuses all that it is asked, this text
  /// shows whether the texts are the reason or the service; it is sent for nothing else.
  package func note(embeddedBefore text: String) { service.note(embeddedBefore: text) }

  /// Embeds texts. `deliver` receives each outcome, by its place among `texts`, as soon as the service has
  /// answered: several times for one batch, in no certain order.
  ///
  /// Waits for the service's pace, and where it is away for as long as the client's retry policy has patience. A call
  /// that is refused or too slow is made smaller, until what cannot be embedded stands alone; a text that is too long
  /// for the model is cut. A service that fails for every text, sent singly too, counts as away.
  /// - Throws: `EmbeddingError`, or what `deliver` throws.
  package func embed(
    _ texts: [String], context: CallContext, deliver: ([(place: Int, outcome: TextOutcome)]) async throws -> Void
  ) async throws {
    var batch = TextBatch(texts, service: service, context: context)
    try await batch.run(deliver: deliver)
  }
}
