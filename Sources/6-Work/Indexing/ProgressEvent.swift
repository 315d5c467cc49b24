// SPDX-License-Identifier: Apache-2.0

/// One report of a run's progress. Events of one store come in order; counts only grow within an extraction.
package enum ProgressEvent: Sendable {
  /// The stages that work side by side, in the order in which a product passes them.
  package enum Stage: String, Sendable, CaseIterable {
    case extract, embed, load
  }

  /// A store's extraction begins; `total` documents are there. Comes again when it is thrown away and begun anew.
  case began(store: String, total: Int)
  /// `done` products of `total` have passed a stage.
  case advanced(store: String, stage: Stage, done: Int, total: Int)
  /// One of the steps beside extraction: `lock`, `plan`, `prepare`, `update`, `verify`, `health`, `swap`, `retire`.
  case step(store: String, name: String)
  /// The store is done; `embedded` of its texts were paid for.
  case finished(store: String, documents: Int, embedded: Int)
  case failed(store: String)
}

/// Takes the events of a run; called from several threads, must not block.
package typealias ProgressHandler = @Sendable (ProgressEvent) -> Void
