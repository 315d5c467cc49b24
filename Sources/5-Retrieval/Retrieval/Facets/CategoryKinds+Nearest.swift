// SPDX-License-Identifier: Apache-2.0

/// The kind of thing that a sentence without its name is near to: "plates pile up in the sink" to dishwashers.
extension CategoryKinds {
  /// A product that a leg has found.
  struct Neighbour {
    var id: String
    /// The engine's score.
    var score: Float
    /// In lower case, as the index has them.
    var categories: [String]
  }

  /// The category that most of the products nearest to a sentence are in. Each counts by how far it stands out among
  /// them, and of a large category less than of a small one, which has fewer products to be near by chance.
  /// - Parameters:
  ///   - vectors: what the vector leg has found, best first.
  ///   - words: what the lexical leg has found, whose word counts half.
  ///   - handled: categories that are not looked for: those of the television in "put the tv on the wall".
  func choice(
    nearest vectors: [Neighbour], _ words: [Neighbour], beside handled: Set<String> = []
  ) -> Choice? {
    func open(_ neighbours: [Neighbour]) -> [Neighbour] {
      handled.isEmpty ? neighbours : neighbours.filter { handled.isDisjoint(with: $0.categories) }
    }
    let (vectors, words) = (open(vectors), open(words))
    guard vectors.count >= Self.neighboursThatVote else { return nil }
    let votes = self.votes(of: vectors).merging(self.votes(of: words).mapValues { $0 / 2 }) { $0 + $1 }
    let best = votes.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
    guard let best, best.value > 0 else { return nil }
    return Choice(own: [best.key], saysAll: false)
  }

  /// The votes of the first products for each category, from 0 to 1.
  private func votes(of neighbours: [Neighbour]) -> [String: Float] {
    let voters = neighbours.prefix(Self.neighboursThatVote)
    // A short list holds all that was found: what it lacks scores 0.
    let least = voters.count < Self.neighboursThatVote ? 0 : voters.last?.score ?? 0
    var votes: [String: Float] = [:]
    for neighbour in voters {
      for term in innermost(neighbour.categories) {
        guard let size = sizes[term] else { continue }
        votes[term, default: 0] += (neighbour.score - least) / Float(size).squareRoot()
      }
    }
    guard let most = votes.values.max(), most > 0 else { return [:] }
    return votes.mapValues { $0 / most }
  }

  private static let neighboursThatVote = 30
}
