// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPSemantics
import Observability

/// One call, before a node is chosen.
struct EngineRequest: Sendable {
  enum ContentType: Sendable { case json, ndjson }

  /// The operation, in words for errors, logs and metrics: `search`, `bulk`, `create index` …
  var operation: String
  var method: HTTPMethod
  /// Percent-encoded, beginning with a slash, query included.
  var path: String
  var body: [UInt8]?
  var contentType = ContentType.json
  /// Sending it twice does the same as once, so it may be repeated after its fate is unknown.
  var isIdempotent = true
  var isBulk = false
  /// Statuses that are answers here and no errors.
  var accepted: [Int] = []
  /// A page of an extraction: a lost context is told apart from an outage.
  var readsContext = false
  /// Cleaning up goes on in a task that was cancelled.
  var ignoresCancellation = false
  /// One attempt's limit where the options' does not fit.
  var attemptTimeout: Duration?
  /// The caller can ask for less at once: an engine that lacks the memory for it is not asked the same again.
  var isDivisible = false
  /// The largest answer that is read where the options' is too much.
  var maximumBodyBytes: Int?
  var context: CallContext
}
