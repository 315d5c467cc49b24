// SPDX-License-Identifier: Apache-2.0

/// Keeps keys out of messages: services like to quote the one that they refuse.
enum SecretMask {
  static func mask(_ message: String, _ secret: String?) -> String {
    mask(message) { word in
      let isSecret = secret.map { !$0.isEmpty && ($0.utf8.count < shortest ? stands($0, in: word) : word.contains($0)) }
      return isSecret ?? false || stands("sk-", in: word, alone: false)
    }
  }

  /// A service of one's own takes any key, such as `k`: one so short is no part of other words.
  private static let shortest = 8

  /// Whether a text begins in a word where no letter or digit is before it; `alone`: and ends so.
  private static func stands(_ text: String, in word: String, alone: Bool = true) -> Bool {
    word.ranges(of: text).contains { range in
      let before = range.lowerBound == word.startIndex ? nil : word[word.index(before: range.lowerBound)]
      let after = range.upperBound == word.endIndex ? nil : word[range.upperBound]
      func isPart(_ character: Character?) -> Bool { character.map { $0.isLetter || $0.isNumber } ?? false }
      return !isPart(before) && !(alone && isPart(after))
    }
  }

  /// For callers: the account's names are none of theirs.
  static func maskAccount(_ message: String) -> String {
    mask(message) { word in ["org-", "proj_", "proj-", "user-"].contains(where: word.contains) }
  }

  private static func mask(_ message: String, _ isSecret: (String) -> Bool) -> String {
    message.split(separator: " ", omittingEmptySubsequences: false)
      .map { isSecret(String($0)) ? "***" : String($0) }.joined(separator: " ")
  }
}
