// SPDX-License-Identifier: Apache-2.0
import Language

/// What people call a value whose whole name nobody says: "iPhone 14" of "Apple iPhone 14", "i7" of "Intel® Core™ i7".
extension Vocabulary {
  /// The value's words behind a brand or a trade mark that it begins with, and what fits a model of any network.
  /// - Parameter brands: folded, the words of each parted by blanks.
  static func shortNames(of value: String, brands: Set<String>, isWhatFits: Bool) -> [String] {
    // Most values begin with neither, and there are thousands.
    let first = String(value.prefix { $0 != " " }).folded
    guard value.contains(where: { "®™".contains($0) }) || brands.contains(where: { $0.hasPrefix(first) }) else {
      return []
    }
    let tokens = QuestionTokens(value).tokens
    var names: [[QuestionToken]] = [tokens]
    var place = 0
    while let next = endOfMaker(tokens, at: place, brands), next < tokens.count {
      place = next
      names.append(Array(tokens[place...]))
    }
    if isWhatFits { names += names.compactMap(withoutNetwork) }
    return names.dropFirst().filter { name in
      name.contains { $0.kind == .word } && name.count <= longestName
    }.map { $0[...].written }
  }

  /// "PS5" of "PlayStation 5": capitals within a name, and the number behind it.
  static func initials(of value: String) -> [String] {
    let words = value.split(separator: " ")
    guard words.count == 2, words[1].count == 1, words[1].allSatisfy(\.isNumber),
      words[0].contains(where: \.isLowercase)
    else { return [] }
    let capitals = words[0].filter(\.isUppercase)
    return capitals.count > 1 ? [capitals.lowercased() + words[1]] : []
  }

  /// "Xbox" of "Xbox One", "PlayStation" of "PlayStation 5": the family of platforms that one is of.
  static func families(of value: String) -> [String] {
    let words = value.split(separator: " ")
    guard words.count > 1, let first = words.first, first.count >= shortestFamily, first.allSatisfy(\.isLetter) else {
      return []
    }
    return [first.lowercased()]
  }

  private static let shortestFamily = 4

  /// "SO-DIMM" of "260-pin SO-DIMM": a standard in capitals behind a number of something.
  static func standards(in value: String) -> [String] {
    let words = value.split(separator: " ")
    guard words.count == 2, words[0].contains(where: \.isNumber), words[0].contains("-"),
      words[1].count >= shortestStandard, words[1].allSatisfy({ $0.isUppercase || $0 == "-" })
    else { return [] }
    return [words[1].lowercased()]
  }

  private static let shortestStandard = 4
  private static let longestName = 8

  /// The end of a brand at a place, or of a word with the sign of a trade mark.
  private static func endOfMaker(_ tokens: [QuestionToken], at place: Int, _ brands: Set<String>) -> Int? {
    for end in (place + 1..<min(place + 4, tokens.count)).reversed() where isBrand(tokens[place..<end], brands) {
      return passingMarks(tokens, from: end)
    }
    guard place + 1 < tokens.count, tokens[place].kind == .word, marks.contains(tokens[place + 1].text) else {
      return nil
    }
    return passingMarks(tokens, from: place + 1)
  }

  private static func isBrand(_ tokens: ArraySlice<QuestionToken>, _ brands: Set<String>) -> Bool {
    brands.contains(tokens.lazy.filter { $0.kind != .sign }.map(\.text).joined(separator: " "))
  }

  private static func passingMarks(_ tokens: [QuestionToken], from place: Int) -> Int {
    var place = place
    while place < tokens.count, marks.contains(tokens[place].text) { place += 1 }
    return place
  }

  private static let marks: Set<String> = ["®", "™", "tm", "(r)"]

  /// "Galaxy A54" of "Galaxy A54 5G".
  private static func withoutNetwork(_ tokens: [QuestionToken]) -> [QuestionToken]? {
    guard let last = tokens.last, tokens.count > 3, last.text == "g", last.isGlued,
      networks.contains(tokens[tokens.count - 2].text)
    else { return nil }
    return Array(tokens.dropLast(2))
  }

  private static let networks: Set<String> = ["3", "4", "5", "6"]
}
