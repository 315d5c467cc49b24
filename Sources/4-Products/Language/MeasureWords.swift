// SPDX-License-Identifier: Apache-2.0

/// What comparisons with a measure have beside those with a price: "longer than", and whether the number itself is
/// meant too. Data of all languages together: no word compares in one and means something else in another.
package enum MeasureWords {
  /// The comparison that begins at a token before a number, and where it ends: "at least", "no more than".
  package static func before(
    _ tokens: [QuestionToken], at start: Int, _ languages: [StoreLanguage]
  ) -> (comparison: MeasureComparison, end: Int)? {
    guard tokens.indices.contains(start) else { return nil }
    let isNegated = languages.contains {
      $0.prices.particleNegations.contains(tokens[start].text)
        || $0.prices.determinerNegations.contains(tokens[start].text)
    }
    if isNegated, let (comparison, end) = plain(tokens, at: start + 1, languages), comparison.isStrict {
      return (comparison.opposite, end)
    }
    return plain(tokens, at: start, languages)
  }

  private static func plain(
    _ tokens: [QuestionToken], at start: Int, _ languages: [StoreLanguage]
  ) -> (comparison: MeasureComparison, end: Int)? {
    longest(
      tokens, at: start, languages.map(\.prices.before), where: isOfMeasures, smaller: smallerThan, greater: greaterThan
    ) { phrase in strict.contains { phrase.contains($0) } && !phrase.contains { inclusive.contains($0) } }
  }

  /// The comparison that begins at a token behind a number and its unit: "or more", "and up".
  package static func after(
    _ tokens: [QuestionToken], at start: Int, _ languages: [StoreLanguage]
  ) -> (comparison: MeasureComparison, end: Int)? {
    longest(
      tokens, at: start, languages.map(\.prices.after), where: { $0.strength != .price || isExtreme($0.phrase) },
      smaller: orSmaller, greater: orGreater
    ) { _ in false }
  }

  /// "Is the maximum" is said of measures too.
  private static func isExtreme(_ phrase: [String]) -> Bool {
    !phrase.contains("price") && phrase.contains { word in extremes.contains { word.hasPrefix($0) } }
  }

  private static let extremes = ["max", "maks", "massim", "макс", "minim", "мини", "мін", "limit", "лимит", "ліміт"]

  /// The longest phrase that begins at a token, of those of prices that a condition lets through and of those of measures.
  private static func longest(
    _ tokens: [QuestionToken], at start: Int, _ tables: [[String: [PriceWords.Comparison]]],
    where isUsable: (PriceWords.Comparison) -> Bool, smaller: [String: [[String]]], greater: [String: [[String]]],
    isStrict: ([String]) -> Bool
  ) -> (comparison: MeasureComparison, end: Int)? {
    guard tokens.indices.contains(start) else { return nil }
    let word = tokens[start].text
    var found: (comparison: MeasureComparison, end: Int)?
    func note(_ phrase: [String], isUpper: Bool) {
      guard tokens.hasRun(phrase, at: start), phrase.count > (found?.end ?? start) - start else { return }
      found = (MeasureComparison(isUpper: isUpper, isStrict: isStrict(phrase)), start + phrase.count)
    }
    for table in tables {
      for comparison in table[word] ?? [] where isUsable(comparison) {
        note(comparison.phrase, isUpper: comparison.isUpper)
      }
    }
    for phrase in smaller[word] ?? [] { note(phrase, isUpper: true) }
    for phrase in greater[word] ?? [] { note(phrase, isUpper: false) }
    return found
  }

  /// A comparison that speaks of money, or a word that says "of" as well as "from", bounds no measure.
  private static func isOfMeasures(_ comparison: PriceWords.Comparison) -> Bool {
    switch comparison.strength {
    case .price, .needsCurrency: false
    case .needsPrice: comparison.phrase.count > 1 || !genitives.contains(comparison.phrase.first ?? "")
    case .strong, .weak: true
    }
  }

  private static func phrases(_ text: String) -> [String: [[String]]] {
    let phrases = text.split(separator: "|").map { QuestionTokens(String($0)).tokens.map(\.text) }.filter {
      !$0.isEmpty
    }
    return Dictionary(grouping: phrases) { $0.first ?? "" }
  }

  private static let genitives = String.foldedWords("von de d d' da di du des van z з с sub")

  /// Words of comparisons that leave the number itself out.
  private static let strict = String.foldedWords(
    """
    under below less lower smaller beneath underneath over above more greater higher bigger exceeding exceed exceeds
    beyond larger longer taller wider heavier thicker shorter lighter narrower thinner fewer < >
    unter unterhalb weniger kleiner niedriger geringer über ueber mehr größer groesser höher oberhalb länger breiter
    schwerer dicker kürzer leichter schmaler dünner
    moins sous dessous inférieur inférieure inférieurs inférieures plus dessus supérieur supérieure supérieurs supérieures
    menos debajo bajo inferior inferiores menor menores más encima superior superiores mayor mayores
    meno sotto inferiore inferiori minore più sopra oltre superiore superiori maggiore
    onder beneden minder lager kleiner boven meer hoger groter langer breder zwaarder korter lichter smaller
    quieter slower brighter faster louder stronger powerful leiser langsamer heller schneller lauter stärker stiller sneller
    deeper tiefer wyższy niższy szerszy szersza
    poniżej mniej niższe niższa mniejsze powyżej ponad więcej wyższe wyższa większy większa większe dłuższy dłuższa dłuższe
    нижче менше менш понад більше більш вище довше довший ниже меньше менее свыше больше более выше длиннее
    """)

  /// Words that make such a comparison include the number.
  private static let inclusive = String.foldedWords("equal gleich at nicht niet not no non не au как by самое")

  private static let greaterThan = phrases(
    """
    larger than | longer than | taller than | wider than | heavier than | thicker than | länger als | breiter als
    | schwerer als | dicker als | plus grand que | plus grande que | plus long que | plus longue que | plus large que
    | plus lourd que | más grande que | más grande de | más largo que | más largo de | más larga que | più grande di
    | più lungo di | più lunga di | langer dan | breder dan | zwaarder dan | większy niż | większa niż | większe niż
    | dłuższy niż | dłuższa niż | dłuższe niż | довший за | довше ніж | длиннее | deeper than | tiefer als | plus haut que
    | plus haute que | más alto que | más alta que | más alto de | más alta de | più alto di | più alta di | hoger dan
    | wyższy niż | wyższa niż | wyższe niż | szerszy niż | szersza niż | brighter than | faster than | louder than | stronger than
    | more powerful than | heller als | schneller als | lauter als | stärker als | plus rapide que | más rápido que
    | più veloce di | sneller dan | szybszy niż
    """)

  private static let smallerThan = phrases(
    """
    fewer than | quieter than | slower than | leiser als | langsamer als | stiller dan | shorter than | lighter than | narrower than | thinner than | kürzer als | leichter als | schmaler als
    | dünner als | plus petit que | plus petite que | plus court que | plus léger que | plus légère que | más pequeño que
    | más pequeña que | más corto que | más ligero que | più piccolo di | più piccola di | più corto di | più leggero di
    | plus bas que | más bajo que | más baja que | più basso di | più bassa di | lager dan | niższy niż | niższa niż
    | korter dan | lichter dan | smaller dan | mniejszy niż | mniejsza niż | krótszy niż | lżejszy niż | короче | легше ніж
    | легче
    """)

  private static let orGreater = phrases(
    """
    or larger | or bigger | or longer | or wider | or heavier | and larger | and bigger | and longer | oder größer
    | oder länger | ou plus grand | ou plus long | o más grande | o más largo | o più grande | o più lungo | of groter
    | of langer | lub większy | lub dłuższy | або довше | или длиннее | + | plus
    """)

  private static let orSmaller = phrases(
    """
    or shorter | or lighter | and smaller | and shorter | oder kleiner | oder kürzer | oder leichter | ou plus petit
    | ou plus court | o más pequeño | o más corto | o più piccolo | of kleiner | of korter | lub mniejszy | lub krótszy
    """)
}
