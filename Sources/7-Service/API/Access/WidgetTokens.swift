// SPDX-License-Identifier: Apache-2.0
import Crypto
import JSON

/// The short-lived tokens of pages with a chat widget (JWT, HS256): for one origin and one store. The shop's own server may
/// make the same with the same secret.
package struct WidgetTokens: Sendable {
  /// The claims of a token that is valid.
  struct Session: Sendable, Equatable {
    var origin: String
    var store: String
    var id: String
  }

  private let secret: [UInt8]

  static let issuer = "magento-rag"
  /// In seconds.
  static let life = 900

  package init(secret: String) { self.secret = Array(secret.utf8) }

  /// A new token.
  ///
  /// - Parameter now: seconds since 1970.
  func token(origin: String, store: String, now: Int) -> String {
    let claims: JSONValue = [
      "iss": .string(Self.issuer), "origin": .string(origin), "store": .string(store),
      "sid": .string(RandomText.make(bytes: 16)), "iat": .int(now), "exp": .int(now + Self.life),
    ]
    let text = Self.header + "." + Base64.encode(claims.serialized(), alphabet: .url)
    return text + "." + Base64.encode(HMACSHA256.authenticate(Array(text.utf8), key: secret), alphabet: .url)
  }

  private static let header = Base64.encode(Array(#"{"alg":"HS256","typ":"JWT"}"#.utf8), alphabet: .url)

  /// The claims of a token; nil where it was not made with our secret, or has expired.
  func session(of text: String, now: Int) -> Session? {
    guard let token = try? WebToken(text), token.algorithm == "HS256",
      HMACSHA256.isValid(token.signature, for: token.signedBytes, key: secret),
      token.claims.text("iss") == Self.issuer, (try? token.claims.checkTime(now: now, leeway: 0)) != nil,
      let origin = token.claims.text("origin"), let store = token.claims.text("store"),
      let id = token.claims.text("sid"), (1...128).contains(id.utf8.count)
    else { return nil }
    return Session(origin: origin, store: store, id: id)
  }
}
