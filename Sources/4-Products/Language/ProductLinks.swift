// SPDX-License-Identifier: Apache-2.0

/// Words in names of products after which stands what they are for.
package enum ProductLinks {
  package static let words: Set<String> = [
    "for", "fur", "zu", "zum", "zur", "pour", "para", "per", "voor", "do", "dla", "для",
  ]
  /// Those of them that mean nothing else in names, parted by blanks.
  package static let inNames = "for für pour para voor dla для"
  /// Whether a word parts a thing from what it is for, in whatever language: "fur" and "pour" are words of English too.
  package static func parts(_ word: String) -> Bool { words.contains(word) && word != "fur" && word != "pour" }
  /// Words behind which stands what a thing has.
  package static let beside: Set<String> = ["with", "mit", "avec", "con", "met", "z", "ze", "з", "із", "с"]
}
