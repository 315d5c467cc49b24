// SPDX-License-Identifier: Apache-2.0

extension String {
  /// Words, folded, without the signs between them.
  var plainWords: [String] {
    folded.unicodeScalars
      .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil && $0 != "'" }
      .map { String(String.UnicodeScalarView($0)) }
  }

  /// The words of a table, parted by blanks, folded.
  static func foldedWords(_ table: String) -> Set<String> {
    Set(table.split(whereSeparator: \.isWhitespace).map { String($0).folded })
  }

  /// The phrases of a list, parted by `|`, as words.
  var phraseList: [[String]] { split(separator: "|").map { String($0).plainWords }.filter { !$0.isEmpty } }
}
