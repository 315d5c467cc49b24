// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Retrieval

@Suite("fusion of ranked lists")
struct FusionTests {
  static func list(_ ids: String...) -> [RankedHit] {
    ids.enumerated().map { RankedHit(id: $1, score: Float(ids.count - $0)) }
  }

  static func close(_ a: Float, _ b: Float) -> Bool { abs(a - b) < 1e-4 }

  @Test("ranks alone give the reciprocals of constant plus rank")
  func single() {
    let fused = Fusion.reciprocalRank([Self.list("a", "b", "c")])
    #expect(fused.map(\.id) == ["a", "b", "c"])
    for (hit, expected) in zip(fused, [0.016393442, 0.016129032, 0.015873017] as [Float]) {
      #expect(abs(hit.score - expected) < 1e-8)
    }
  }

  @Test("the example of Elasticsearch's documentation comes out")
  func documentation() {
    let fused = Fusion.reciprocalRank([Self.list("4", "3", "2", "1"), Self.list("3", "2", "1", "5")], constant: 1)
    #expect(fused.map(\.id) == ["3", "2", "4", "1", "5"])
    for (hit, expected) in zip(fused, [0.8333334, 0.5833334, 0.5, 0.45, 0.2] as [Float]) {
      #expect(Self.close(hit.score, expected))
    }
  }

  @Test("the example of Elasticsearch's own test comes out")
  func engineTest() {
    let fused = Fusion.reciprocalRank(
      [Self.list("6", "5", "4"), Self.list("4", "5", "1", "2", "6")], constant: 10)
    #expect(fused.prefix(3).map(\.id) == ["4", "5", "6"])
    for (hit, expected) in zip(fused, [0.1678, 0.1666, 0.1575] as [Float]) {
      #expect(Self.close(hit.score, expected))
    }
  }

  @Test("ties are broken by id, whatever the order of the lists")
  func ties() {
    let one = Fusion.reciprocalRank([Self.list("b", "x"), Self.list("a", "y")])
    let other = Fusion.reciprocalRank([Self.list("a", "y"), Self.list("b", "x")])
    #expect(one == other)
    #expect(one.map(\.id) == ["a", "b", "x", "y"])
  }

  @Test("scores are scaled within their list: best 1, last 0.001, a single one 1, a missing one 0")
  func minMax() {
    let lexical = [RankedHit(id: "a", score: 10), RankedHit(id: "b", score: 6), RankedHit(id: "c", score: 2)]
    let fused = Fusion.minMax([lexical, [RankedHit(id: "b", score: 0.9)]])
    #expect(fused.map(\.id) == ["b", "a", "c"])
    for (hit, expected) in zip(fused, [0.75, 0.5, 0.0005] as [Float]) { #expect(Self.close(hit.score, expected)) }
    let flat = Fusion.minMax([[RankedHit(id: "a", score: 3), RankedHit(id: "b", score: 3)]])
    #expect(flat.map(\.score) == [1, 1])
    #expect(Fusion.minMax([[], []]).isEmpty)
    let near = [[RankedHit(id: "a", score: 10), RankedHit(id: "b", score: 9)], [RankedHit(id: "c", score: 1)]]
    #expect(Fusion.minMax(near).map(\.id) == ["a", "c", "b"])
    #expect(Fusion.minMax(near, whole: [0]).last { $0.id == "b" }?.score == Float(4.5 / 5.5) / 2)
  }

  @Test("a leg without a hit leaves the other's order and halves its scores; ties go by id")
  func emptyLegs() {
    let words = [RankedHit(id: "b", score: 4), RankedHit(id: "a", score: 4), RankedHit(id: "c", score: 1)]
    for lists in [[words, []], [[], words]] {
      let fused = Fusion.minMax(lists)
      #expect(fused.map(\.id) == ["a", "b", "c"])
      #expect(fused.map(\.score) == [0.5, 0.5, 0.0005])
      #expect(Fusion.reciprocalRank(lists).map(\.id) == ["b", "a", "c"])
    }
    #expect(Fusion.minMax([[RankedHit(id: "a", score: -3)]]).map(\.score) == [1])
  }

  @Test("a score that is missing or out of bounds moves its own document alone")
  func strangeScores() {
    let strange: [(Float, [String])] = [
      (.nan, ["a", "b", "x"]), (-.infinity, ["a", "b", "x"]), (.infinity, ["a", "x", "b"]),
    ]
    for (score, expected) in strange {
      let list = [RankedHit(id: "a", score: 9), RankedHit(id: "b", score: 5), RankedHit(id: "c", score: 1)]
      let fused = Fusion.minMax([list + [RankedHit(id: "x", score: score)], []])
      #expect(fused.map(\.id).filter { $0 != "c" } == expected, "\(score)")
      #expect(fused.allSatisfy { $0.score.isFinite && $0.score > 0 })
    }
    let wide = [RankedHit(id: "a", score: .greatestFiniteMagnitude), RankedHit(id: "b", score: 0)]
    #expect(
      Fusion.minMax([wide + [RankedHit(id: "c", score: -.greatestFiniteMagnitude)]]).map(\.score) == [1, 0.5, 0.001])
    #expect(
      Fusion.minMax([[RankedHit(id: "b", score: .nan), RankedHit(id: "a", score: .nan)]]).map(\.id) == ["a", "b"])
  }

  @Test("a document that a list names twice counts for its first place")
  func duplicates() {
    let list = Self.list("a", "b", "a", "c")
    #expect(
      Fusion.reciprocalRank([list]).map(\.score)
        == Fusion.reciprocalRank([Self.list("a", "b", "-", "c")])
        .filter { $0.id != "-" }.map(\.score))
    #expect(Fusion.minMax([list, Self.list("c")]).map(\.id) == ["c", "a", "b"])
  }

  @Test("the scores of a server's fusion tell whether words were found")
  func evidence() {
    func shows(_ lists: [[RankedHit]]) -> Bool {
      let scores = Fusion.reciprocalRank(lists).map(\.score)
      return Fusion.showsLexicalHits(scores: scores, constant: 60)
    }
    #expect(!shows([[], Self.list("a", "b", "c")]))
    #expect(!shows([[], Self.list("a")]))
    #expect(!shows([[], []]))
    #expect(shows([Self.list("a"), Self.list("a", "b")]))
    #expect(shows([Self.list("c"), Self.list("a", "b", "c")]))
    #expect(shows([Self.list("z"), Self.list("a", "b")]))
    #expect(shows([Self.list("z"), Self.list("a")]))
  }
}
