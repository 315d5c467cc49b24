// SPDX-License-Identifier: Apache-2.0
import Crypto
import JSON

/// A JSON Web Token (RFC 7519) in its compact form, taken apart; nothing of it is believed yet.
struct WebToken: Sendable {
  /// The word of the header. It only chooses among what the key allows.
  let algorithm: String
  /// The identifier of the key that it says it was signed with.
  let keyID: String?
  let claims: TokenClaims
  /// The bytes that the signature is of.
  let signedBytes: [UInt8]
  let signature: [UInt8]

  /// Greatest length of a token: no more bytes fit into a request's head.
  static let maximumBytes = 16 << 10
  private static let limits = JSONLimits(maximumDepth: 16, maximumBytes: maximumBytes)

  /// Whether a text is worth being taken apart: three parts.
  static func isLikely(_ text: String) -> Bool {
    text.utf8.count <= maximumBytes && text.utf8.lazy.filter { $0 == UInt8(ascii: ".") }.count == 2
  }

  init(_ text: String) throws(TokenFault) {
    guard Self.isLikely(text) else { throw .malformed }
    let bytes = Array(text.utf8)
    let dots = bytes.indices.filter { bytes[$0] == UInt8(ascii: ".") }
    guard dots.count == 2 else { throw .malformed }
    let header = try Self.object(bytes, 0..<dots[0])
    let claims = try Self.object(bytes, dots[0] + 1..<dots[1])
    signature = try Self.decoded(bytes, dots[1] + 1..<bytes.count)
    signedBytes = Array(bytes[..<dots[1]])
    try Self.check(header)
    guard let algorithm = header["alg"]?.stringValue else { throw .header }
    self.algorithm = algorithm
    keyID = try header["kid"].map { value throws(TokenFault) in
      guard let text = value.stringValue, text.utf8.count <= 1024 else { throw .header }
      return text
    }
    self.claims = TokenClaims(claims)
  }

  /// Refuses what would have the token say how it is to be believed: extensions that must be understood, and keys that it
  /// brings along or says where to fetch.
  private static func check(_ header: JSONObject) throws(TokenFault) {
    for name in ["crit", "b64", "jwk", "jku", "x5u", "x5c", "zip", "enc"] where header[name] != nil {
      throw .header
    }
    guard let type = header["typ"] else { return }
    // Another type is a token for another purpose (RFC 8725 §3.11).
    guard let text = type.stringValue, ["jwt", "at+jwt", "application/at+jwt"].contains(text.lowercased()) else {
      throw .type
    }
  }

  /// An object in which no name repeats: readers differ in which of two members they take.
  private static func object(_ bytes: [UInt8], _ range: Range<Int>) throws(TokenFault) -> JSONObject {
    let text = try decoded(bytes, range)
    var object = JSONObject()
    do {
      var reader = JSONReader(text, limits: limits)
      try reader.beginObject()
      while try reader.nextMember() {
        let name = reader.memberName
        guard object[name] == nil, object.count < 256 else { throw TokenFault.malformed }
        object.members.append((name, try reader.readValue()))
      }
      try reader.finish()
    } catch {
      throw .malformed
    }
    return object
  }

  private static func decoded(_ bytes: [UInt8], _ range: Range<Int>) throws(TokenFault) -> [UInt8] {
    do {
      return try Base64.decode(bytes, in: range, alphabet: .url)
    } catch {
      throw .malformed
    }
  }
}
