// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The pieces between white space and control characters. ASCII is cut by its bytes: to find characters costs many
  /// times as much.
  package var words: [Substring] {
    if utf8.allSatisfy({ $0 < 0x80 }) { return utf8.split { $0 <= 0x20 }.map { Substring($0) } }
    return split { $0.isWhitespace || ($0.asciiValue ?? 0x20) < 0x20 }
  }
}

extension StringProtocol {
  /// The text without white space at both ends.
  package var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(self[first..<scalars.index(after: last)])
  }
}
