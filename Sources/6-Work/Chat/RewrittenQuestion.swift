// SPDX-License-Identifier: Apache-2.0
import JSON
import Primitives

/// A model's answer to a rewriting call, read strictly: one JSON object whose only member is the search text. Whatever is
/// not quite that counts as no answer.
enum RewrittenQuestion {
  static let maximumCharacters = 200
  static let maximumWords = 20
  /// More bytes than an answer of the right form has.
  static let maximumBytes = 1_000

  /// - Parameter known: the shopper's words: digits that they do not have are the model's invention.
  static func read(_ answer: String, known: String) -> String? {
    guard answer.utf8.count <= maximumBytes,
      let object = try? JSONValue(parsing: Array(unfenced(answer).utf8)).objectValue,
      object.count == 1, let text = object["query"]?.stringValue?.trimmed
    else { return nil }
    let scalars = text.unicodeScalars
    guard !text.isEmpty, scalars.count <= maximumCharacters, text.wordCount(upTo: maximumWords + 1) <= maximumWords,
      scalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F && !"{}<>[]|\"\\`@".unicodeScalars.contains($0) }),
      !text.contains("://")
    else { return nil }
    for word in text.split(whereSeparator: \.isWhitespace) where word.contains(where: \.isNumber) {
      guard known.contains(word) else { return nil }
    }
    return text
  }

  /// Without the fence of a code block, in which many models put all JSON.
  private static func unfenced(_ answer: String) -> String {
    let text = answer.trimmed
    guard text.hasPrefix("```"), text.hasSuffix("```"), let line = text.firstIndex(where: \.isNewline) else {
      return text
    }
    return String(text[line...].dropLast(3))
  }
}
