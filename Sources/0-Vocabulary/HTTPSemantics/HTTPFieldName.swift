// SPDX-License-Identifier: Apache-2.0

/// A field name (RFC 9110 §5.1): a token, compared without regard to case and kept in lower case.
package struct HTTPFieldName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name in lower case.
  package let canonicalName: String

  /// Nil when `name` is not a token.
  package init?(_ name: String) {
    guard Token.isValid(name) else { return nil }
    canonicalName = name.lowercased()
  }

  /// For names written in the source. A literal that is no token is a mistake of the programmer and traps.
  package init(stringLiteral name: StaticString) {
    let text = name.description
    precondition(Token.isValid(text), "a field name is a token (RFC 9110 §5.6.2)")
    canonicalName = text.lowercased()
  }

  package var description: String { canonicalName }

  package static let accept: HTTPFieldName = "accept"
  package static let acceptEncoding: HTTPFieldName = "accept-encoding"
  package static let allow: HTTPFieldName = "allow"
  package static let authorization: HTTPFieldName = "authorization"
  package static let cacheControl: HTTPFieldName = "cache-control"
  package static let connection: HTTPFieldName = "connection"
  package static let contentEncoding: HTTPFieldName = "content-encoding"
  package static let contentLength: HTTPFieldName = "content-length"
  package static let contentType: HTTPFieldName = "content-type"
  package static let cookie: HTTPFieldName = "cookie"
  package static let date: HTTPFieldName = "date"
  package static let etag: HTTPFieldName = "etag"
  package static let expect: HTTPFieldName = "expect"
  package static let forwarded: HTTPFieldName = "forwarded"
  package static let host: HTTPFieldName = "host"
  package static let ifNoneMatch: HTTPFieldName = "if-none-match"
  package static let location: HTTPFieldName = "location"
  package static let origin: HTTPFieldName = "origin"
  package static let retryAfter: HTTPFieldName = "retry-after"
  package static let server: HTTPFieldName = "server"
  package static let transferEncoding: HTTPFieldName = "transfer-encoding"
  package static let userAgent: HTTPFieldName = "user-agent"
  package static let vary: HTTPFieldName = "vary"
  package static let wwwAuthenticate: HTTPFieldName = "www-authenticate"
}
