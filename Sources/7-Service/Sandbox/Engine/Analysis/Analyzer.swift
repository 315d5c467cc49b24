// SPDX-License-Identifier: Apache-2.0

import Primitives

/// A chain from text to terms.
struct Analyzer: Sendable {
  enum Tokenizer: Sendable { case standard, keyword, whitespace, letter }
  enum Filter: Sendable {
    case lowercase, asciiFolding, stemmer(Stemmer), keywordRepeat, unique, stop(Set<String>), trim
  }

  var stripsHTML = false
  var tokenizer = Tokenizer.standard
  var filters: [Filter] = []

  static let standard = Analyzer(filters: [.lowercase])
  static let keyword = Analyzer(tokenizer: .keyword)

  /// The terms, by position; several at one position are alternatives of one word.
  func terms(_ text: String) -> [[String]] {
    let text = stripsHTML ? Analyzer.withoutTags(text) : text
    var positions: [[String]]
    switch tokenizer {
    case .standard: positions = StandardTokenizer.words(text).map { [$0] }
    case .keyword: positions = text.isEmpty ? [] : [[text]]
    case .whitespace: positions = text.split(whereSeparator: \.isWhitespace).map { [String($0)] }
    case .letter: positions = text.split { !$0.isLetter }.map { [String($0)] }
    }
    // the copy that `keyword_repeat` makes is kept from the stemmer
    var kept: [String?] = Array(repeating: nil, count: positions.count)
    for filter in filters {
      switch filter {
      case .lowercase: Analyzer.apply(&positions, &kept, \.lowercasedByLetter)
      case .asciiFolding: Analyzer.apply(&positions, &kept, TextFolding.fold)
      case .trim: Analyzer.apply(&positions, &kept) { $0.trimmed }
      case .stemmer(let stemmer):
        for index in positions.indices { positions[index] = positions[index].map(stemmer.stem) }
      case .keywordRepeat: kept = positions.map(\.first)
      case .unique: break
      case .stop(let words):
        let stays = positions.map { !($0.first.map(words.contains) ?? true) }
        kept = zip(kept, stays).filter(\.1).map(\.0)
        positions = zip(positions, stays).filter(\.1).map(\.0)
      }
    }
    for index in positions.indices {
      if let word = kept[index], !positions[index].contains(word) { positions[index].append(word) }
    }
    return positions
  }

  private static func apply(
    _ positions: inout [[String]], _ kept: inout [String?], _ change: (String) -> String
  ) {
    for index in positions.indices {
      positions[index] = positions[index].map(change)
      kept[index] = kept[index].map(change)
    }
  }

  private static func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var result = ""
    var inTag = false
    for character in text {
      switch character {
      case "<": inTag = true
      case ">" where inTag:
        inTag = false
        result.append(" ")
      default: if !inTag { result.append(character) }
      }
    }
    return result
  }
}
