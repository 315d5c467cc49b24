// SPDX-License-Identifier: Apache-2.0

/// The stemmers that an index may name. The sandbox's own are lighter than Lucene's: plurals and the commonest endings,
/// the same on both sides of a search, which is what matters.
struct Stemmer: Sendable {
  /// Every `language` that both engines take.
  static let languages: Set<String> = [
    "arabic", "armenian", "basque", "bengali", "brazilian", "bulgarian", "catalan", "czech", "danish", "dutch",
    "dutch_kp", "english", "estonian", "finnish", "french", "galician", "german", "german2", "greek", "hindi",
    "hungarian", "indonesian", "irish", "italian", "kp", "latvian", "light_english", "light_finnish", "light_french",
    "light_german", "light_hungarian", "light_italian", "light_norwegian", "light_nynorsk", "light_portuguese",
    "light_russian", "light_spanish", "light_swedish", "lithuanian", "lovins", "minimal_english", "minimal_french",
    "minimal_galician", "minimal_german", "minimal_norwegian", "minimal_nynorsk", "minimal_portuguese", "norwegian",
    "plural_english", "porter", "porter2", "portuguese", "portuguese_rslp", "possessive_english", "romanian", "russian",
    "sorani", "spanish", "swedish", "turkish",
  ]

  private enum Rule: Sendable { case englishPlural, english, possessive, endings([String]), none }
  private let rule: Rule

  /// Nil for a language that the engines refuse.
  init?(language: String) {
    let name = language.lowercased()
    guard Stemmer.languages.contains(name) else { return nil }
    switch name {
    case "english", "porter", "porter2", "light_english", "lovins", "kp": rule = .english
    case "minimal_english", "plural_english": rule = .englishPlural
    case "possessive_english": rule = .possessive
    default:
      let family = name.split(separator: "_").last.map(String.init) ?? name
      rule = Stemmer.endings[family].map { .endings($0.sorted { $0.count > $1.count }) } ?? .none
    }
  }

  private static let endings: [String: [String]] = [
    "german": ["ern", "em", "er", "en", "es", "e", "s", "n"],
    "german2": ["ern", "em", "er", "en", "es", "e", "s", "n"],
    "dutch": ["en", "s", "e"], "swedish": ["arna", "erna", "orna", "ar", "er", "or", "en", "et", "n", "a"],
    "danish": ["erne", "ene", "er", "en", "et", "e", "s"], "norwegian": ["ene", "er", "en", "et", "e", "s"],
    "french": ["eaux", "aux", "es", "s", "x", "e"], "spanish": ["ces", "es", "os", "as", "s", "o", "a", "e"],
    "italian": ["hi", "he", "i", "e", "o", "a"], "portuguese": ["oes", "ais", "eis", "es", "s", "o", "a", "e"],
    "brazilian": ["oes", "ais", "es", "s", "o", "a"],
    "romanian": ["urilor", "ilor", "uri", "ele", "ul", "ii", "i", "e", "a"],
    "russian": [
      "иями", "ями", "ами", "иях", "ого", "его", "ому", "ему", "ыми", "ими", "ая", "яя", "ое", "ее", "ые", "ие", "ый",
      "ий", "ой", "ов", "ев", "ей", "ам", "ям", "ах", "ях", "ом", "ем", "ую", "юю", "ия", "ии", "ью", "ы", "и", "а",
      "я",
      "о", "е", "у", "ю", "ь",
    ],
    "bulgarian": ["овете", "ите", "ята", "ът", "та", "то", "те", "и", "а", "о", "е"],
    "czech": ["ech", "ami", "ou", "y", "a", "e", "u"],
    "finnish": ["ssa", "sta", "lla", "t", "n", "a"], "hungarian": ["ok", "ek", "ak", "k", "t"],
    "turkish": ["lar", "ler"], "indonesian": ["nya", "an"],
  ]

  func stem(_ word: String) -> String {
    switch rule {
    case .none: return word
    case .possessive: return Stemmer.withoutPossessive(word)
    case .englishPlural: return Stemmer.singular(word)
    case .english: return Stemmer.english(Stemmer.singular(word))
    case .endings(let endings):
      let length = word.count
      for ending in endings where length >= ending.count + 3 && word.hasSuffix(ending) {
        return String(word.dropLast(ending.count))
      }
      return word
    }
  }

  private static func withoutPossessive(_ word: String) -> String {
    word.hasSuffix("'s") || word.hasSuffix("’s") ? String(word.dropLast(2)) : word
  }

  /// Plurals only, after Lucene's `EnglishPluralStemFilter`.
  static func singular(_ word: String) -> String {
    let word = withoutPossessive(word)
    guard word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), !word.hasSuffix("is")
    else { return word }
    if word.hasSuffix("ies") { return word.count > 4 ? word.dropLast(3) + "y" : String(word.dropLast()) }
    for ending in ["sses", "shes", "ches", "xes", "zes"] where word.hasSuffix(ending) {
      return String(word.dropLast(2))
    }
    if word.hasSuffix("oes"), word.count > 5 { return String(word.dropLast(2)) }
    return String(word.dropLast())
  }

  private static func english(_ word: String) -> String {
    for (ending, least) in [("ing", 6), ("edly", 7), ("ed", 5), ("ly", 6)] where word.hasSuffix(ending) {
      guard word.count >= least else { continue }
      var stem = word.dropLast(ending.count)
      if let last = stem.last, stem.dropLast().last == last, !"lsz".contains(last) { stem = stem.dropLast() }
      return stem.contains(where: { "aeiouy".contains($0) }) ? String(stem) : word
    }
    return word.count > 4 && word.hasSuffix("e") ? String(word.dropLast()) : word
  }
}
