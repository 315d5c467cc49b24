// SPDX-License-Identifier: Apache-2.0
package import Retrieval

/// The stores that this runtime answers for, and the model names under which chat clients know them.
package struct StoreDirectory: Sendable {
  struct Entry: Sendable {
    let handle: StoreHandle
    /// `magento-rag` for the first store.
    let model: String
  }

  let entries: [Entry]
  private let models: [(id: String, entry: Int)]

  /// The model name of the first store, whatever its ID.
  package static let firstModel = "magento-rag"

  /// - Parameter stores: at least one; the first is the default.
  package init(_ stores: [StoreHandle]) {
    entries = stores.enumerated().map { position, store in
      Entry(handle: store, model: position == 0 ? Self.firstModel : "\(Self.firstModel)-\(store.id)")
    }
    var models: [(id: String, entry: Int)] = stores.isEmpty ? [] : [(Self.firstModel, 0)]
    for (position, store) in stores.enumerated() where store.id != Self.idOfStoreWithout {
      models.append(("\(Self.firstModel)-\(store.id)", position))
    }
    self.models = models
  }

  /// What a store without an ID is called.
  private static let idOfStoreWithout = "default"

  /// The names that `GET /api/v1/models` lists.
  var modelIDs: [String] { models.map(\.id) }

  /// The store behind a model name.
  func store(forModel id: String) -> StoreHandle? {
    models.first { $0.id == id }.map { entries[$0.entry].handle }
  }

  /// The store of an ID; nil asks for the first.
  func store(id: String?) -> StoreHandle? {
    guard let id else { return entries.first?.handle }
    return entries.first { $0.handle.id == id }?.handle
  }
}
