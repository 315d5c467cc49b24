// SPDX-License-Identifier: Apache-2.0

extension StoreLanguage {
  /// The language that a text is plainly written in, if it is another than the shop's; else the shop's.
  ///
  /// Told by words that carry no meaning, by comparisons before numbers and by words such as "cheapest". One such word is not plain: "die cast car"
  /// is asked in an English shop.
  package static func ofQuestion(_ text: String, store: StoreLanguage) -> StoreLanguage {
    let words = text.questionWords
    guard !words.isEmpty else { return store }
    let folded = words.map(\.folded)
    // Marks before a sentence, «¿», tell a language as letters do.
    let marks = text.unicodeScalars.filter { $0 == "¿" || $0 == "¡" }
    let letters = Set(words.flatMap(\.unicodeScalars).filter { !$0.isASCII }).union(marks)
    let candidates = zip(words, folded).reduce(0) { $0 | DetectionWords.languages(having: $1.0, folded: $1.1) }
    func score(_ language: StoreLanguage, _ place: Int?) -> Int {
      // Most languages have none of a question's words.
      guard !letters.isEmpty || place.map({ candidates & 1 << $0 != 0 }) ?? true else { return 0 }
      return self.score(words, folded, letters, in: language)
    }
    // The shop's own language needs no proof.
    var best = store
    var needed = max(2, score(store, all.firstIndex(of: store)) + 1)
    // Nor does a script that the shop's language is not written in: "рюкзак" is asked in no English.
    let isOtherScript = all.contains(store) && !store.isCyrillic && isCyrillic(letters)
    if isOtherScript { needed = 0 }
    for (place, language) in all.enumerated() where language != store && (!isOtherScript || language.isCyrillic) {
      let score = score(language, place)
      guard score >= needed else { continue }
      best = language
      needed = score + 1
    }
    return best
  }

  /// The languages that have a word of a text as one that excludes, «outils sans Bosch», where the shop's language does
  /// not have it as a word. Too little may be written to tell a language by, and what is not wanted must never be shown.
  package static func excluding(in tokens: [QuestionToken], store: StoreLanguage) -> [StoreLanguage] {
    let words = tokens.indices.filter { place in
      let token = tokens[place]
      return token.kind == .word && excludingWords.contains(token.text)
        && (token.text.count > 2 || !token.text.utf8.allSatisfy { $0 < 0x80 })
        && !store.stopWords.contains(token.text) && !store.isAsking(token.text)
        && ProductWords.table.matches(tokens, at: place, in: store).isEmpty
    }
    guard !words.isEmpty else { return [] }
    return all.filter { language in
      language != store
        && words.contains { place in
          language.facets.negations.contains(tokens[place].text)
            || language.facets.exclusions.contains { tokens[place...].lazy.map(\.text).starts(with: $0) }
        }
    }
  }

  /// Whether what excludes in any language begins at a word: «sans», «bez».
  package static func beginsExclusion(_ tokens: [QuestionToken], at place: Int) -> Bool {
    let word = tokens[place].text
    guard word.utf8.count > 2, excludingWords.contains(word) else { return false }
    return all.contains { language in
      language.facets.exclusions.contains { tokens[place...].lazy.map(\.text).starts(with: $0) }
    }
  }

  /// The words that exclusions of any language begin with: most questions have none.
  private static let excludingWords = all.reduce(into: Set<String>()) { words, language in
    words.formUnion(language.facets.negations)
    words.formUnion(language.facets.exclusions.compactMap(\.first))
  }

  /// The words by which a name in any language says that something is not there, parted by blanks: "without", "ohne".
  package static let denials = all.flatMap { language in
    language.facets.exclusions.filter { $0.count == 1 }.joined() + language.facets.negations.sorted()
  }.joined(separator: " ")

  package var isCyrillic: Bool { self == .ukrainian || self == .russian }

  /// Most of some letters, those of ASCII apart, are Cyrillic.
  private static func isCyrillic(_ letters: Set<Unicode.Scalar>) -> Bool {
    !letters.isEmpty && letters.count { ("\u{0400}"..."\u{04FF}").contains($0) } * 2 > letters.count
  }

  private static func score(
    _ words: [String], _ folded: [String], _ letters: Set<Unicode.Scalar>, in language: StoreLanguage
  ) -> Int {
    let prices = language.prices
    var score = 0
    for (index, word) in folded.enumerated() {
      if language.stopWords.contains(words[index]) { score += 1 }
      if prices.price.contains(word) || prices.determinerNegations.contains(word) { score += 1 }
      if prices.currencies[word] != nil { score += 1 }
      if prices.speaksOfOrder(folded[index...]) { score += 2 }
      score += comparisonScore(folded[index...], in: prices)
      // «700 ou moins», «700 euro lub mniej»
      if folded[..<index].suffix(2).contains(where: \.hasDigit), comparesBehind(folded[index...], in: prices) {
        score += 2
      }
    }
    return letters.isDisjoint(with: language.ownLetters) ? score : score + 1
  }

