// SPDX-License-Identifier: Apache-2.0
import Primitives

/// An entity tag (RFC 9110 §8.8.3): names one representation of a resource.
package struct EntityTag: Sendable, Hashable, CustomStringConvertible {
  /// What stands between the quotes.
  private let opaque: String

  /// - Parameter opaque: letters, digits and `-`, such as a hash.
  package init(_ opaque: String) { self.opaque = opaque }

  package var description: String { "\"\(opaque)\"" }

  /// Whether an If-None-Match field names this tag or any (RFC 9110 §13.1.2): then the client has the representation.
  /// Tags are compared weakly; a member that is no tag names nothing.
  package func isNamed(byIfNoneMatch field: String?) -> Bool {
    guard let field else { return false }
    return field.utf8.split(separator: UInt8(ascii: ",")).contains { member in
      var text = String(decoding: member.trimmingBlanks(), as: UTF8.self)
      if text == "*" { return true }
      if text.hasPrefix("W/") { text.removeFirst(2) }
      return text == description
    }
  }
}
