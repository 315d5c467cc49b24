// SPDX-License-Identifier: Apache-2.0
import JSON

/// The content of an error answer, in any of its shapes: the engine's object, a bare string, AWS's `message`, HTML or
/// text of a proxy.
struct EngineErrorBody: Equatable {
  var type: String?
  var reason: String?
  /// Types anywhere inside: root causes, `caused_by`, failed shards, suppressed ones.
  var types: Set<String> = []
  var isLicence = false
  /// The setting that was exceeded, wherever inside it is named.
  var limit: EngineLimit?

  init(parsing body: [UInt8]) {
    if let value = try? JSONValue(parsing: body) {
      if let error = value["error"] {
        read(error)
      } else {
        reason = value["message"]?.stringValue ?? value["Message"]?.stringValue
      }
    } else {
      reason = EngineErrorBody.text(of: body)
    }
    cutReason()
  }

  /// From the value of `error`: an object or a string.
  init(error: JSONValue) {
    read(error)
    cutReason()
  }

  private mutating func read(_ error: JSONValue) {
    if let text = error.stringValue {
      reason = text
      limit = EngineLimit(reason: text)
      return
    }
    type = error["type"]?.stringValue
    reason = error["reason"]?.stringValue
    collect(error, depth: 0)
    appendRootCause(of: error)
  }

  private mutating func collect(_ error: JSONValue, depth: Int) {
    guard depth < 8 else { return }
    if let type = error["type"]?.stringValue { types.insert(type) }
    if limit == nil, let reason = error["reason"]?.stringValue { limit = EngineLimit(reason: reason) }
    if error["license.expired.feature"] != nil || error["reason"]?.stringValue?.contains("non-compliant") == true {
      isLicence = true
    }
    for name in ["root_cause", "suppressed"] {
      for cause in error[name]?.arrayValue ?? [] { collect(cause, depth: depth + 1) }
    }
    for shard in error["failed_shards"]?.arrayValue ?? [] {
      if let reason = shard["reason"] { collect(reason, depth: depth + 1) }
    }
    if let cause = error["caused_by"] { collect(cause, depth: depth + 1) }
  }

  /// The deepest cause says what was wrong; the outer reason is often only "all shards failed".
  private mutating func appendRootCause(of error: JSONValue) {
    var texts: [String] = []
    if let root = error["root_cause"]?[0]?["reason"]?.stringValue { texts.append(root) }
    if let shard = error["failed_shards"]?[0]?["reason"] {
      if let text = shard["reason"]?.stringValue { texts.append(text) }
      if let text = shard["caused_by"]?["reason"]?.stringValue { texts.append(text) }
    }
    var cause = error["caused_by"]
    var depth = 0
    while let current = cause, depth < 8 {
      if let text = current["reason"]?.stringValue { texts.append(text) }
      cause = current["caused_by"]
      depth += 1
    }
    var said = reason ?? ""
    for text in texts where !said.contains(text) { said += said.isEmpty ? text : "; " + text }
    reason = said.isEmpty ? nil : said
  }

  private mutating func cutReason() {
    // Lists of blocks and of failed validations end with one.
    while reason?.last == ";" { reason?.removeLast() }
    if let reason, reason.utf8.count > 1000 { self.reason = String(reason.prefix(1000)) + "…" }
  }

  /// The visible words of a text or HTML answer.
  static func text(of body: [UInt8]) -> String? {
    var words: [UInt8] = []
    var inTag = false
    for byte in body.prefix(4096) {
      switch byte {
      case UInt8(ascii: "<"): inTag = true
      case UInt8(ascii: ">"):
        inTag = false
        words.append(0x20)
      case _ where inTag: continue
      case 0x00...0x20: words.append(0x20)
      default: words.append(byte)
      }
    }
    let text = String(decoding: words, as: UTF8.self).split(separator: " ").joined(separator: " ")
    return text.isEmpty ? nil : String(text.prefix(200))
  }
}

extension SearchEngineError {
  /// The error of an answer with a status of 400 or more.
  static func response(status: Int, body: [UInt8], operation: String, node: String) -> SearchEngineError {
    make(status: status, body: EngineErrorBody(parsing: body), operation: operation, node: node)
  }

  /// The error of a leg of `_msearch`.
  static func leg(status: Int, error: JSONValue, operation: String, node: String?) -> SearchEngineError {
    make(status: status, body: EngineErrorBody(error: error), operation: operation, node: node)
  }

  /// The error of an entry of `_mget`, which bears no status: the index is missing, or a right, or a shard did not
  /// answer.
  static func document(error: JSONValue, operation: String) -> SearchEngineError {
    let body = EngineErrorBody(error: error)
    let code: Code =
      if body.types.contains("index_not_found_exception") {
        .notFound
      } else {
        body.types.contains("security_exception") ? .forbidden : .partialResults
      }
    return SearchEngineError(
      code, "\(operation): a document could not be read: \(body.reason ?? body.type ?? "no reason given")", status: 200,
      type: body.type, reason: body.reason)
  }

  private static func make(
    status: Int, body: EngineErrorBody, operation: String, node: String?
  ) -> SearchEngineError {
    let code = code(status: status, body: body)
    let what = [body.type, body.reason].compactMap { $0 }.joined(separator: ": ")
    var message = "\(operation) answered \(status)"
    if !what.isEmpty { message += " " + what }
    let isRetryable = code == .unavailable || code == .rejected || code == .partialResults
    var error = SearchEngineError(
      code, message, status: status, type: body.type, reason: body.reason, node: node, isRetryable: isRetryable)
    if code == .limit { error.limit = body.limit }
    error.isMemoryShortage = body.types.contains("circuit_breaking_exception")
    return error
  }

  private static let blockTypes: Set<String> = ["cluster_block_exception", "index_create_block_exception"]
  private static let contextTypes: Set<String> = [
    "search_context_missing_exception", "search_context_missing_nodes_exception",
  ]

  private static func code(status: Int, body: EngineErrorBody) -> Code {
    if !body.types.isDisjoint(with: contextTypes) { return .contextLost }
    if !body.types.isDisjoint(with: blockTypes), status == 429 || status == 403 { return .blocked }
    // With 429 the limit may be one of what is open at the moment: then waiting helps.
    if let limit = body.limit, status == 400 || status == 429 && limit.setting.hasPrefix("index.") { return .limit }
    switch status {
    case 401: return .authentication
    case 403: return body.isLicence ? .licence : .forbidden
    case 404: return .notFound
    case 408: return .timeout
    case 409: return .conflict
    case 413: return .tooLarge
    case 429: return .rejected
    case 502, 503, 504: return .unavailable
    case 500 where body.reason?.contains("Partial shards failure") == true: return .partialResults
    case 500...599: return .unavailable
    default: return .badRequest
    }
  }
}
