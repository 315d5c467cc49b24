// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Testing

@Suite("the similarity floor that an indexer learns")
struct SimilarityFloorTests {
  /// Vectors in `groups` directions with a common part, of length 1: two of one group are near, two of others share
  /// only `common`.
  private static func vectors(common: Float, groups: Int = 10, count: Int = 40) -> [[Float]] {
    (0..<count).map { number in
      var vector = [Float](repeating: 0, count: 1 + groups + count)
      vector[0] = common.squareRoot()
      vector[1 + number % groups] = ((1 - common) * 0.6).squareRoot()
      vector[1 + groups + number] = ((1 - common) * 0.4).squareRoot()
      return vector
    }
  }

  @Test("it follows what the model thinks of products that have only the shop in common")
  func follows() throws {
    for common in [Float(0.5), 0.6, 0.8] {
      let floor = try #require(SimilarityFloor.learned(from: Self.vectors(common: common), products: 100))
      #expect(abs(floor - Double(common)) < 0.002)
    }
  }

  @Test("it is no lower than what chance brings among many products")
  func chance() throws {
    let few = try #require(SimilarityFloor.learned(from: Self.vectors(common: 0), products: 40))
    let many = try #require(SimilarityFloor.learned(from: Self.vectors(common: 0), products: 20_000))
    #expect(few > 0.1 && many > few && many < 0.7)
  }

  @Test("the same vectors give the same floor, whatever their order")
  func deterministic() {
    let vectors = Self.vectors(common: 0.6)
    let floor = SimilarityFloor.learned(from: vectors, products: 40)
    #expect(SimilarityFloor.learned(from: vectors.reversed(), products: 40) == floor)
  }

  @Test("too few vectors, and vectors of different lengths, teach nothing")
  func nothing() {
    #expect(SimilarityFloor.learned(from: [], products: 9) == nil)
    #expect(SimilarityFloor.learned(from: Array(Self.vectors(common: 0.3).prefix(15)), products: 9) == nil)
    #expect(SimilarityFloor.learned(from: Self.vectors(common: 0.3) + [[1]], products: 9) == nil)
  }

  @Test("the index's metadata keeps it, and takes no number that is no cosine")
  func metadata() {
    var meta = RAGIndexMeta(["model": "m"])
    meta.similarityFloor = 0.312
    #expect(RAGIndexMeta(meta.value).similarityFloor == 0.312)
    #expect(RAGIndexMeta(["similarity_floor": 7]).similarityFloor == nil)
    #expect(RAGIndexMeta(["similarity_floor": "0.3"]).similarityFloor == nil)
  }
}
