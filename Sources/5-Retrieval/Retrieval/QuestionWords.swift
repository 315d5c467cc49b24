// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// What of a question goes into the lexical leg and the identifier lane. Pure.
struct QuestionWords: Sendable, Equatable {
  /// The first 64 distinct words that carry meaning, or all where none does: more would break OpenSearch's limit of
  /// clauses. Words such as "do you have" are in every description: with them each question would seem to find something.
  var lexicalText: String
  /// The words of limits that may be none, where `lexicalText` does not hold them: they count a little.
  var bareText: String
  /// Normalised candidates for the field `identifiers`, without repetition.
  var identifiers: [String]
  /// Whether `lexicalText` holds any word that carries meaning.
  var hasContent: Bool

  static let maximumWords = 64
  private static let maximumIdentifiers = 128

  /// - Parameters:
  ///   - earlier: the messages before it that the question needs, oldest first.
  ///   - context: what the question speaks of without naming it.
  init(question: String, reading: QuestionReading, earlier: [QuestionReading] = [], context: String = "") {
    let context = context.words.map(String.init)
    var content = earlier.flatMap(\.content) + reading.content
    content += context.filter { !reading.isStopWord($0) }
    let bare = earlier.flatMap(\.bareWords) + reading.bareWords
    let remainder = earlier.flatMap(\.remainder) + reading.remainder
    let words = remainder + context
    let distinct = QuestionWords.distinct(content)
    hasContent = !distinct.isEmpty
    let searched = hasContent ? distinct : QuestionWords.distinct(remainder + bare)
    lexicalText = searched.joined(separator: " ")
    bareText = hasContent ? QuestionWords.distinct(bare).joined(separator: " ") : ""
    identifiers = QuestionWords.candidates(question: question, words: words)
  }

  /// The first words that differ, counted as an analyzer would: a word of several runs of letters and digits is several.
  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    var kept: [String] = []
    var count = 0
    for word in words where seen.insert(word.lowercased()).inserted {
      let tokens = tokenCount(word)
      guard tokens > 0 else { continue }
      guard count + tokens <= maximumWords else { break }
      count += tokens
      kept.append(word)
    }
    return kept
  }

  /// Runs of letters and digits; a character of a script without blanks counts alone.
  private static func tokenCount(_ word: String) -> Int {
    var count = 0
    var isInRun = false
    for scalar in word.unicodeScalars {
      if scalar.isASCII {
        let isLetterOrDigit = WordEdges.isLetterOrDigit(UInt8(truncatingIfNeeded: scalar.value))
        if isLetterOrDigit, !isInRun { count += 1 }
        isInRun = isLetterOrDigit || (isInRun && (scalar == "." || scalar == "'"))
      } else if scalar.value >= 0x2E80, scalar.properties.isAlphabetic {
        count += 1
        isInRun = false
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if !isInRun { count += 1 }
        isInRun = true
      } else {
        isInRun = false
      }
    }
    return count
  }

  /// The whole question when it is short enough for an identifier, and its runs of 1–4 words that are at least four
  /// characters long and hold a digit.
  private static func candidates(question: String, words: [String]) -> [String] {
    var found: [String] = []
    var seen: Set<String> = []
    func add(_ candidate: String) {
      guard candidate.utf8.count <= 1024, found.count < maximumIdentifiers, seen.insert(candidate).inserted else {
        return
      }
      found.append(candidate)
    }
    let whole = question.words
    if whole.count <= 4 {
      let normalized = IdentifierNormalizer.normalize(whole.map { String(WordEdges.trimmed($0)) }.joined())
      if normalized.hasCharacters(atLeast: 2) { add(normalized) }
    }
    let pieces = words.prefix(maximumWords).map { IdentifierNormalizer.normalize(String(WordEdges.trimmed($0[...]))) }
    for start in pieces.indices {
      var run = ""
      for end in start..<min(start + 4, pieces.count) {
        run += pieces[end]
        if run.hasCharacters(atLeast: 4), run.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { add(run) }
      }
    }
    return found
  }
}

extension QuestionReading {
  /// The words to search for that carry meaning.
  var content: [String] { remainder.filter { !isStopWord($0) } }

  func isStopWord(_ word: String) -> Bool {
    let plain = WordEdges.trimmed(word[...]).lowercased().replacing("\u{2019}", with: "'")
    return language.stopWords.contains(plain)
  }
}
