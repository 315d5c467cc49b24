// SPDX-License-Identifier: Apache-2.0

/// The last words and signs of the sentence that is being read: what a number that comes is said of is seen by them.
struct SentenceTrail {
  /// Stands for a product's name or identifier.
  static let name = "<name>"
  /// Stands for an amount.
  static let amount = "<amount>"
  /// Stands for a number that is none.
  static let number = "<number>"

  /// Words in lower case, signs as they are.
  private(set) var tokens: [String] = []
  private static let maximum = 24
  private static let signs = ":,(=-→>|/;+•🏷".unicodeScalars

  mutating func add(word: String, _ marks: TradeMarks) {
    self.marks.formUnion(marks)
    add(word)
  }

  mutating func add(_ token: String) {
    if tokens.count >= Self.maximum { tokens.removeFirst(Self.maximum / 2) }
    tokens.append(token)
  }

  mutating func add(sign: Unicode.Scalar) { if Self.signs.contains(sign) { add(String(Character(sign))) } }

  /// A number that is no amount.
  mutating func add(number text: String) {
    add(Self.number)
    lastNumber = text.utf8.count < 5 ? Int(text) : nil
  }

  /// The last such number, where it is a small whole one.
  private(set) var lastNumber: Int?

  /// The subjects that the words of the sentence belong to.
  private(set) var marks: TradeMarks = []

  mutating func endSentence() {
    marks = []
    tokens.removeAll(keepingCapacity: true)
    named.removeAll(keepingCapacity: true)
  }

  /// The products named in the sentence, each once.
  private(set) var named: [Int] = []

  mutating func note(_ products: [Int]) { named += products.filter { !named.contains($0) } }

  /// The last amount was written without a currency.
  var hasBareAmount = false

  /// Without the words at its end that say nothing: «it comes to about», «it is now only».
  var core: ArraySlice<String> {
    var end = tokens.count
    while end > 0 {
      if PriceFrameWords.filling.contains(tokens[end - 1]) {
        end -= 1
        // «for a mere 45»
        if end > 1, tokens[end - 1] == "a", Self.beforeArticle.contains(tokens[end - 2]) { end -= 1 }
        continue
      }
      guard end > 1, isPlainWord(tokens[end - 1]) else { break }
      // «a cool 45»: an article belongs to no number but by a word that judges it.
      if Self.articles.contains(tokens[end - 2]) {
        end -= 2
      } else if Self.germanFor.contains(tokens[end - 2]), tokens[end - 1].hasSuffix("e") {
        // «für schlappe 45»
        end -= 1
      } else {
        break
      }
    }
    return tokens[..<end]
  }

  private static let articles: Set<String> = ["a", "an"]
  private static let beforeArticle: Set<String> = ["for", "at", "is", "s", "costs", "to", "with", "of"]
  private static let germanFor: Set<String> = ["für", "um", "nur", "mit"]

  private func isPlainWord(_ token: String) -> Bool {
    token.utf8.count > 2 && !token.hasPrefix("<") && GroundingWords.roles(token).isEmpty
      && GroundingWords.kinds[token] == nil && !PriceFrameWords.isKnown(token)
      && !PriceFrameWords.measuring.contains(token)
  }

  /// «34 dollars (about »
  var isInBracketOfAmount: Bool {
    let core = core
    return core.last == "(" && core.dropLast().last == Self.amount
  }

  func has(_ words: Set<String>) -> Bool { tokens.contains(where: words.contains) }

  /// What stands behind the last name; nil where none came.
  var behindName: ArraySlice<String>? {
    tokens.lastIndex(of: Self.name).map { tokens[($0 + 1)...] }
  }
}
