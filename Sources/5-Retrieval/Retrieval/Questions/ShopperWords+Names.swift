// SPDX-License-Identifier: Apache-2.0
import Language

extension ShopperWords {
  /// The words of a name that say a property which another name of the thing lacks: the "usb-c" of "usb-c cable" beside
  /// "usb cable".
  func keptWords(of name: Place, beside other: String, _ known: [String: Finding]) -> String {
    let said = Set(QuestionTokens.words(of: other))
    func isUnsaid(_ places: some Collection<Int>) -> Bool {
      places.contains { tokens[$0].kind == .word && !said.contains(tokens[$0].text) }
    }
    var parts: [String] = []
    var place = name.range.lowerBound
    while place < name.range.upperBound {
      let end = name.range[place...].firstIndex { !properties.contains($0) } ?? name.range.upperBound
      if end > place {
        if isUnsaid(place..<end) { parts.append(tokens[place..<end].written) }
      } else if let feature = feature(at: place, in: name), case .named(let word) = known[feature.key] {
        if said.isDisjoint(with: QuestionTokens.words(of: word)) { parts.append(word) }
      }
      place = Swift.max(end, place + 1)
    }
    return parts.joined(separator: " ")
  }

  /// "Fully automatic" of "fully automatic coffee machine".
  private func feature(at place: Int, in name: Place) -> Place? {
    guard name.language.headPlace == .last else { return nil }
    return places.first { other in
      other.range.lowerBound == place && other.range.upperBound < name.range.upperBound && !other.isThing
    }
  }

  /// The names of the things that the message speaks of, where the catalogue has none of them; else none.
  func absent(_ known: [String: Finding]) -> [String] {
    let things = places.filter(\.isThing)
    // Of a longer name the parts say nothing: in "washing machine" no machine is meant.
    let outer = things.filter { place in
      !things.contains {
        $0.range != place.range && $0.range.lowerBound <= place.range.lowerBound
          && $0.range.upperBound >= place.range.upperBound && known[$0.key] == .absent
      }
    }
    .filter { !modifies($0, things) }
    let isNothingElse = outer.contains { known[$0.key] == .mentioned } && asksForNothing(beside: outer)
    guard outer.allSatisfy({ known[$0.key] == .absent || (isNothingElse && known[$0.key] == .mentioned) }) else {
      return []
    }
    return outer.flatMap { [$0.text] + $0.names }
  }

  /// Whether a thing's name only says what another is like: the memory of a "memory foam mattress".
  private func modifies(_ name: Place, _ things: [Place]) -> Bool {
    guard name.language.headPlace == .last else { return false }
    return things.contains { other in
      guard other.range.lowerBound >= name.range.upperBound else { return false }
      return !tokens[name.range.upperBound..<other.range.lowerBound].contains { token in
        token.kind == .sign || store.isAsking(token.text) || store.stopWords.contains(token.text)
          || ProductLinks.words.contains(token.text) || ProductLinks.beside.contains(token.text)
      }
    }
  }
}