  /// Before a number a comparison is said of one: two words' worth; a longer phrase is no chance.
  private static func comparisonScore(_ words: ArraySlice<String>, in prices: PriceWords) -> Int {
    guard let first = words.first else { return 0 }
    let isLetter = first.utf8.count < 2
    if !isLetter, let joints = prices.ranges[first], speaksOfRange(words.dropFirst(), joints: joints) { return 3 }
    // "Ok 500" is Polish for "about 500", and much else.
    let around = (prices.around[first] ?? []).filter {
      $0.strength == .strong && ($0.phrase.count > 1 || first.utf8.count > 2)
    }
    let comparisons = (prices.before[first] ?? []) + around
    for comparison in comparisons
    where (!isLetter || comparison.phrase.count > 1) && words.starts(with: comparison.phrase) {
      let next = words.dropFirst(comparison.phrase.count).first
      let isNumber = next.map { $0.hasDigit || prices.numbers.value(of: $0) != nil } ?? false
      return (isNumber ? 2 : 0) + comparison.phrase.count - 1
    }
    return 0
  }

  /// Words of a comparison behind an amount, one alone is too little.
  private static func comparesBehind(_ words: ArraySlice<String>, in prices: PriceWords) -> Bool {
    words.first.flatMap { prices.after[$0] }?.contains { $0.phrase.count > 1 && words.starts(with: $0.phrase) } ?? false
  }

  /// Two numbers and a word that joins them: «tussen de 20 en de 40».
  private static func speaksOfRange(_ words: ArraySlice<String>, joints: Set<String>) -> Bool {
    guard let low = words.prefix(2).firstIndex(where: \.hasDigit) else { return false }
    let rest = words[(low + 1)...]
    guard let joint = rest.prefix(2).firstIndex(where: joints.contains) else { return false }
    return words[(joint + 1)...].prefix(2).contains(where: \.hasDigit)
  }
}

/// The words that tell a language, for all languages in one table: a question's word is looked up once.
private enum DetectionWords {
  /// The languages of `StoreLanguage.all` as bits.
  static func languages(having word: String, folded: String) -> UInt32 {
    var languages = exact[folded] ?? 0
    if word != folded { languages |= exact[word] ?? 0 }
    for (beginning, bits) in beginnings where folded.utf8.starts(with: beginning) { languages |= bits }
    return languages
  }

  private static let exact: [String: UInt32] = {
    var table: [String: UInt32] = [:]
    for (place, language) in StoreLanguage.all.enumerated() {
      let prices = language.prices
      var words = language.stopWords.union(prices.price).union(prices.determinerNegations)
      words.formUnion(prices.currencies.keys)
      words.formUnion(prices.sorts.keys)
      words.formUnion(prices.before.keys)
      words.formUnion(prices.after.keys)
      words.formUnion(prices.around.keys)
      words.formUnion(prices.ranges.keys)
      for word in words { table[word, default: 0] |= 1 << UInt32(place) }
    }
    return table
  }()

  private static let beginnings: [([UInt8], UInt32)] = StoreLanguage.all.enumerated().flatMap { place, language in
    language.prices.sortPrefixes.map { (Array($0.0.utf8), 1 << UInt32(place)) }
  }
}

extension String {
  fileprivate var hasDigit: Bool { utf8.contains { $0 >= 0x30 && $0 <= 0x39 } }

  /// Words in lower case, without the signs around them.
  fileprivate var questionWords: [String] {
    lowercased().unicodeScalars
      .split { scalar in
        if scalar == "'" || scalar == "’" || scalar == "-" || scalar == "/" { return false }
        // Unicode's tables are dear, and most questions are ASCII.
        if scalar.isASCII { return !("a"..."z").contains(scalar) && !("0"..."9").contains(scalar) }
        return !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
      }
      .flatMap { word in
        // «Avez-vous» is two words; "t-shirt" is one.
        let parts = word.split(separator: "-")
        return parts.count == 2 && parts.allSatisfy { $0.count > 1 } ? [word] + parts : [word]
      }
      .flatMap { word in
        guard word.contains("/") else { return [word] }
        // «Und/oder» is two words; "w/o" is none, though Polish has both letters as words.
        let parts = word.split(separator: "/")
        return parts.contains { $0.count < 2 } ? [] : parts
      }
      .flatMap { word in
        // «d'environ» and «jusqu'à» are two words, "don't" is one.
        guard let mark = word.firstIndex(where: { $0 == "'" || $0 == "’" }) else {
          return [String(String.UnicodeScalarView(word))]
        }
        let (start, rest) = (String(word[..<mark]), String(word[word.index(after: mark)...]))
        let isTwo = (start.count <= 2 && rest.count > 2) || start == "jusqu"
        return isTwo ? [start + "'", rest] : [String(String.UnicodeScalarView(word))]
      }
  }
}
