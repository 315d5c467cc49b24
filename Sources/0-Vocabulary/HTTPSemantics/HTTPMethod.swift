// SPDX-License-Identifier: Apache-2.0

/// A request method (RFC 9110 §9): a case-sensitive token.
package struct HTTPMethod: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The method as it is sent: names are case-sensitive.
  package let rawValue: String

  /// Takes any text; whether it is a token is the parser's and the serializer's business.
  package init(rawValue: String) { self.rawValue = rawValue }

  package var description: String { rawValue }

  package static let get = HTTPMethod(rawValue: "GET")
  package static let head = HTTPMethod(rawValue: "HEAD")
  package static let post = HTTPMethod(rawValue: "POST")
  package static let put = HTTPMethod(rawValue: "PUT")
  package static let delete = HTTPMethod(rawValue: "DELETE")
  package static let options = HTTPMethod(rawValue: "OPTIONS")
  package static let patch = HTTPMethod(rawValue: "PATCH")
  package static let connect = HTTPMethod(rawValue: "CONNECT")
  package static let trace = HTTPMethod(rawValue: "TRACE")
  /// A safe request with content, registered since RFC 9110.
  package static let query = HTTPMethod(rawValue: "QUERY")

  /// The methods that a server here knows; any other is answered with 501.
  package static let known: [HTTPMethod] = [
    .get, .head, .post, .put, .delete, .options, .patch, .connect, .trace, .query,
  ]
}
