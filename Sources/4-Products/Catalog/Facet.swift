// SPDX-License-Identifier: Apache-2.0
import Primitives
import UnicodeNormalization

/// One value of an attribute, in the form of the field `facets`.
package enum Facet {
  /// `code=value` in form C and lower case, blanks collapsed. The same for indexing and for filters.
  package static func term(code: String, value: String) -> String {
    let words = value.nfc.split(whereSeparator: \.isWhitespace)
    return "\(code.nfc.lowercased())=\(words.joined(separator: " ").lowercased())"
  }

  /// The term of a category's name in the field `categories.keyword`: blanks collapsed, in the lower case of the index's
  /// normalizer.
  package static func category(_ name: String) -> String {
    name.nfc.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercasedByLetter
  }
}
