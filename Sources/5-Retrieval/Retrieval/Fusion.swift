// SPDX-License-Identifier: Apache-2.0

/// The fusion of ranked lists, computed as the engines do (single precision), with ties broken by id so that an answer
/// never depends on the order of shards. Pure.
enum Fusion {
  /// `Σ 1 / (constant + rankᵢ)`; a document that a list lacks gets nothing from it.
  static func reciprocalRank(_ lists: [[RankedHit]], constant: Int = 60) -> [RankedHit] {
    combine(lists) { _, rank, _ in 1 / Float(constant + rank) }
  }

  /// The mean over all lists of scores scaled to 0 … 1; a list's last document gets 0.001 instead of 0, so that it
  /// stands before one that the list lacks; equal scores, and one alone, get 1. A list without a document counts as one
  /// that lacks them all. A document whose score is no number, or 0, stands as its list's last.
  /// - Parameter whole: the lists that hold all that was found: what they lack scores 0, and the scale begins half way
  ///   to there. Of two drills that words find almost alike the second is not worth next to nothing.
  static func minMax(_ lists: [[RankedHit]], whole: Set<Int> = []) -> [RankedHit] {
    let bounds = lists.enumerated().map { number, list in
      let scores = list.lazy.map(\.score).filter { $0.isFinite && $0 != 0 }
      let low = Double(scores.min() ?? 0)
      return (low: whole.contains(number) ? low / 2 : low, high: Double(scores.max() ?? 0))
    }
    return combine(lists) { list, _, score in
      scaled(score, low: bounds[list].low, high: bounds[list].high) / Float(lists.count)
    }
  }

  /// A list without what some of its documents gained, in the order of what is left.
  static func taking(_ gain: Float, off ids: Set<String>, in list: [RankedHit]) -> [RankedHit] {
    guard !ids.isEmpty, gain > 0 else { return list }
    return list.map { RankedHit(id: $0.id, score: ids.contains($0.id) ? max($0.score - gain, 0) : $0.score) }
      .sorted(by: isBefore)
  }

  /// Lifts some documents of a fused list by a part of its range, so that all scores stay within 0 … 1.
  static func lift(_ ids: Set<String>, by part: Float, in fused: [RankedHit]) -> [RankedHit] {
    guard !ids.isEmpty, part > 0 else { return fused }
    return fused.map { RankedHit(id: $0.id, score: ($0.score + (ids.contains($0.id) ? part : 0)) / (1 + part)) }
      .sorted(by: isBefore)
  }

  private static let least: Float = 0.001

  private static func scaled(_ score: Float, low: Double, high: Double) -> Float {
    guard score.isFinite else { return score > 0 ? 1 : least }
    guard high > low else { return 1 }
    return max(Float((Double(score) - low) / (high - low)), least)
  }

  /// Sums up what each list gives to a document. A list that names a document twice (an alias with two indices) gives
  /// for its first place alone.
  private static func combine(
    _ lists: [[RankedHit]], _ part: (_ list: Int, _ rank: Int, _ score: Float) -> Float
  ) -> [RankedHit] {
    var places: [String: (index: Int, list: Int)] = [:]
    var fused: [RankedHit] = []
    places.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for (number, list) in lists.enumerated() {
      for (index, hit) in list.enumerated() {
        let score = part(number, index + 1, hit.score)
        if let place = places[hit.id] {
          guard place.list != number else { continue }
          places[hit.id] = (place.index, number)
          fused[place.index].score += score
        } else {
          places[hit.id] = (fused.count, number)
          fused.append(RankedHit(id: hit.id, score: score))
        }
      }
    }
    fused.sort(by: isBefore)
    return fused
  }

  /// The order of every list that we return.
  static func isBefore(_ a: RankedHit, _ b: RankedHit) -> Bool {
    a.score != b.score ? a.score > b.score : a.id < b.id
  }

  /// Whether a list fused from a lexical and a vector leg by reciprocal rank shows that the lexical leg found something.
  /// Without it the scores are those of the vector leg alone: `1/(c+1)`, `1/(c+2)` … A lexical hit lifts the first score
  /// above that, or brings a second document of its own rank 1.
  static func showsLexicalHits(scores: [Float], constant: Int) -> Bool {
    guard let first = scores.first else { return false }
    let tolerance: Float = 1e-5
    if abs(first - 1 / Float(constant + 1)) > tolerance { return true }
    guard scores.count > 1 else { return false }
    return abs(scores[1] - 1 / Float(constant + 2)) > tolerance
  }
}
