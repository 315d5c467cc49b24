// SPDX-License-Identifier: Apache-2.0

/// The member of a JSON object that a number in an answer's text is the value of.
struct MemberTracker {
  private var key = ""
  private var isOpen = false
  private var isClosed = false
  /// The object has named a currency.
  private(set) var hasCurrency = false
  /// The member's name, while its value has not come.
  private(set) var current: JSONKey?
  private static let maximumLength = 40

  /// Nothing in the member's name says that its number could be one of money.
  var isOther: Bool {
    guard let current else { return false }
    return !current.isPrice && !current.isValue && !current.isBound && current.isUnitPrice
  }

  /// - Parameter lastSign: the sign before it.
  mutating func sign(_ sign: Unicode.Scalar, behind lastSign: Unicode.Scalar) {
    if sign == "\"", isOpen {
      isOpen = false
      isClosed = !key.isEmpty && key.utf8.count <= Self.maximumLength
    } else if sign == "\"", "{,\n".unicodeScalars.contains(lastSign) {
      isOpen = true
      isClosed = false
      current = nil
      key = ""
    } else if sign == ":", isClosed {
      isClosed = false
      let member = JSONKey(key)
      if member.isCurrency { hasCurrency = true }
      current = member
    } else if isOpen, sign == "_" || sign == "-" || sign == "." {
      add(String(Character(sign)))
    } else {
      if sign == "{" || sign == "}" { hasCurrency = false }
      end()
    }
  }

  mutating func word(_ text: String) { if isOpen { add(text) } else { end() } }

  /// A name or another claim.
  mutating func end() {
    isOpen = false
    isClosed = false
    current = nil
  }

  private mutating func add(_ text: String) { if key.utf8.count <= Self.maximumLength { key += text } }
}
