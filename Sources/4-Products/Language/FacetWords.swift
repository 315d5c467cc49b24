// SPDX-License-Identifier: Apache-2.0

/// A language's words for properties of products: words that exclude them, and the inflection of words that name them.
/// All words are folded (see `String.folded`).
package struct FacetWords: Sendable {
  /// Words that exclude whatever comes next: "without", "except". It is left out of the search even where the catalogue
  /// does not know the property.
  package let exclusions: [[String]]
  /// Words that exclude a property that the catalogue knows: "not", "no".
  package let negations: Set<String>
  /// Words that may stand between such a word and the property: "any", "made of".
  package let gaps: Set<String>
  /// Between several properties of one wish: "or", "and".
  package let joints: Set<String>
  /// Between a wish and its contrary: what stands after it is not excluded.
  package let contrasts: Set<String>
  /// Ends of words that do not change what is named, the longest first.
  package let endings: [String]
  /// Those of them that only longer words lose, so that a "cape" is no "cap": at least four letters stay.
  private let muteEndings: Set<String>
  /// Ends of words whose `s` is no ending: «kabellos», «kabellose».
  private let wholeEnds: [String]
  /// Appended to what is not in a product: "-free".
  package let freeSuffixes: Set<String>
  /// Words that say that a size follows.
  package let sizes: Set<String>
  /// Nouns for a kind of the thing, beside a property: "not the in-ear type". They name nothing.
  package let kindNouns: Set<String>
  /// Around a wish, and before what it is preferred to: "rather … than". The last word of each stands before the latter.
  package let preferences: [[String]]
  /// The same where both sides have to be properties: "more … than" compares other things too.
  package let comparisons: [[String]]
  /// The last words of both.
  package let endsOfPreferences: Set<String>
  /// Behind a property: what it is said of is wanted too, "is fine too".
  package let permissions: [[String]]
  /// A stem's last letters change with its ending: «zak», «zakken».
  private let changesStems: Bool
  /// Expressions in which a property's word means something else: "for sale".
  package let idioms: [[String]]

  init(
    exclusions: String = "", negations: String = "", gaps: String = "", joints: String = "", contrasts: String = "",
    endings: String = "", muteEndings: String = "", wholeEnds: String = "", freeSuffixes: String = "",
    sizes: String = "",
    kindNouns: String = "", preferences: String = "", comparisons: String = "", permissions: String = "",
    idioms: String = "",
    changesStems: Bool = false
  ) {
    self.changesStems = changesStems
    func words(_ text: some StringProtocol) -> [String] {
      text.split(whereSeparator: \.isWhitespace).map { String($0).folded }
    }
    func phrases(_ text: String) -> [[String]] {
      text.split(separator: "|").map { QuestionTokens(String($0)).tokens.map(\.text) }.filter { !$0.isEmpty }
        .sorted { $0.count > $1.count }
    }
    self.exclusions = phrases(exclusions)
    self.preferences = phrases(preferences).filter { $0.count > 1 }
    self.comparisons = phrases(comparisons).filter { $0.count > 1 }
    endsOfPreferences = Set((self.preferences + self.comparisons).compactMap(\.last))
    self.permissions = phrases(permissions)
    self.negations = Set(words(negations))
    self.gaps = Set(words(gaps))
    self.joints = Set(words(joints))
    self.contrasts = Set(words(contrasts))
    self.endings = words(endings + " " + muteEndings).sorted { $0.count > $1.count }
    self.muteEndings = Set(words(muteEndings))
    self.wholeEnds = words("ss " + wholeEnds)
    self.freeSuffixes = Set(words(freeSuffixes))
    self.sizes = Set(words(sizes))
    self.kindNouns = Set(words(kindNouns))
    self.idioms = phrases(idioms)
  }

  /// Words that exclude, join and introduce properties.
  var asking: Set<String> {
    exclusions.reduce(into: negations.union(joints).union(contrasts).union(sizes)) { $0.formUnion($1) }
  }

  /// Whether excluding words say what a thing does not have, and not what it is not: "without".
  package func lacks(_ words: [String]) -> Bool {
    words.first.map(Self.lacking.contains) ?? false || words.contains("of") && words.first != "instead"
  }

  private static let lacking: Set<String> = [
    "without", "w", "free", "with", "ohne", "sans", "sin", "senza", "zonder", "bez", "без", "minus", "excluding",
  ]

  /// The word without its ending: `rote`, `roter` and `rot` meet. At least three letters stay.
  package func stem(_ word: String) -> String {
    guard word.count > 3 else { return word }
    var stem = word
    for ending in endings where word.hasSuffix(ending) {
      let left = word.count - ending.count
      // «Weiß» is "weiss", «weiße» too.
      if ending == "s", wholeEnds.contains(where: word.hasSuffix) { continue }
      // "Cases" are of "case" and "boxes" of "box".
      if left == 3, muteEndings.contains("e"), ending == "es", !"xz".contains(word.dropLast(2).last ?? "x") { continue }
      if left >= (muteEndings.contains(ending) ? 4 : 3) {
        stem = String(word.dropLast(ending.count))
        break
      }
    }
    return changesStems ? Self.withoutDoubling(stem) : stem
  }

  /// The letters that change with a Dutch word's ending: «zak» and «zakken», «rood» and «rode», «glas» and «glazen».
  private static func withoutDoubling(_ stem: String) -> String {
    var letters = Array(stem)
    guard letters.count > 2, let last = letters.last else { return stem }
    if last == "z" { letters[letters.count - 1] = "s" }
    if last == "v" { letters[letters.count - 1] = "f" }
    let end = letters.count - 1
    if letters[end] == letters[end - 1], !vowels.contains(letters[end]) {
      letters.removeLast()
    } else if letters[end - 1] == letters[end - 2], vowels.contains(letters[end - 1]), !vowels.contains(letters[end]) {
      letters.remove(at: end - 1)
    }
    return String(letters)
  }

  private static let vowels: Set<Character> = ["a", "e", "o", "u"]
}
