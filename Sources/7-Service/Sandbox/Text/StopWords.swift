// SPDX-License-Identifier: Apache-2.0

/// Words that occur in nearly every text.
enum StopWords {
  /// Lucene's for English.
  static let english: Set<String> = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of",
    "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
  ]
}
