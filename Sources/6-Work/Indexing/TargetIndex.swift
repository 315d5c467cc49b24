// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The new index of one extraction. It is created before the first text is paid for; the vectors' field comes with the
/// first vector where their length was not known before.
final class TargetIndex: Sendable {
  struct Created: Sendable {
    let index: String
    let stemmer: String?
    /// nil: the vectors' field is not there yet.
    var dimensions: Int?
  }
  /// The two steps at the engine.
  struct Steps: Sendable {
    let create: @Sendable (_ dimensions: Int?) async throws(IndexingError) -> Created
    let addVectors: @Sendable (_ created: Created, _ dimensions: Int) async throws(IndexingError) -> Void
  }
  private let state = Mutex<Created?>(nil)
  private let steps: Steps

  init(_ steps: Steps) { self.steps = steps }

  /// nil: not created yet.
  var index: String? { state.withLock { $0?.index } }
  var stemmer: String? { state.withLock { $0?.stemmer } }
  var dimensions: Int? { state.withLock { $0?.dimensions } }

  /// Creates the index where it is not there. Like the first call of `ensure` the planner's alone.
  func prepare(dimensions: Int?) async throws(IndexingError) {
    guard index == nil else { return }
    let created = try await steps.create(dimensions)
    state.withLock { $0 = created }
  }

  /// The index, ready for vectors of this length. The first call must have returned before a second one comes: the
  /// planner makes it alone.
  func ensure(dimensions: Int) async throws(IndexingError) -> String {
    try await prepare(dimensions: dimensions)
    guard var created = state.withLock({ $0 }) else {
      throw IndexingError(.internalError, "an index was created and is not known")
    }
    guard let known = created.dimensions else {
      try await steps.addVectors(created, dimensions)
      created.dimensions = dimensions
      state.withLock { $0 = created }
      return created.index
    }
    guard known == dimensions else {
      throw IndexingError(
        .unavailable, "the model API changed the length of its vectors from \(known) to \(dimensions)",
        party: .embeddings)
    }
    return created.index
  }
}
