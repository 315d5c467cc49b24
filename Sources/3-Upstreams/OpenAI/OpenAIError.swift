// SPDX-License-Identifier: Apache-2.0
import HTTPClient
import JSON

/// Why the model API did not give what was asked for. Messages never hold the API key.
package struct OpenAIError: Error, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable {
    /// The key is missing, wrong or expired (401).
    case authentication
    /// The key may not do this (403).
    case permission
    /// No such model, or no such address (404).
    case notFound
    /// The request is refused as it stands.
    case invalidRequest
    /// A text is longer than the model takes.
    case contextLength
    /// The texts of one embeddings request have more tokens together than allowed.
    case tokensPerRequest
    /// Too many requests or tokens per minute.
    case rateLimited
    /// The account has nothing left: calling again helps nobody.
    case insufficientQuota
    /// The service failed (500).
    case server
    /// The service cannot be reached or is overloaded.
    case unavailable
    case timeout
    case cancelled
    /// The answer is not what the protocol says.
    case protocolViolation
  }

  package var code: Code
  package var status: Int?
  /// The service's own `error.code` and `error.param`.
  package var serverCode: String?
  package var param: String?
  package var message: String
  /// The same call may succeed later.
  package var isRetryable: Bool
  /// The pause that the service asked for.
  package var retryAfter: Duration?
  package var cause: (any Error)?

  package init(
    _ code: Code, _ message: String, status: Int? = nil, serverCode: String? = nil, param: String? = nil,
    isRetryable: Bool? = nil, retryAfter: Duration? = nil, cause: (any Error)? = nil
  ) {
    self.code = code
    self.status = status
    self.serverCode = serverCode
    self.param = param
    self.message = message
    self.isRetryable = isRetryable ?? Self.isRetryable(code)
    self.retryAfter = retryAfter
    self.cause = cause
  }

  private static func isRetryable(_ code: Code) -> Bool {
    switch code {
    case .rateLimited, .server, .unavailable, .timeout: true
    case .authentication, .permission, .notFound, .invalidRequest, .contextLength, .tokensPerRequest,
      .insufficientQuota, .cancelled, .protocolViolation:
      false
    }
  }

  package var description: String {
    var text = code.rawValue
    if let status { text += " (\(status))" }
    return text + ": " + message
  }

  /// An error of the transport.
  init(_ error: HTTPClientError) {
    let code: Code =
      switch error.code {
      case .connect, .resolve, .tls, .connectionLost: .unavailable
      case .timeout: .timeout
      case .cancelled: .cancelled
      case .tooLarge, .protocolViolation: .protocolViolation
      case .invalidURL, .invalidRequest, .internalError: .invalidRequest
      }
    self.init(code, error.message, isRetryable: error.isRetryable, cause: error)
  }
}

/// Reads the services' error answers: OpenAI's object, and what its imitators make of it.
enum ErrorAnswer {
  /// `secret` is masked wherever it appears.
  static func error(status: Int, head: ResponseFields, body: [UInt8], secret: String?, now: Int) -> OpenAIError {
    let parts = Parts(body)
    let code = self.code(status, parts)
    var message = parts.message ?? "the model API answered with status \(status)"
    message = SecretMask.mask(message, secret)
    return OpenAIError(
      code, message, status: status, serverCode: parts.code, param: parts.param,
      isRetryable: isRetryable(status, code, head),
      retryAfter: RetryPolicy.retryAfter(from: head, now: now))
  }

  /// An `error` member in the middle of a stream, or in an answer of status 200.
  static func error(inStream value: JSONValue, secret: String?) -> OpenAIError {
    let parts = Parts(value)
    var code = self.code(parts.status ?? 500, parts)
    if code == .protocolViolation { code = .server }
    let message = SecretMask.mask(parts.message ?? "the model API reported an error in its stream", secret)
    return OpenAIError(code, message, status: parts.status, serverCode: parts.code, param: parts.param)
  }

  private struct Parts {
    var message: String?
    var type: String?
    var code: String?
    var param: String?
    /// Some services put the status into a numeric `code`.
    var status: Int?

    init(_ body: [UInt8]) {
      let value = body.count <= 1 << 20 ? try? JSONValue(parsing: body) : nil
      self.init(value?["error"] ?? value ?? .null)
    }

    init(_ value: JSONValue) {
      if let text = value.stringValue {
        message = text
        return
      }
      message = value["message"]?.stringValue ?? value["detail"]?.stringValue
      type = value["type"]?.stringValue
      param = value["param"]?.stringValue
      code = value["code"]?.stringValue
      if let number = value["code"]?.intValue, (400...599).contains(number) { status = number }
      if let text = message, text.utf8.count > 1000 { message = String(text.prefix(1000)) + "…" }
    }

    func says(_ words: String...) -> Bool { words.contains { $0 == code || $0 == type } }
  }

  private static func code(_ status: Int, _ parts: Parts) -> OpenAIError.Code {
    if parts.says("insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached") {
      return .insufficientQuota
    }
    if parts.says("max_tokens_per_request") { return .tokensPerRequest }
    if parts.says("context_length_exceeded") { return .contextLength }
    if parts.says("invalid_api_key") { return .authentication }
    if parts.says("model_not_found") { return .notFound }
    if parts.says("rate_limit_exceeded", "slow_down", "rate_limit_error") { return .rateLimited }
    switch status {
    case 401: return .authentication
    case 402: return .insufficientQuota
    case 403: return .permission
    case 404: return .notFound
    case 408, 409, 502, 503, 504, 529: return .unavailable
    case 429: return .rateLimited
    case 500...599: return .server
    case 400...499: return isContextLength(parts.message) ? .contextLength : .invalidRequest
    default: return .protocolViolation
    }
  }

  private static func isContextLength(_ message: String?) -> Bool {
    guard let message = message?.lowercased() else { return false }
    return message.contains("maximum context length") || message.contains("maximum input length")
      || message.contains("context window") || message.contains("exceeds the context")
  }

  private static func isRetryable(_ status: Int, _ code: OpenAIError.Code, _ head: ResponseFields) -> Bool? {
    switch code {
    case .insufficientQuota, .authentication: return false
    default: break
    }
    switch head.value(of: "x-should-retry") {
    case "true": return true
    case "false": return false
    default: return nil
    }
  }
}

/// Keeps keys out of messages: services like to quote the one that they refuse.
enum SecretMask {
  static func mask(_ message: String, _ secret: String?) -> String {
    var words = message.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    for (index, word) in words.enumerated() {
      let isSecret = secret.map { !$0.isEmpty && word.contains($0) } ?? false
      if isSecret || word.contains("sk-") { words[index] = "***" }
    }
    return words.joined(separator: " ")
  }
}
