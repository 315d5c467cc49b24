// SPDX-License-Identifier: Apache-2.0
package import EventLoop
package import Observability
package import OpenAI
import Synchronization

/// Texts in, checked vectors out. One value serves all loops: what they share is the pace, the guess of tokens and the
/// number of dimensions.
package struct Embedder: Sendable {
  package struct Options: Sendable {
    package var model: String
    /// Sent to the service only when set; every vector is checked against it, or else against the first one.
    package var dimensions: Int?
    package var limits: BatchPacker.Limits
    /// Calls at once, at the beginning and at most.
    package var concurrency: Int
    package var maximumConcurrency: Int

    package init(
      model: String, dimensions: Int? = nil, limits: BatchPacker.Limits = .standard, concurrency: Int = 4,
      maximumConcurrency: Int = 16
    ) {
      self.model = model
      self.dimensions = dimensions
      self.limits = limits
      self.concurrency = concurrency
      self.maximumConcurrency = maximumConcurrency
    }
  }

  private struct Shared: Sendable {
    var pacer: Pacer
    var estimate = TokenEstimate()
    var dimensions: Int?
    var tokens = 0
  }

  private final class State: Sendable {
    let shared: Mutex<Shared>
    let queries: QueryVectorCache

    init(_ shared: Shared, _ queries: QueryVectorCache) {
      self.shared = Mutex(shared)
      self.queries = queries
    }
  }

  private let options: Options
  private let client: OpenAIClient
  private let logger: Logger
  private let state: State
  private let duration: Histogram
  private let countedTokens: Counter

  /// `keptQueries`: vectors of questions that are kept, at most; 0: none.
  package init(
    options: Options, client: OpenAIClient, keptQueries: Int = 0, logger: Logger = .disabled,
    metrics: MetricsRegistry = MetricsRegistry()
  ) {
    self.options = options
    self.client = client
    self.logger = logger
    state = State(
      Shared(
        pacer: Pacer(concurrency: options.concurrency, maximumConcurrency: options.maximumConcurrency),
        dimensions: options.dimensions),
      QueryVectorCache(limit: keptQueries))
    duration = metrics.histogram(
      "rag_stage_duration_seconds", help: "Time spent in the stages of a request.", labels: ["stage"]
    ).with("embedding")
    countedTokens = metrics.counter(
      "rag_tokens_total", help: "Tokens as the model API counts them.", labels: ["kind", "model"]
    ).with("embedding", options.model)
  }

  package var model: String { options.model }
  /// As configured; nil: the model's own.
  package var configuredDimensions: Int? { options.dimensions }
  /// As configured, else as seen in the first answer.
  package var dimensions: Int? { state.shared.withLock { $0.dimensions } }
  /// How many calls at once are good at present. Look again after each one.
  package var recommendedConcurrency: Int { state.shared.withLock { $0.pacer.concurrency } }
  /// Tokens spent so far, as counted by the service.
  package var tokensUsed: Int { state.shared.withLock { $0.tokens } }

  /// A packer with the present guess of tokens.
  package func packer() -> BatchPacker {
    BatchPacker(limits: options.limits, estimate: state.shared.withLock { $0.estimate })
  }

  // MARK: Questions

  /// The vector of a shopper's question, as JSON text to be copied into a search body. Checked to be an array of
  /// numbers, not all zero, with the expected number of dimensions.
  package func queryVector(
    _ text: String, expectedDimensions: Int?, deadline: MonotonicInstant
  ) async throws(EmbeddingError) -> QueryVector {
    let form = QueryVectorCache.form(of: text)
    if let kept = state.queries.vector(of: form) { return try check(kept, expectedDimensions) }
    let start = MonotonicInstant.now
    let answer: (json: [UInt8], dimensions: Int, promptTokens: Int)
    do throws(OpenAIError) {
      answer = try await client.queryEmbedding(
        packer().cut(form), model: options.model, dimensions: options.dimensions, deadline: deadline)
    } catch {
      throw EmbeddingError(error)
    }
    duration.observe(start.duration(to: .now))
    note(answer.promptTokens)
    let vector = try check(QueryVector(json: answer.json, dimensions: answer.dimensions), expectedDimensions)
    state.queries.keep(vector, of: form)
    return vector
  }

  private func check(
    _ vector: QueryVector, _ expectedDimensions: Int?
  ) throws(EmbeddingError) -> QueryVector {
    if let expected = expectedDimensions ?? options.dimensions, expected != vector.dimensions {
      throw EmbeddingError(
        .badVector, "model \(options.model) gives \(vector.dimensions) dimensions where \(expected) are expected")
    }
    return vector
  }

  private func note(_ tokens: Int) {
    guard tokens > 0 else { return }
    countedTokens.increment(by: Double(tokens))
    state.shared.withLock { $0.tokens += tokens }
  }

  // MARK: Batches

  /// The vectors of one packed batch, in the order of its texts: each checked and scaled to length 1. Waits for the
  /// service's pace. A batch that turns out too large is sent in halves; a text that turns out too long is cut.
  package func embed(_ texts: [String], deadline: MonotonicInstant) async throws(EmbeddingError) -> [[Float]] {
    guard !texts.isEmpty else { return [] }
    let packer = packer()
    var vectors: [[Float]] = []
    vectors.reserveCapacity(texts.count)
    // Batches still to be sent, the next one last.
    var waiting = [texts.map(packer.cut)]
    var cuts = 0
    while let batch = waiting.popLast() {
      let response: EmbeddingsResponse
      do throws(OpenAIError) {
        response = try await call(batch, deadline)
      } catch {
        switch error.code {
        case .tokensPerRequest where batch.count > 1, .contextLength where batch.count > 1:
          logger.info("embedding batch halved", ["inputs": .int(batch.count), "reason": .string(error.message)])
          waiting.append(Array(batch[(batch.count / 2)...]))
          waiting.append(Array(batch[..<(batch.count / 2)]))
        case .tokensPerRequest where cuts < 4 * texts.count, .contextLength where cuts < 4 * texts.count:
          guard let shorter = Self.halved(batch[0]) else { throw EmbeddingError(error) }
          cuts += 1
          logger.warning("text cut for embedding", ["bytes": .int(shorter.utf8.count)])
          waiting.append([shorter])
        default: throw EmbeddingError(error)
        }
        continue
      }
      vectors += try await check(response.vectors)
    }
    return vectors
  }

  private static func halved(_ text: String) -> String? {
    guard text.utf8.count >= 16 else { return nil }
    let estimate = TokenEstimate()
    return BatchPacker.cut(text, toTokens: max(1, estimate.tokens(in: text) / 2), estimate)
  }

  private func call(_ batch: [String], _ deadline: MonotonicInstant) async throws(OpenAIError) -> EmbeddingsResponse {
    let raw = batch.reduce(0.0) { $0 + TokenEstimate.raw($1) }
    let (wait, tokens) = state.shared.withLock { shared in
      let tokens = max(1, Int(raw * shared.estimate.correction))
      return (shared.pacer.reserve(tokens: tokens), tokens)
    }
    if wait > .zero {
      await sleepOnLoop(until: min(.after(wait), deadline))
    }
    let start = MonotonicInstant.now
    do throws(OpenAIError) {
      if Task.isCancelled { throw OpenAIError(.cancelled, "cancelled while waiting for the service's pace") }
      let response = try await client.embeddings(
        batch, model: options.model, dimensions: options.dimensions, deadline: deadline)
      duration.observe(start.duration(to: .now))
      note(response.promptTokens)
      state.shared.withLock { shared in
        shared.pacer.succeeded(
          tokens: tokens, limits: response.limits, wasRateLimited: response.wasRateLimited)
        shared.estimate.learn(raw: raw, counted: response.promptTokens)
      }
      return response
    } catch {
      state.shared.withLock { shared in
        shared.pacer.failed(
          tokens: tokens, wasRateLimited: error.code == .rateLimited, retryAfter: error.retryAfter)
      }
      throw error
    }
  }

  private func check(_ vectors: [[Float]]) async throws(EmbeddingError) -> [[Float]] {
    guard let first = vectors.first else { return [] }
    let expected = state.shared.withLock { shared in
      if shared.dimensions == nil { shared.dimensions = first.count }
      return shared.dimensions ?? first.count
    }
    let model = options.model
    let result: Result<[[Float]], EmbeddingError>
    if vectors.count * first.count > Self.offLoopNumbers {
      result = await offLoop { VectorCheck.checked(vectors, dimensions: expected, model: model) }
    } else {
      result = VectorCheck.checked(vectors, dimensions: expected, model: model)
    }
    return try result.get()
  }

  /// More numbers than this are checked off the loop.
  private static let offLoopNumbers = 64 << 10
}

/// A question's vector as JSON text.
package struct QueryVector: Sendable, Equatable {
  /// An array of numbers, byte for byte as the service wrote it.
  package var json: [UInt8]
  package var dimensions: Int

  package init(json: [UInt8], dimensions: Int) {
    self.json = json
    self.dimensions = dimensions
  }
}
