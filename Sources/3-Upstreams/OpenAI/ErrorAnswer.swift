// SPDX-License-Identifier: Apache-2.0
import HTTPClient
import JSON

/// Makes an `OpenAIError` of a service's error answer.
enum ErrorAnswer {
  /// `secret` is masked wherever it appears.
  static func error(status: Int, head: ResponseFields, body: [UInt8], secret: String?, now: Int) -> OpenAIError {
    let parts = ErrorBody(parsing: body)
    let code = self.code(status, parts)
    var error = OpenAIError(
      code, message(parts, secret, "the model API answered with status \(status)"), status: status,
      serverCode: parts.code ?? parts.type, param: parts.param, isRetryable: isRetryable(code, head),
      retryAfter: RetryPolicy.retryAfter(from: head, now: now))
    error.fields = parts.fields
    error.contextTokens = parts.contextTokens
    error.promptTokens = parts.promptTokens
    error.requestID = head.upstreamRequestID
    return error
  }

  /// An error in the middle of a stream, or in an answer of status 200.
  static func error(inStream value: JSONValue, secret: String?) -> OpenAIError {
    let parts = ErrorBody(value)
    var code = self.code(parts.status ?? 500, parts)
    if code == .protocolViolation { code = .server }
    var error = OpenAIError(
      code, message(parts, secret, "the model API reported an error in its answer"), status: parts.status,
      serverCode: parts.code ?? parts.type, param: parts.param)
    error.fields = parts.fields
    error.contextTokens = parts.contextTokens
    error.promptTokens = parts.promptTokens
    return error
  }

  private static func message(_ parts: ErrorBody, _ secret: String?, _ other: String) -> String {
    SecretMask.mask(parts.message ?? other, secret)
  }

  private static func code(_ status: Int, _ parts: ErrorBody) -> OpenAIError.Code {
    if let code = named(parts) { return code }
    let message = parts.message?.lowercased() ?? ""
    switch status {
    case 401: return .authentication
    case 402: return .insufficientQuota
    case 403: return isQuota(message) ? .insufficientQuota : .permission
    case 404: return .notFound
    case 408, 409, 502, 503, 504, 529: return .unavailable
    case 413: return .contextLength
    case 429: return isQuota(message) ? .insufficientQuota : .rateLimited
    case 500...599: return isContextLength(message) ? .contextLength : .server
    case 400...499: return refusal(message, parts)
    default: return .protocolViolation
    }
  }

  /// The kind of error that the service's own code names; nil: none that we know.
  private static func named(_ parts: ErrorBody) -> OpenAIError.Code? {
    if parts.says(
      "insufficient_quota", "credit_balance_exhausted", "billing_hard_limit_reached", "billing_not_active",
      "insufficient_balance", "insufficient_credits", "exceeded_current_quota_error", "account_deactivated", "arrearage"
    ) {
      return .insufficientQuota
    }
    if parts.says("max_tokens_per_request") { return .tokensPerRequest }
    if parts.says("context_length_exceeded", "exceed_context_size_error") { return .contextLength }
    if parts.says("invalid_api_key", "api_key_invalid", "invalid_authentication_error") { return .authentication }
    if parts.says("model_not_found", "deploymentnotfound", "invalid_model") { return .notFound }
    if parts.says("rate_limit_exceeded", "slow_down", "rate_limit_error") { return .rateLimited }
    return nil
  }

  /// Why a request was refused that is not plainly wrong.
  private static func refusal(_ message: String, _ parts: ErrorBody) -> OpenAIError.Code {
    if isContextLength(message) { return .contextLength }
    if isQuota(message) { return .insufficientQuota }
    for words in ["api key not valid", "invalid api key", "incorrect api key", "invalid api-key"]
    where message.contains(words) {
      return .authentication
    }
    let isModel = parts.param == "model" || message.contains("model")
    let isMissing = ["does not exist", "not exist", "not found", "unknown model", "invalid model", "no such model"]
    if isModel, parts.fields.isEmpty, parts.param == nil || parts.param == "model",
      isMissing.contains(where: message.contains)
    {
      return .notFound
    }
    return .invalidRequest
  }

  private static func isQuota(_ message: String) -> Bool {
    ["insufficient balance", "insufficient credit", "insufficient fund", "credit balance is too low", "out of credits"]
      .contains(where: message.contains)
  }

  /// Whether a text is about more tokens than the model takes.
  private static func isContextLength(_ message: String) -> Bool {
    [
      "maximum context", "context length", "context window", "context size", "context limit", "exceeds the context",
      "maximum input length", "maximum sequence length", "prompt is too long", "input is too long", "input too long",
      "too many tokens", "tokens to keep", "max_new_tokens` must be", "reduce the length",
    ].contains(where: message.contains)
  }

  private static func isRetryable(_ code: OpenAIError.Code, _ head: ResponseFields) -> Bool? {
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
