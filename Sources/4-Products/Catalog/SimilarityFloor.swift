// SPDX-License-Identifier: Apache-2.0

/// The least cosine of a question's vector and a product's that counts as found: a number of the model and the
/// catalogue together. One model gives unrelated texts a cosine of 0.1, another one of 0.6.
package enum SimilarityFloor {
  /// Vectors that it is learned from: two thousand pairs.
  package static let sampleSize = 64
  /// Fewer say nothing.
  private static let minimumSample = 16
  /// The share of the pairs of products that are less alike than the floor. A question is shorter than a product's text
  /// and lacks its form, so that what answers it is often no more similar to it than two products of a shop are to each
  /// other; what the shop has nothing of is less similar than nearly all of them are.
  private static let share = 0.15

  /// The floor of a catalogue, from vectors of length 1 of products with different texts.
  /// - Parameter products: of the whole catalogue; the best of many that have nothing in common with a question reaches
  ///   some similarity by chance.
  /// - Returns: nil where the vectors are too few, or of different lengths.
  package static func learned(from vectors: [[Float]], products: Int) -> Double? {
    guard vectors.count >= minimumSample, let length = vectors.first?.count, length > 0,
      vectors.allSatisfy({ $0.count == length })
    else { return nil }
    var cosines: [Float] = []
    for (first, a) in vectors.enumerated() {
      for b in vectors[(first + 1)...] { cosines.append(product(a, b)) }
    }
    cosines.sort()
    let unlike = Double(cosines[Int(Double(cosines.count - 1) * share)])
    let floor = max(unlike, chance(among: products, dimensions: length))
    guard floor.isFinite else { return nil }
    return (min(max(floor, 0), 1) * 1000).rounded() / 1000
  }

  /// The cosine that the best of so many random directions reaches, as a rule: the root of `2 ln(products) /
  /// dimensions`.
  private static func chance(among products: Int, dimensions: Int) -> Double {
    let count = Double(max(products, 2))
    // The logarithm to base 2 to within a tenth.
    let bits = Double(count.exponent) + count.significand - 1
    return (2 * 0.693 * bits / Double(dimensions)).squareRoot()
  }

  private static func product(_ a: [Float], _ b: [Float]) -> Float {
    var sum: Float = 0
    for (x, y) in zip(a, b) { sum += x * y }
    return sum
  }
}
