// SPDX-License-Identifier: Apache-2.0
package import EventLoop
package import HTTPSemantics

/// A request as its handler sees it. Lives in the connection's task and is worthless after the handler has returned.
package final class ServerRequest {
  package var method: HTTPMethod { .get }
  /// The path with each segment decoded, for people to read; routing never looks at it.
  package var path: String { "" }
  /// The path as it came, still encoded.
  package var rawPath: String { "" }
  /// The request target as it came.
  package var rawTarget: String { "" }
  /// What follows `?`, still encoded; nil without one.
  package var rawQuery: String? { nil }
  /// The field section, made at first use.
  package var fields: HTTPFields { [:] }
  /// One field's values joined by ", "; cheaper than `fields` for a look at one or two.
  package func field(_ name: HTTPFieldName) -> String? { fields[name] }
  /// The effective authority: of an absolute target, else the Host field.
  package var authority: String { "" }
  /// The decoded value of `{name}` in the route's pattern.
  package func parameter(_ name: String) -> String? { nil }
  /// The query's pairs, decoded (`+` is a blank); a pair that cannot be decoded is left out.
  package var queryItems: [(name: String, value: String)] { [] }
  package func queryItem(_ name: String) -> String? { queryItems.first { $0.name == name }?.value }
  package var requestID: String { "" }
  /// The client's address without port; of a trusted proxy, the one that it reports. `unix` for Unix sockets.
  package var peer: String { "" }
  package var isSecure: Bool { false }
  /// When the handler must have answered.
  package var deadline: MonotonicInstant { .distantFuture }
  package let loop: EventLoop

  init(loop: EventLoop) { self.loop = loop }

  /// The whole content; throws `contentTooLarge` over `limit` (default: the route's). Sends `100 Continue` where the
  /// client waits for it.
  package func body(limit: Int? = nil) async throws(HTTPServerError) -> [UInt8] { [] }

  /// The next piece of content as it arrives; nil at its end. Counts against the route's limit too.
  package func nextContent() async throws(HTTPServerError) -> [UInt8]? { nil }
}
