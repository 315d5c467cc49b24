// SPDX-License-Identifier: Apache-2.0
import Crypto
import JSON

/// An issuer's public keys (RFC 7517 §5), as far as signatures of tokens are checked with them.
struct JSONWebKeySet: Sendable {
  private struct Entry: Sendable {
    var keyID: String?
    /// The one scheme that the issuer wants it to be used for; nil: those of its kind.
    var scheme: SignatureScheme?
    var key: VerificationKey
  }

  private let entries: [Entry]

  /// More are not looked at: each might be tried.
  private static let maximumKeys = 64

  /// Keys of other kinds, and those for other purposes, are passed over: issuers publish them side by side. Nil: there is
  /// no key that we could use.
  init?(parsing bytes: [UInt8]) {
    let limits = JSONLimits(maximumDepth: 16, maximumBytes: IssuerKeys.maximumBytes)
    guard let keys = (try? JSONValue(parsing: bytes, limits: limits))?["keys"]?.arrayValue else { return nil }
    entries = keys.prefix(Self.maximumKeys).compactMap(Self.entry)
    if entries.isEmpty { return nil }
  }

  var count: Int { entries.count }

  /// The keys that a token may be signed with. One with a key ID may be signed with the key of that ID, one without with
  /// any: its caller sees to it that there is only one.
  func keys(for scheme: SignatureScheme, keyID: String?) -> [VerificationKey] {
    entries.filter { entry in
      entry.key.kind == scheme.kind && (entry.scheme ?? scheme) == scheme && (keyID == nil || entry.keyID == keyID)
    }.map(\.key)
  }

  func contains(keyID: String) -> Bool { entries.contains { $0.keyID == keyID } }

  private static func entry(_ value: JSONValue) -> Entry? {
    if let use = value["use"], use.stringValue != "sig" { return nil }
    if let operations = value["key_ops"]?.arrayValue, !operations.contains("verify") { return nil }
    var scheme: SignatureScheme?
    if let algorithm = value["alg"] {
      scheme = algorithm.stringValue.flatMap(SignatureScheme.init(rawValue:))
      if scheme == nil { return nil }
    }
    guard let key = key(value) else { return nil }
    return Entry(keyID: value["kid"]?.stringValue, scheme: scheme, key: key)
  }

  private static func key(_ value: JSONValue) -> VerificationKey? {
    func number(_ name: String) -> [UInt8] {
      value[name]?.stringValue.flatMap { try? Base64.decode($0, alphabet: .url) } ?? []
    }
    switch (value["kty"]?.stringValue, value["crv"]?.stringValue) {
    case ("RSA", _): return try? VerificationKey(rsaModulus: number("n"), exponent: number("e"))
    case ("EC", "P-256"): return try? VerificationKey(p256X: number("x"), y: number("y"))
    case ("OKP", "Ed25519"): return try? VerificationKey(ed25519: number("x"))
    default: return nil
    }
  }
}
