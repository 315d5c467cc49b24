// SPDX-License-Identifier: Apache-2.0
import Crypto
import Glibc
import JSON
import RawServer
import Synchronization

@testable import API

/// An authorization server of our own, on a real socket: metadata and keys, which a test changes, and tokens right or wrong.
final class TestIssuer: Sendable {
  struct Key: Sendable {
    var id: String?
    var signing: SigningKey
    var more: [String: String] = [:]
  }

  private struct State {
    var keys: [Key] = []
    var isAway = false
    var keyFetches = 0
  }

  private final class Shared: Sendable {
    let state = Mutex(State())
  }

  private let shared = Shared()
  private let server: RawServer
  static let audience = "https://assistant.example"

  // Made once: RSA keys take long to find.
  static let rsa = SigningKey(.rsa(bits: 2048))
  static let otherRSA = SigningKey(.rsa(bits: 2048))
  static let weakRSA = SigningKey(.rsa(bits: 1024))
  static let curve = SigningKey(.p256)
  static let edwards = SigningKey(.ed25519)

  init(_ keys: [Key] = [], metadata: String = "/.well-known/openid-configuration", isAway: Bool = false) {
    let shared = shared
    shared.state.withLock { state in
      state.keys = keys
      state.isAway = isAway
    }
    server = RawServer { request, connection in
      let path = request.line.split(separator: " ").dropFirst().first.map(String.init) ?? ""
      let host = request.head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("host:") }?.dropFirst(6) ?? ""
      let answer = shared.state.withLock { state -> (String, JSONValue) in
        if path == "/keys" { state.keyFetches += 1 }
        if state.isAway { return ("503 Service Unavailable", [:]) }
        switch path {
        case "/keys": return ("200 OK", ["keys": .array(state.keys.map(Self.publicKey))])
        case metadata:
          return (
            "200 OK",
            [
              "issuer": .string("http://\(host)"), "jwks_uri": .string("http://\(host)/keys"),
              "authorization_endpoint": .string("http://\(host)/authorize"),
              "token_endpoint": .string("http://\(host)/token"),
            ]
          )
        default: return ("404 Not Found", [:])
        }
      }
      connection.write(
        RawServer.response(
          answer.0, fields: ["Content-Type: application/json"], String(decoding: answer.1.serialized(), as: UTF8.self)))
      return true
    }
  }

  var url: String { server.url }
  var options: TokenVerifier.Options { TokenVerifier.Options(issuer: url, audience: Self.audience) }
  var keyFetches: Int { shared.state.withLock { $0.keyFetches } }
  var fetches: Int { server.requests.count }

  func publish(_ keys: [Key]) { shared.state.withLock { $0.keys = keys } }
  func setAway(_ isAway: Bool) { shared.state.withLock { $0.isAway = isAway } }

  private static func publicKey(_ key: Key) -> JSONValue {
    let members = key.signing.publicMembers
    var object = JSONObject()
    for (name, text) in members.texts.merging(key.more, uniquingKeysWith: { $1 }) { object[name] = .string(text) }
    for (name, bytes) in members.numbers { object[name] = .string(Base64.encode(bytes, alphabet: .url)) }
    if let id = key.id { object["kid"] = .string(id) }
    return .object(object)
  }

  // MARK: Tokens

  static var now: Int { Int(time(nil)) }

  /// Claims that are right; nil takes one away.
  func claims(_ changes: [String: JSONValue?] = [:]) -> JSONValue {
    var object: JSONObject = [
      "iss": .string(url), "aud": .string(Self.audience), "sub": "user-1", "client_id": "shop-gpt",
      "exp": .int(Self.now + 300), "scope": "openid chat retrieve",
    ]
    for (name, value) in changes { object[name] = value }
    return .object(object)
  }

  /// A token.
  ///
  /// - Parameters:
  ///   - key: signs it.
  ///   - header: beside `alg` and `kid`.
  func token(
    _ algorithm: String = "ES256", kid: String? = "e1", key: SigningKey = TestIssuer.curve,
    header: [String: JSONValue] = [:], _ changes: [String: JSONValue?] = [:], raw: Bool = true
  ) -> String {
    let signed = Self.unsigned(algorithm, kid: kid, header: header, claims(changes).serialized())
    let signature = key.sign(Array(signed.utf8), pss: algorithm == "PS256", raw: raw)
    return signed + "." + Base64.encode(signature, alphabet: .url)
  }

  /// A token that is right but for these claims.
  func token(_ changes: [String: JSONValue?]) -> String {
    token("ES256", kid: "e1", key: TestIssuer.curve, header: [:], changes, raw: true)
  }

  static func unsigned(
    _ algorithm: String, kid: String?, header: [String: JSONValue] = [:], _ claims: [UInt8]
  ) -> String {
    var object: JSONObject = ["alg": .string(algorithm)]
    if let kid { object["kid"] = .string(kid) }
    for (name, value) in header { object[name] = value }
    let head = Base64.encode(JSONValue.object(object).serialized(), alphabet: .url)
    return head + "." + Base64.encode(claims, alphabet: .url)
  }

  static func hmac(_ secret: [UInt8], kid: String?, _ claims: JSONValue) -> String {
    let signed = unsigned("HS256", kid: kid, claims.serialized())
    return signed + "." + Base64.encode(HMACSHA256.authenticate(Array(signed.utf8), key: secret), alphabet: .url)
  }
}
