// SPDX-License-Identifier: Apache-2.0

/// Checks a vector before it goes into an index.
enum VectorCheck {
  /// The vectors scaled to length 1; nil where one is missing, of another length, not finite or all zero.
  static func usable(_ vectors: [[Float]?], dimensions: Int) -> [[Float]?] {
    vectors.map { vector in
      guard let vector, vector.count == dimensions else { return nil }
      return normalised(vector)
    }
  }

  /// Scales the vector to length 1; nil when it is empty, not finite or all zero.
  static func normalised(_ vector: [Float]) -> [Float]? {
    var sum = 0.0
    for value in vector { sum += Double(value) * Double(value) }
    guard sum.isFinite, sum > 0 else { return nil }
    // Services mostly send unit vectors: keep their bits.
    if abs(sum - 1) < 1e-6 { return vector }
    let scale = 1 / sum.squareRoot()
    guard scale.isFinite else { return nil }
    return vector.map { Float(Double($0) * scale) }
  }
}
