// SPDX-License-Identifier: Apache-2.0
import JSON

/// Vector search, exact.
extension QueryExecutor {
  /// The `count` nearest documents under the filter, exactly; all others do not match.
  func nearest(_ query: NearestQuery) throws(EngineFailure) -> Scores {
    guard let field = snapshot.mapping.field(query.field) else {
      if dialect == .opensearch { throw createQuery("Field '\(query.field)' is not knn_vector type.") }
      return none
    }
    guard field.type.isVector else {
      throw createQuery(
        dialect == .opensearch
          ? "Field '\(query.field)' is not knn_vector type."
          : "[knn] queries are only supported on [dense_vector] fields")
    }
    if let dimensions = field.dimensions ?? firstLength(query.field), dimensions != query.vector.count {
      throw createQuery(
        dialect == .opensearch
          ? "Query vector has invalid dimension: \(query.vector.count). Dimension should be: \(dimensions)"
          : "The query vector has a different number of dimensions [\(query.vector.count)] than the "
            + "document vectors [\(dimensions)]."
      )
    }
    let isCosine = field.similarity == "cosine" || field.similarity == "cosinesimil"
    let norm = query.vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if isCosine, norm < 1e-12 {
      throw createQuery(
        dialect == .opensearch
          ? "zero vector is not supported when space type is [cosinesimil]"
          : "The [cosine] similarity does not support vectors with zero magnitude. Preview of "
            + "invalid vector: \(IndexedDocument.preview(query.vector))"
      )
    }
    let filter = try query.filter.map { filter throws(EngineFailure) in try run(filter) }
    var found: [(document: Int, score: Float)] = []
    for (number, document) in snapshot.documents.enumerated() {
      guard let vector = document.vectors[query.field], !(filter?[number].isNaN ?? false) else { continue }
      let (similarity, score) = measure(field.similarity, query.vector, norm, vector)
      if let minimum = query.minimumSimilarity, similarity < minimum { continue }
      if let minimum = query.minimumScore, score < minimum { continue }
      found.append((number, score))
    }
    found.sort { $0.score == $1.score ? $0.document < $1.document : $0.score > $1.score }
    var scores = none
    for hit in found.prefix(query.count) { scores[hit.document] = hit.score * query.boost }
    return scores
  }

  private func firstLength(_ path: String) -> Int? {
    for document in snapshot.documents {
      if let vector = document.vectors[path] { return vector.count }
    }
    return nil
  }

  /// The raw measure and the score that the engines make of it.
  private func measure(
    _ similarity: String, _ query: [Float], _ norm: Float, _ vector: [Float]
  ) -> (Float, Float) {
    var dot: Float = 0
    var square: Float = 0
    var distance: Float = 0
    for place in 0..<min(query.count, vector.count) {
      dot += query[place] * vector[place]
      square += vector[place] * vector[place]
      let difference = query[place] - vector[place]
      distance += difference * difference
    }
    switch similarity {
    case "cosine", "cosinesimil":
      let cosine = dot / max(norm * square.squareRoot(), .leastNormalMagnitude)
      return (cosine, (1 + cosine) / 2)
    case "dot_product": return (dot, (1 + dot) / 2)
    case "innerproduct": return (dot, dot >= 0 ? dot + 1 : 1 / (1 - dot))
    default: return (distance.squareRoot(), 1 / (1 + distance))
    }
  }
}
