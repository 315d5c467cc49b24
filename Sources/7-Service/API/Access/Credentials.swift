// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer

/// The credentials that a request brings.
struct Credentials {
  /// The value of `X-API-Key`.
  let key: String?
  /// The token of `Authorization: Bearer`.
  let token: String?
  /// There are none. Another scheme than Bearer is a credential that is not accepted, not the lack of one.
  let isEmpty: Bool

  init(_ request: ServerRequest) {
    let authorization = request.field(.authorization).flatMap { $0.isEmpty ? nil : $0 }
    key = request.field(.xAPIKey).flatMap { $0.isEmpty ? nil : $0 }
    token = authorization.flatMap(Self.bearer)
    isEmpty = key == nil && authorization == nil
  }

  /// Each that may be an API key.
  var texts: [String] { [key, token].compactMap(\.self) }

  /// The token of `Bearer <token>`; the scheme's case does not matter (RFC 9110 §11.1).
  static func bearer(_ field: String) -> String? {
    let bytes = Array(field.utf8)
    let scheme = Array("bearer ".utf8)
    guard bytes.count > scheme.count, zip(bytes, scheme).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { return nil }
    let token = bytes.dropFirst(scheme.count).drop { $0 == 0x20 }
    return token.isEmpty ? nil : String(decoding: token, as: UTF8.self)
  }
}
