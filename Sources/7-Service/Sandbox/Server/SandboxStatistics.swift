// SPDX-License-Identifier: Apache-2.0
package import JSON
import Synchronization

/// Counts of the requests to the sandbox. Thread-safe.
package final class SandboxStatistics: Sendable {
  /// Since the start or the last reset.
  package struct Counts: Sendable {
    /// By method and path.
    package var requests: [String: Int] = [:]
    /// Embedding requests that were answered with vectors.
    package var embeddingRequests = 0
    /// Texts of all of them, repeated ones too.
    var embeddedTexts = 0
    /// Texts of the largest embedding request.
    var largestBatch = 0
    /// Tokens of the largest embedding request.
    var largestBatchTokens = 0
    /// Tokens of the longest text that was embedded.
    var longestTextTokens = 0
    /// Embedding requests that are being answered now.
    var embeddingsAtOnce = 0
    /// The greatest value that `embeddingsAtOnce` has had.
    var mostEmbeddingsAtOnce = 0
    /// Chat requests that were answered with words.
    package var chatRequests = 0
    /// Clients that left before their answer was complete, anywhere.
    package var departures = 0
    /// Clients that left within a stream.
    package var departuresInStream = 0
    /// The body of the last chat request.
    package var lastChatRequest: JSONValue?
    /// `traceparent` and `tracestate` of the last request to each path that had them.
    package var traceFields: [String: [String: String]] = [:]
    /// Number of times that each text was embedded.
    package var texts: [String: Int] = [:]

    /// Texts that were embedded, each counted once.
    package var distinctTexts: Int { texts.count }
    /// Number of times that the most repeated text was embedded.
    package var mostRepeatedText: Int { texts.values.max() ?? 0 }
  }
  private let state: Mutex<Counts> = Mutex(Counts())

  init() {}

  /// A copy of the counts.
  package var counts: Counts { state.withLock { $0 } }
  /// Begins anew.
  package func reset() { state.withLock { $0 = Counts() } }

  func update(_ change: (inout sending Counts) -> Void) { state.withLock { change(&$0) } }

  /// The answer of `GET /__sandbox/stats`; points in time are the engine's to count.
  func shown(openPITs: Int) -> JSONValue {
    let counts = counts
    var requests = JSONObject()
    for (name, count) in counts.requests.sorted(by: { $0.key < $1.key }) { requests[name] = .int(count) }
    return [
      "requests": .object(requests), "open_pits": .int(openPITs),
      "embedding_requests": .int(counts.embeddingRequests), "embedded_texts": .int(counts.embeddedTexts),
      "distinct_embedded_texts": .int(counts.distinctTexts), "most_repeated_text": .int(counts.mostRepeatedText),
      "largest_batch": .int(counts.largestBatch), "largest_batch_tokens": .int(counts.largestBatchTokens),
      "longest_text_tokens": .int(counts.longestTextTokens),
      "most_embeddings_at_once": .int(counts.mostEmbeddingsAtOnce), "chat_requests": .int(counts.chatRequests),
      "departures": .int(counts.departures), "departures_in_stream": .int(counts.departuresInStream),
      "last_chat_request": counts.lastChatRequest ?? .null,
    ]
  }
}
