// SPDX-License-Identifier: Apache-2.0
import UnicodeNormalization

/// One value of an attribute, in the form of the field `facets`.
package enum Facet {
  /// `code=value` in form C and lower case, blanks collapsed. The same for indexing and for filters.
  package static func term(code: String, value: String) -> String {
    let words = value.nfc.split(whereSeparator: \.isWhitespace)
    return "\(code.nfc.lowercased())=\(words.joined(separator: " ").lowercased())"
  }
}
