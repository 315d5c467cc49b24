// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import JSON

/// An answer that is an error, in the shape that OpenAI's clients read:
/// `{"error":{"message","type","param","code"}}`, all four keys always there.
struct APIError: Error, Sendable {
  var status: HTTPStatus
  var message: String
  /// `invalid_request_error`, `server_error` or `service_unavailable_error`.
  var type: String
  /// The request member that is wrong.
  var param: String?
  var code: String?
  /// Seconds. OpenAI's clients give up on more than 120, which is right for what lasts longer.
  var retryAfter: Int?
  /// Whether OpenAI's clients shall repeat; nil leaves it to the status.
  var shouldRetry: Bool?
  /// The ways to authenticate: `WWW-Authenticate`.
  var challenge: String?

  /// A request that is wrong.
  static func invalid(_ message: String, param: String?, code: String? = nil) -> APIError {
    APIError(status: .badRequest, message: message, type: "invalid_request_error", param: param, code: code)
  }

  /// A member that is right but that this service does not offer.
  static func unsupported(_ message: String, param: String) -> APIError {
    invalid(message, param: param, code: "unsupported_parameter")
  }

  static func modelNotFound(_ model: String) -> APIError {
    APIError(
      status: .notFound,
      message: "The model '\(shown(model))' does not exist. GET /api/v1/models lists those that do.",
      type: "invalid_request_error", param: "model", code: "model_not_found")
  }

  /// The client has left, or the server ends what is in flight.
  static let cancelled = APIError.unavailable("The request was cancelled.", code: "cancelled", retryAfter: nil)

  static func storeNotFound(_ store: String) -> APIError {
    APIError(
      status: .notFound, message: "The store '\(shown(store))' does not exist.", type: "invalid_request_error",
      param: "store", code: "store_not_found")
  }

  /// A store that the credentials are not for.
  ///
  /// - Parameter param: the member that names it.
  static func storeNotAllowed(param: String) -> APIError {
    APIError(
      status: .forbidden, message: "These credentials may not ask this store.", type: "invalid_request_error",
      param: param, code: "store_not_allowed")
  }

  static let noRoute = APIError(
    status: .notFound, message: "There is no such route.", type: "invalid_request_error", param: nil, code: "not_found")

  static let originNotAllowed = APIError(
    status: .forbidden, message: "Pages of this origin may not use the assistant.", type: "invalid_request_error",
    param: nil, code: "origin_not_allowed")

  static func unavailable(_ message: String, code: String, retryAfter: Duration?) -> APIError {
    APIError(
      status: .serviceUnavailable, message: message, type: "service_unavailable_error", param: nil, code: code,
      retryAfter: seconds(retryAfter ?? .seconds(5)))
  }

  /// The client has spent what it may for today.
  ///
  /// - Parameter seconds: to 00:00 UTC.
  static func budgetExceeded(retryAfter seconds: Int) -> APIError {
    APIError(
      status: .tooManyRequests, message: "The budget for today is spent. It begins anew at 00:00 UTC.",
      type: "rate_limit_error", param: nil, code: "budget_exceeded", retryAfter: seconds, shouldRetry: false)
  }

  static let internalFault = APIError(
    status: .internalServerError, message: "Something went wrong on our side.", type: "server_error", param: nil,
    code: "internal_error")

  /// The body.
  func content() -> [UInt8] {
    var writer = JSONWriter(reserving: 256)
    write(to: &writer)
    return writer.bytes
  }

  func write(to writer: inout JSONWriter) {
    writer.object {
      $0.object("error") {
        $0.member("message", message)
        $0.member("type", type)
        $0.member("param", param)
        $0.member("code", code)
      }
    }
  }

  /// The fields that go with it.
  func fields() -> HTTPFields {
    var fields: HTTPFields = [.contentType: "application/json"]
    if let retryAfter { fields[.retryAfter] = String(retryAfter) }
    if let challenge { fields[.wwwAuthenticate] = challenge }
    if let shouldRetry { fields["x-should-retry"] = shouldRetry ? "true" : "false" }
    return fields
  }

  /// The same as a guard's answer.
  func rejection() -> Rejection { Rejection(status: status, fields: fields(), content: content()) }

  /// Whole seconds, no more than a client is willing to wait.
  private static func seconds(_ duration: Duration) -> Int {
    let (seconds, rest) = duration.components
    return Int(min(max(seconds + (rest > 0 ? 1 : 0), 1), 120))
  }

  /// A caller's word as it may stand in a message.
  private static func shown(_ word: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: word.unicodeScalars.prefix(64).filter { $0.value >= 0x20 && $0.value != 0x7F })
    return String(scalars)
  }
}

extension ResponseWriter {
  /// Answers with an error. A cancelled request's answer is left to the server, which knows whether the client has left:
  /// that is counted as 499 then, not as a failure of ours.
  consuming func send(_ error: APIError) async throws {
    if error.code == APIError.cancelled.code { throw HTTPServerError(.cancelled, error.message) }
    try await send(error.status, error.fields(), content: error.content())
  }
}
