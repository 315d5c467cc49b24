// SPDX-License-Identifier: Apache-2.0
package import Observability

/// Why a call to the engine failed. Messages never carry credentials.
package struct SearchEngineError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure, whatever dialect and version worded it.
  package enum Code: String, Sendable {
    /// No node could be reached, or all answered 5xx until the deadline.
    case unavailable
    case timeout
    case cancelled
    /// 401: credentials missing or wrong.
    case authentication
    /// 403: credentials good, privilege missing.
    case forbidden
    /// 404: no such index, alias or document.
    case notFound
    /// 409: created already, or changed meanwhile.
    case conflict
    /// 400 and other refusals of what we sent.
    case badRequest
    /// 413: the body must be split.
    case tooLarge
    /// The answer is larger than we read: ask for less of it at once.
    case answerTooLarge
    /// A setting of the engine forbids the request; `limit` says which.
    case limit
    /// The server that answers is older than the oldest version that we support, or no search engine.
    case unsupported
    /// 429: overload; the retries are used up.
    case rejected
    /// A block on the index or cluster (disk watermark, read-only): not soon over.
    case blocked
    /// The licence does not cover the feature.
    case licence
    /// The point in time is gone (expired, node left, index deleted): begin the extraction again.
    case contextLost
    /// A part of the shards did not answer, or the search timed out inside the engine.
    case partialResults
    /// An answer that is not what the protocol says.
    case protocolViolation
  }

  /// The kind of failure.
  package var code: Code
  /// HTTP status, where there was an answer.
  package var status: Int?
  /// The engine's exception type, such as `index_not_found_exception`.
  package var type: String?
  /// The engine's reason, root cause included where it says more; cut to 1,000 characters.
  package var reason: String?
  /// The node that answered last, without user information.
  package var node: String?
  /// The identifier that the engine, or a proxy before it, gave the exchange.
  package var requestID: String?
  /// Says to a person what failed and where, without secrets.
  package var message: String
  /// The setting that was exceeded, with code `limit`.
  package var limit: EngineLimit?
  /// The engine lacked the memory for this request: a smaller one may pass.
  package var isMemoryShortage = false
  /// The engine's own time for the request ran out.
  var isTimedOutInside = false
  /// A later call may succeed without a change on our side.
  package var isRetryable: Bool
  /// The transport's error; nil where the engine answered.
  package var cause: (any Error)?

  package init(
    _ code: Code, _ message: String, status: Int? = nil, type: String? = nil, reason: String? = nil,
    node: String? = nil, isRetryable: Bool? = nil, cause: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.status = status
    self.type = type
    self.reason = reason
    self.node = node
    self.cause = cause
    self.isRetryable = isRetryable ?? [.unavailable, .timeout, .rejected, .partialResults].contains(code)
  }

  /// The failure's fields in a log line: the engine's own reason, where it gave one.
  package var logMetadata: LogMetadata {
    var metadata: LogMetadata = ["code": .string(code.rawValue), "reason": .string(reason ?? message)]
    if let type { metadata["type"] = .string(type) }
    if let status { metadata["status"] = .int(status) }
    if let node { metadata["node"] = .string(node) }
    if let requestID { metadata["upstream_request_id"] = .string(requestID) }
    return metadata
  }

  package var description: String { "\(code.rawValue): \(message)" }
}
