// SPDX-License-Identifier: Apache-2.0
import Language

extension QuestionReading {
  /// It asks for no order, by price or by a measure.
  var hasNoOrder: Bool { order == nil && superlative == nil }

  /// Whether it tells a need, as "my back aches" does.
  var tellsNeed: Bool { NeedWords.tell(tokens, in: language) }

  /// The words that name what the shopper has, folded: the phone of "protect my phone".
  var ownedWords: Set<String> { Set(NeedWords.owned(tokens, in: language).map { tokens[$0].text }) }

  /// The words that name what the shopper does something with: the television of "put the tv on the wall".
  var handledWords: [String] { NeedWords.handled(tokens, in: language).sorted().map { tokens[$0].text } }

  /// The "3D" that stands before some words in a row: of "3D printer", which is no printer.
  func dimension(before words: String) -> String? {
    guard let first = QuestionTokens.words(of: words).first,
      let place = tokens.firstIndex(where: { $0.text == first }), place > 1
    else { return nil }
    let (number, letter) = (tokens[place - 2], tokens[place - 1])
    return number.text == "3" && letter.text == "d" && letter.isGlued ? number.raw + letter.raw : nil
  }

  /// The numbers with a unit that no property and no limit was read from.
  var namedNumbers: NamedNumbers {
    let properties = Set(facets.flatMap { QuestionTokens($0.words).tokens.map(\.text) })
    return NamedNumbers(tokens, [language]) { place in
      marks[place] == nil && !(tokens[place].kind == .number && properties.contains(tokens[place].text))
    }
  }

  /// The words that say what kind of product is meant: the first in a row that carry meaning, those of properties apart.
  /// "A red leather sofa for two" is about sofas.
  func topic(beside properties: Set<String>) -> [String] {
    var words: [String] = []
    for (place, (token, mark)) in zip(tokens, marks).enumerated() {
      // A person's liking is not the thing asked for: "for my dad who likes running".
      if words.isEmpty, WeakWords.isLiking(token.text) { return [] }
      if token.text == "-" || properties.contains(token.text) || (mark == nil && token.isOfMeasure) { continue }
      // "49 inch monitor", "coffee beans 1kg"
      if mark == nil, place > 0, tokens[place - 1].kind == .number, Measure.isUnit(token.text) { continue }
      // A link of another language is no stop word of this one: "phone case voor galaxy".
      if !words.isEmpty, mark == nil, ProductLinks.parts(token.text) { break }
      // "Galaxy A54 case"
      if mark == nil, tokens.isCodeLetter(at: place) { continue }
      let isContent =
        token.kind == .word && mark == nil && !isStopWord(token.raw) && !language.facets.gaps.contains(token.text)
        && !isAudience(token) && !WeakWords.contains(token.text, in: language)
      if isContent { words.append(token.raw) } else if !words.isEmpty { break }
    }
    return words
  }
}

extension [QuestionToken] {
  /// A single letter that is written together with a number: the A of "A54".
  fileprivate func isCodeLetter(at place: Int) -> Bool {
    guard self[place].kind == .word, self[place].text.count == 1 else { return false }
    let isBefore = place + 1 < count && self[place + 1].isGlued && self[place + 1].kind == .number
    let isBehind = place > 0 && self[place].isGlued && self[place - 1].kind == .number
    return isBefore || isBehind
  }
}

extension QuestionToken {
  /// A number, or what stands by it: `22 x 36`, `36"`. It does not end what is named: "Galaxy 21 case".
  fileprivate var isOfMeasure: Bool {
    kind == .number || text == "x" || (kind == .sign && ["\"", "'", "\u{2033}", "\u{201D}", "."].contains(text))
  }
}
