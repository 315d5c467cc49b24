// SPDX-License-Identifier: Apache-2.0
import Language

extension QuestionReading {
  /// The words that may be one in the catalogue: two side by side, "head lamp", with or without a hyphen; in languages that
  /// write them as one word also a noun and what it is for, «Zelt für die Familie». A run that is no word of the catalogue finds nothing.
  var compounds: [String] {
    let hasPurposes = language.writesCompounds
    var compounds = hyphenated + classes
    var last: (word: String, gap: Int, isPurpose: Bool)?
    for (token, mark) in zip(tokens, marks) {
      guard token.kind == .word, mark == nil else {
        last = nil
        continue
      }
      let word = token.raw.lowercased()
      guard isStopWord(token.raw) == false, word.count > 2 else {
        if let noun = last {
          let isPurpose = noun.isPurpose || Self.purposes.contains(word)
          last = noun.gap < 2 ? (noun.word, noun.gap + 1, isPurpose) : nil
        }
        continue
      }
      if let noun = last {
        if noun.gap == 0 { compounds.append(noun.word + word) }
        if hasPurposes, noun.isPurpose { compounds += Self.joined(word, noun.word) }
      }
      last = (word, 0, false)
    }
    return compounds
  }

  /// "Cat 6", "DDR 4" and "RTX 4060" as names write them, in one word.
  private var classes: [String] {
    tokens.indices.dropLast().compactMap { place in
      let (word, number) = (tokens[place], tokens[place + 1])
      guard word.kind == .word, number.kind == .number, !number.isGlued, marks[place] == nil, marks[place + 1] == nil,
        (2...4).contains(word.text.count), !isStopWord(word.raw)
      else { return nil }
      return word.raw.lowercased() + number.raw
    }
  }

  /// "push-up" as one word.
  private var hyphenated: [String] {
    tokens.indices.dropFirst().dropLast().compactMap { place in
      let (first, second) = (tokens[place - 1], tokens[place + 1])
      guard tokens[place].text == "-", tokens[place].isGlued, second.isGlued, first.kind == .word, second.kind == .word,
        marks[place - 1] == nil, marks[place + 1] == nil
      else { return nil }
      return first.raw.lowercased() + second.raw.lowercased()
    }
  }

  private static let purposes: Set<String> = ["für", "zum", "zur", "voor", "aus", "van", "gegen", "tegen"]

  /// Of «Schule» and «Rucksack»: schulerucksack, schulrucksack, schulesrucksack …
  private static func joined(_ first: String, _ second: String) -> [String] {
    var forms = [first + second, first + "s" + second]
    if first.hasSuffix("e") { forms += [first + "n" + second, String(first.dropLast()) + second] }
    if first.hasSuffix("en") { forms.append(String(first.dropLast(2)) + second) }
    return forms
  }
}
