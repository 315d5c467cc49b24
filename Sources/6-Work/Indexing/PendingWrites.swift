// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Synchronization

/// Keeps the writes that an update has found, until all of the source was seen. Where it would be too much to keep,
/// nothing is kept, and a second reading has to find it again.
final class PendingWrites: Sendable {
  /// One thing to do to one document.
  enum Write: Sendable {
    /// Parts of it are others.
    case parts(id: String, changed: JSONObject)
    /// The document that is there, with these changes, takes its place.
    case whole(id: String, DocumentDifference)
    /// A product with a new text; `isNew`: without a document so far.
    case text(ReadProduct, isNew: Bool)

    var id: String {
      switch self {
      case .parts(let id, _), .whole(let id, _): id
      case .text(let product, _): product.id
      }
    }

    /// About the bytes that it holds.
    fileprivate var cost: Int {
      switch self {
      case .parts(_, let changed): 200 + JSONValue.object(changed).serialized().count
      case .whole(_, let difference): 300 + JSONValue.object(difference.changed).serialized().count
      case .text(let product, _): 200 + product.cost
      }
    }
  }

  private struct State {
    var writes: [Write] = []
    var bytes = 0
    var isOverfull = false
  }
  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: bytes that are kept at most.
  init(limit: Int) { self.limit = limit }

  func add(_ writes: [Write]) {
    guard !writes.isEmpty else { return }
    let bytes = writes.reduce(0) { $0 + $1.cost }
    state.withLock { state in
      guard !state.isOverfull else { return }
      state.bytes += bytes
      state.isOverfull = state.bytes > limit
      if state.isOverfull { state.writes = [] } else { state.writes += writes }
    }
  }

  /// nil: there were too many to be kept.
  var all: [Write]? { state.withLock { $0.isOverfull ? nil : $0.writes } }
}
