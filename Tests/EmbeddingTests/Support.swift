// SPDX-License-Identifier: Apache-2.0
import Calls
import Embedding
import EventLoop
import HTTPClient
import Observability
import OpenAI
import Synchronization

extension RetryPolicy {
  /// As the indexer has it, but in a hurry.
  static func hurried(_ patience: Duration = .seconds(10)) -> RetryPolicy {
    var policy = RetryPolicy.patient(patience)
    policy.base = .milliseconds(1)
    policy.cap = .milliseconds(10)
    return policy
  }
}

extension FakeService {
  func embedder(
    dimensions: Int? = nil, limits: BatchPacker.Limits = .standard, retry: RetryPolicy = .hurried(),
    callTimeout: Duration = .seconds(10), trusts: Bool = true, metrics: MetricsRegistry = MetricsRegistry(),
    now: @escaping @Sendable () -> MonotonicInstant = { .now }
  ) -> Embedder {
    Self.embedder(
      url, loops, caFile: trusts ? caFile : nil, dimensions: dimensions, limits: limits, retry: retry,
      callTimeout: callTimeout, metrics: metrics, now: now)
  }

  static func embedder(
    _ url: String, _ loops: EventLoopGroup, caFile: String? = nil, dimensions: Int? = nil,
    limits: BatchPacker.Limits = .standard, retry: RetryPolicy, callTimeout: Duration = .seconds(10),
    metrics: MetricsRegistry = MetricsRegistry(), now: @escaping @Sendable () -> MonotonicInstant = { .now }
  ) -> Embedder {
    let client = OpenAIClient(
      options: .init(
        baseURL: url, apiKey: "sk-secret", retry: retry, requestTimeout: callTimeout, batchTimeout: callTimeout,
        tls: TLSOptions(caFile: caFile)),
      http: HTTPClient(loops: loops))
    var options = Embedder.Options(model: "m", dimensions: dimensions, limits: limits)
    options.now = now
    return Embedder(options: options, client: client, metrics: metrics)
  }
}

/// What became of a batch's texts.
struct Outcomes: Sendable {
  var vectors: [Int: [Float]] = [:]
  var refused: [Int: String] = [:]
  var error: EmbeddingError?
  /// Told twice.
  var repeated = 0
  var deliveries = 0

  /// The lengths of the texts that the vectors are of, in order.
  var lengths: [Int] {
    vectors.sorted { $0.key < $1.key }.map { Int(($0.value[1] / $0.value[0] * 3).rounded()) }
  }
}

extension Embedder {
  /// Embeds, and collects what is told.
  func outcomes(_ texts: [String]) async -> Outcomes {
    let collected = Mutex(Outcomes())
    do {
      try await embed(texts, context: .within(.seconds(3600))) { outcomes in
        collected.withLock { collected in
          collected.deliveries += 1
          for (place, outcome) in outcomes {
            if collected.vectors[place] != nil || collected.refused[place] != nil { collected.repeated += 1 }
            switch outcome {
            case .vector(let vector): collected.vectors[place] = vector
            case .refused(let reason): collected.refused[place] = reason
            }
          }
        }
      }
    } catch {
      collected.withLock { $0.error = error as? EmbeddingError ?? EmbeddingError(.protocolViolation, "\(error)") }
    }
    return collected.withLock { $0 }
  }
}

/// Texts of a catalogue: each another one, of 30 to 60 tokens.
func catalogue(_ count: Int) -> [String] {
  (0..<count).map { number in
    "Product \(number). " + String(repeating: "Light and warm, made for days outside. ", count: 3 + number % 4)
  }
}

/// A text of about so many tokens, in sentences.
func longText(_ tokens: Int) -> String {
  var text = ""
  var number = 0
  while text.utf8.count / 4 < tokens {
    text += "Sentence number \(number) of a very long description is here. "
    number += 1
  }
  return text
}
