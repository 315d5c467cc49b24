// SPDX-License-Identifier: Apache-2.0
import Compression
import EventLoop
import HTTPSemantics

/// Chooses the responses that are sent compressed: text of some length, to clients that ask for it; never streams of
/// events.
enum ResponseCompression {
  /// Shorter content costs more to compress than it saves.
  private static let minimumBytes = 1024
  /// Longer content is compressed off the loop: more than this would hold it up for over 200 µs.
  static let inlineBytes = 8 << 10
  private static let level = 5

  /// The coding for this response; nil: as it is. `mayVary`: the answer depends on Accept-Encoding.
  static func coding(
    for request: ServerRequest, _ status: HTTPStatus, _ fields: HTTPFields, _ count: Int
  ) -> (coding: ContentCoding?, mayVary: Bool) {
    guard count >= minimumBytes, request.route != nil, status.code == 200, isSuitable(fields)
    else { return (nil, false) }
    return (ContentNegotiation.preferredCoding(accepting: request.field(.acceptEncoding)), true)
  }

  private static func isSuitable(_ fields: HTTPFields) -> Bool {
    var isText = false
    for line in fields.lines {
      switch line.name.canonicalName {
      case "content-encoding", "etag", "content-range": return false
      case "cache-control" where line.value.contains("no-transform"): return false
      case "content-type": isText = isTextType(line.value)
      default: break
      }
    }
    return isText
  }

  private static func isTextType(_ type: String) -> Bool {
    let type = type.prefix { $0 != ";" }
    if type == "text/event-stream" { return false }
    if type.hasPrefix("text/") || type.hasSuffix("+json") || type.hasSuffix("+xml") || type.hasSuffix("+yaml") {
      return true
    }
    switch type {
    case "application/json", "application/javascript", "application/xml", "application/yaml", "application/x-ndjson":
      return true
    default: return false
    }
  }

  static func compress(_ content: [UInt8], _ coding: ContentCoding) -> [UInt8]? {
    switch coding {
    case .gzip: try? Gzip.compress(content, level: level)
    case .deflate: try? Deflate.compress(content, level: level)
    }
  }

  /// Compresses on the shared pool, and comes back to the loop.
  static func compressOffLoop(_ content: [UInt8], _ coding: ContentCoding) async -> [UInt8]? {
    await offLoop { compress(content, coding) }
  }
}
