// SPDX-License-Identifier: Apache-2.0

/// What a vector must be before it goes into an index.
enum VectorCheck {
  /// All vectors scaled to length 1, or what is wrong with the first bad one.
  static func checked(
    _ vectors: [[Float]], dimensions: Int, model: String
  ) -> Result<[[Float]], EmbeddingError> {
    var checked: [[Float]] = []
    checked.reserveCapacity(vectors.count)
    for vector in vectors {
      guard vector.count == dimensions else {
        return .failure(
          EmbeddingError(
            .badVector, "model \(model) gave a vector of \(vector.count) dimensions where \(dimensions) are expected"))
      }
      guard let unit = normalised(vector) else {
        return .failure(
          EmbeddingError(.badVector, "model \(model) gave a vector that is not finite, or all zero"))
      }
      checked.append(unit)
    }
    return .success(checked)
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
