// SPDX-License-Identifier: Apache-2.0

/// How names and questions say how many of a thing come together: "pack of 6", "6er-Set", "500 pieces". Data of all
/// languages together.
package enum PackWords {
  /// A number of things, and the tokens that say it.
  package struct Count: Sendable, Equatable {
    package var number: Double
    package var places: Range<Int>
  }

  /// The number that begins at a token; nil: none does.
  package static func count(_ tokens: [QuestionToken], at start: Int) -> Count? {
    behindPack(tokens, at: start) ?? beforePack(tokens, at: start)
  }

  /// The first number in a name.
  package static func count(in name: String) -> Double? {
    let tokens = QuestionTokens(name).tokens
    return tokens.indices.lazy.compactMap { count(tokens, at: $0)?.number }.first
  }

  /// "Pack of 6", "Set of 4"
  private static func behindPack(_ tokens: [QuestionToken], at start: Int) -> Count? {
    guard tokens.indices.contains(start), packs.contains(tokens[start].text) else { return nil }
    let place = start + 2
    guard place < tokens.count, links.contains(tokens[start + 1].text), let number = number(tokens, at: place),
      !isMeasured(tokens, behind: place)
    else { return nil }
    return Count(number: number, places: start..<place + 1)
  }

  /// "6-pack", "6er Set", "12 pieces", "12 x 85 g"
  private static func beforePack(_ tokens: [QuestionToken], at start: Int) -> Count? {
    guard tokens.indices.contains(start), let number = number(tokens, at: start) else { return nil }
    var place = start + 1
    while place < tokens.count, place < start + 3, joints.contains(tokens[place].text) { place += 1 }
    guard place < tokens.count else { return nil }
    if packs.contains(tokens[place].text) || pieces.contains(tokens[place].text) {
      return Count(number: number, places: start..<place + 1)
    }
    let isTimes = place == start + 1 && ["x", "×"].contains(tokens[place].text)
    guard isTimes, isMeasured(tokens, behind: place + 1) else { return nil }
    return Count(number: number, places: start..<place + 1)
  }

  private static func number(_ tokens: [QuestionToken], at place: Int) -> Double? {
    switch tokens[place].kind {
    case .number: Double(tokens[place].text)
    case .word: NumberWords.value(inAnyLanguage: tokens[place].text).map(Double.init)
    case .sign: nil
    }
  }

  /// A unit of weight or the like stands behind a number: a "bag of 5 kg" holds no five things.
  private static func isMeasured(_ tokens: [QuestionToken], behind place: Int) -> Bool {
    place + 1 < tokens.count && units.contains(tokens[place + 1].text)
  }

  private static let packs = String.foldedWords(
    """
    pack packs set sets packet packets multipack bundle packung packungen lot lots paquet paquets coffret juego conjunto
    paquete paquetes confezione confezioni verpakking opakowanie zestaw komplet набір упаковка комплект набор
    """)
  private static let pieces = String.foldedWords(
    """
    piece pieces pc pcs count ct stück stueck stk teile teilig pièces pieza piezas pezzo pezzi stuks stuk sztuk sztuki szt
    шт штук штуки
    """)
  private static let links = String.foldedWords("of mit zu de d di da van z із з из с à")
  private static let joints = String.foldedWords("- er'er 'er er")
  private static let units = String.foldedWords("g kg mg l ml cl oz lb lbs m cm mm")
}
