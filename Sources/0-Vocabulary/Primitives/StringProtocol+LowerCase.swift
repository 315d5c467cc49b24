// SPDX-License-Identifier: Apache-2.0

extension StringProtocol {
  /// The text in lower case, each letter by itself, as search engines' filter `lowercase` makes it: `İ` becomes `i`, without
  /// the dot above that Swift keeps.
  package var lowercasedByLetter: String {
    // Neither the letter in one scalar nor its dot above in a scalar of its own is there.
    guard utf8.contains(0xC4) || utf8.contains(0xCC) else { return lowercased() }
    return split(separator: "İ", omittingEmptySubsequences: false).map { $0.lowercased() }.joined(separator: "i")
  }
}
