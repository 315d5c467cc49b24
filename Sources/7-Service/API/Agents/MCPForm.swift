// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer

/// The form of an answer that a client accepts: JSON, or one server-sent event where it takes no JSON.
struct MCPForm {
  private let isEvent: Bool

  /// - Throws: 406 for a client that takes neither, 415 for content that is no JSON.
  init(_ request: ServerRequest) throws(MCPFault) {
    let accepted = request.field("accept").map { ContentNegotiation.weightedValues($0) }
    if Self.takes("application/json", accepted) {
      isEvent = false
    } else if Self.takes("text/event-stream", accepted) {
      isEvent = true
    } else {
      throw MCPFault(
        MCPFault.invalidRequest, "Not acceptable: answers are application/json or text/event-stream",
        status: HTTPStatus(code: 406))
    }
    let type = request.field(.contentType)?.prefix { $0 != ";" }.lowercased()
    guard type?.trimmingPrefix(while: \.isWhitespace).split(separator: " ").first == "application/json" else {
      throw MCPFault(
        MCPFault.invalidRequest, "Unsupported media type: Content-Type must be application/json",
        status: .unsupportedMediaType)
    }
  }

  /// By the most specific range that names the type (RFC 9110 §12.5.1).
  private static func takes(_ type: String, _ accepted: [WeightedValue]?) -> Bool {
    guard let accepted else { return true }
    let kind = type.prefix { $0 != "/" } + "/*"
    for range in [type, String(kind), "*/*"] {
      if let value = accepted.first(where: { $0.value == range }) { return value.weight > 0 }
    }
    return false
  }

  var fields: HTTPFields {
    isEvent
      ? [.contentType: "text/event-stream", .cacheControl: "no-cache, no-transform", "x-accel-buffering": "no"]
      : [.contentType: "application/json", .cacheControl: "no-store"]
  }

  /// JSON of one line.
  func framed(_ content: [UInt8]) -> [UInt8] {
    isEvent ? Array("event: message\ndata: ".utf8) + content + Array("\n\n".utf8) : content
  }
}
