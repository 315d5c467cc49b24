// SPDX-License-Identifier: Apache-2.0
import Language

/// Reads properties that a shopper does without: "it doesn't have to be red", "without a hood is fine too". They are
/// neither wanted nor unwanted, and an earlier wish for them falls away.
extension FacetReader {
  /// "It doesn't have to be red or blue"
  mutating func readReleased(at place: Int) -> Int? {
    guard !isTaken[place], let begin = languages.compactMap({ end(of: $0.idioms.unneeded, at: place) }).max(),
      !isDenied(place..<begin)
    else { return nil }
    var next = skippingGaps(from: begin)
    var last: Int?
    while next < tokens.count, let (choice, end) = facet(at: next) {
      released.append(choice)
      last = end
      guard let joint = joint(at: end) else { break }
      next = skippingGaps(from: joint)
    }
    guard let last else { return nil }
    unknownUnwanted.formUnion(place..<last)
    unwanted.formUnion(place..<last)
    return last
  }

  /// "Don't forget the hood": a negation stands before the phrase, and none within it.
  private func isDenied(_ phrase: Range<Int>) -> Bool {
    phrase.lowerBound > 0 && isNegation(phrase.lowerBound - 1) && !phrase.contains(where: isNegation)
  }

  /// "Without wool is fine too": what the exclusion named need not be, and is not refused.
  mutating func releaseExclusion(_ places: Range<Int>) -> Int? {
    let excluded = mentions.filter { $0.exclusion?.lowerBound == places.lowerBound }
    guard !excluded.isEmpty, let end = permission(at: places.upperBound) else { return nil }
    mentions.removeAll { $0.exclusion?.lowerBound == places.lowerBound }
    released += excluded.map(\.choice)
    unknownUnwanted.formUnion(places.lowerBound..<end)
    return end
  }

  /// "Blue is fine too"
  mutating func readPermission(of choice: FacetChoice, at place: Int) -> Int? {
    guard let end = permission(at: place) else { return nil }
    permitted.append(choice)
    unknownUnwanted.formUnion(place..<end)
    return end
  }

  private func permission(at place: Int) -> Int? {
    guard place < tokens.count else { return nil }
    return languages.compactMap { end(of: $0.facets.permissions, at: place) }.max()
  }
}
