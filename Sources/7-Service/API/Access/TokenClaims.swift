// SPDX-License-Identifier: Apache-2.0
import JSON

/// The claims of a token (RFC 7519 §4).
struct TokenClaims: Sendable {
  private let members: JSONObject

  init(_ members: JSONObject) { self.members = members }

  /// A claim that is a text; nil for anything else.
  func text(_ name: String) -> String? { members[name]?.stringValue }

  /// Checks the time in seconds since 1970.
  ///
  /// - Parameter leeway: so far the clocks may be apart, in seconds.
  func checkTime(now: Int, leeway: Int) throws(TokenFault) {
    guard let expiry = members["exp"]?.doubleValue, expiry.isFinite, Double(now) < expiry + Double(leeway) else {
      throw .expired
    }
    guard let beginning = members["nbf"] else { return }
    guard let beginning = beginning.doubleValue, beginning.isFinite else { throw .claims }
    guard Double(now) + Double(leeway) >= beginning else { throw .early }
  }

  /// The end of the token in seconds since 1970, as far as an `Int` has it.
  var expiry: Int { Int(min(max(members["exp"]?.doubleValue ?? 0, 0), 1e15)) }

  /// Whether it is for this audience: one text, or a list of texts.
  func isFor(audience: String) -> Bool {
    switch members["aud"] {
    case .string(let text): return text == audience
    case .array(let elements):
      let texts = elements.compactMap(\.stringValue)
      return texts.count == elements.count && texts.contains(audience)
    default: return false
    }
  }

  /// The scopes of `scope` (RFC 8693 §4.2), else of `scp`, as others call it: words with blanks between, or a list.
  var scopes: Set<String> {
    switch members["scope"] ?? members["scp"] {
    case .string(let text): Set(text.split(separator: " ").map(String.init))
    case .array(let elements): Set(elements.compactMap(\.stringValue))
    default: []
    }
  }
}
