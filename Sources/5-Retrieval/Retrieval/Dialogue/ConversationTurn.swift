// SPDX-License-Identifier: Apache-2.0
import Language
import UnicodeNormalization

/// One message before a question.
package struct ConversationTurn: Sendable, Equatable {
  package let isOfShopper: Bool
  /// In Normalization Form C, as the texts of the index are.
  package let text: String
  /// Names of the products that an answer cites, as the client has sent them back.
  package let cited: [String]
  /// The language that it is written in, where its words were put into those of the catalogue.
  var written: StoreLanguage?

  /// Most characters of a message that are read.
  static let maximumCharacters = 8_000

  package init(isOfShopper: Bool, text: String, cited: [String] = []) {
    self.isOfShopper = isOfShopper
    self.text = String(String.UnicodeScalarView(text.nfc.unicodeScalars.prefix(Self.maximumCharacters)))
    self.cited = cited.map(\.nfc)
  }
}
