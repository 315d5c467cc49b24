// SPDX-License-Identifier: Apache-2.0
import UnicodeNormalization

/// The one form in which SKUs, EANs and MPNs are indexed and looked up.
package enum IdentifierNormalizer {
  /// Form C and lower case without `-`, `.`, `/`, `_` and blanks: `24-MB 01` and `24mb01` meet. May be empty.
  package static func normalize(_ identifier: String) -> String {
    if let result = normalizedASCII(identifier) { return result }
    var result = String.UnicodeScalarView()
    for scalar in identifier.nfc.lowercased().unicodeScalars where !isDropped(scalar) { result.append(scalar) }
    return String(result)
  }

  /// Nearly all identifiers are ASCII, which needs no tables of Unicode. Nil for those that are not.
  private static func normalizedASCII(_ identifier: String) -> String? {
    let bytes = identifier.utf8
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: bytes.count) { result in
      var count = 0
      for byte in bytes where !isDropped(Unicode.Scalar(byte)) {
        result[count] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        count += 1
      }
      return count
    }
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", ".", "/", "_": true
    case "\u{00AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": true
    // The typographic hyphens and dashes that word processors put in their place.
    case "\u{2010}"..."\u{2015}", "\u{2212}": true
    case _ where scalar.isASCII: scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value)
    default: scalar.properties.isWhitespace
    }
  }
}
