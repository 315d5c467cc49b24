// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import JSON

/// A JSON-RPC error.
struct MCPFault: Error {
  var code: Int
  var message: String
  var data: JSONValue?
  /// Of the HTTP response; nil: the one that goes with `code` in the client's revision.
  var status: HTTPStatus?

  static let parseError = -32_700
  static let invalidRequest = -32_600
  static let methodNotFound = -32_601
  static let invalidParams = -32_602
  static let internalError = -32_603
  static let headerMismatch = -32_020
  static let unsupportedVersion = -32_022
  /// Refused before the request was read, or because of load: `data.code` says which.
  static let refused = -32_000

  init(_ code: Int, _ message: String, data: JSONValue? = nil, status: HTTPStatus? = nil) {
    self.code = code
    self.message = message
    self.data = data
    self.status = status
  }

  /// An error of the API. A bad argument is one of the parameters; all else goes with its own HTTP status.
  init(_ error: APIError) {
    let code: Int =
      switch error.status.code {
      case 400: Self.invalidParams
      case 405, 406, 413, 415: Self.invalidRequest
      case 500: Self.internalError
      default: Self.refused
      }
    var data = JSONObject()
    if let word = error.code { data["code"] = .string(word) }
    if let param = error.param { data["param"] = .string(param) }
    self.init(
      code, error.message, data: data.count == 0 ? nil : .object(data),
      status: error.status == .badRequest ? nil : error.status)
  }

  static func unsupported(_ version: String) -> MCPFault {
    MCPFault(
      unsupportedVersion, "Unsupported protocol version",
      data: [
        "supported": .array(MCPVersion.allCases.map { .string($0.rawValue) }), "requested": .string(version),
      ])
  }

  /// The status of the HTTP response. Before the stateless revision the answer to a request is 200 whatever it says.
  func status(isStateless: Bool) -> HTTPStatus {
    if let status { return status }
    switch code {
    case Self.parseError, Self.invalidRequest, Self.headerMismatch, Self.unsupportedVersion: return .badRequest
    case Self.methodNotFound: return isStateless ? .notFound : .ok
    case Self.invalidParams: return isStateless ? .badRequest : .ok
    default: return .ok
    }
  }

  /// The message that answers a request.
  /// - Parameter id: the request's; null where it cannot be told.
  func content(id: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.member("jsonrpc", "2.0")
      $0.member("id", id)
      $0.object("error") {
        $0.member("code", code)
        $0.member("message", message)
        if let data { $0.member("data", data) }
      }
    }
    return writer.bytes
  }
}
