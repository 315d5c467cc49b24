// SPDX-License-Identifier: Apache-2.0
import Calls
import Language
import SearchEngine

/// Whether what is near says that the shop has what was asked for.
extension Retriever {
  /// Whether the nearest product is near enough to count, where no word was found.
  func isSimilar(
    _ bodies: SearchBodies, _ vector: [UInt8], alias: String, context: CallContext
  ) async throws(SearchEngineError) -> Bool {
    let form = try await engine.capabilities(context: context).vectorForm
    let response = try await engine.search(
      alias, body: bodies.vector(vector, form: form, size: bodies.tuning.window), context: context)
    return isEvidence(response, form, bodies.tuning)
  }

  /// Whether the nearest product is near enough: by the floor, or by how far it stands out among the nearest.
  func isEvidence(_ response: SearchResponse, _ form: VectorForm, _ tuning: RetrievalTuning) -> Bool {
    guard let score = response.hits.first?.score else { return false }
    let best = form.cosine(score: score)
    if best >= tuning.similarityFloor { return true }
    guard response.hits.count >= Self.hitsThatTell, let last = response.hits.last?.score else { return false }
    let far = form.cosine(score: last)
    return far < 1 && (best - far) / (1 - far) >= tuning.prominence
  }

  /// Fewer say nothing of what is far.
  static let hitsThatTell = 50
}
