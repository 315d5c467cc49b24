// SPDX-License-Identifier: Apache-2.0
import Language
import Observability
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
  static let firstModel = "magento-rag"

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

  /// The name of a store without an ID.
  private static let idOfStoreWithout = "default"

  /// The names that `GET /api/v1/models` lists for a caller: those of the stores that it may ask.
  func modelIDs(for principal: Principal) -> [String] {
    guard principal.stores != nil else { return models.map(\.id) }
    guard first(for: principal) != nil else { return [] }
    let own = models.filter { $0.id != Self.firstModel && principal.allows(store: entries[$0.entry].handle.id) }
    return [Self.firstModel] + own.map(\.id)
  }

  /// The store behind a model name. `magento-rag` is the first of those that the caller may ask.
  func store(forModel id: String, for principal: Principal) throws(APIError) -> StoreHandle {
    guard let model = models.first(where: { $0.id == id }) else { throw APIError.modelNotFound(id) }
    guard let store = id == Self.firstModel ? first(for: principal) : entries[model.entry].handle,
      principal.allows(store: store.id)
    else { throw APIError.storeNotAllowed(param: "model") }
    return store
  }

  /// The store of an ID; nil asks for the first of those that the caller may ask.
  func store(id: String?, for principal: Principal) throws(APIError) -> StoreHandle {
    guard let id else {
      guard let store = first(for: principal) else { throw APIError.storeNotAllowed(param: "store") }
      return store
    }
    guard let store = entries.first(where: { $0.handle.id == id })?.handle else { throw APIError.storeNotFound(id) }
    guard principal.allows(store: id) else { throw APIError.storeNotAllowed(param: "store") }
    return store
  }

  /// The first store of a language that the caller may ask; where there is none, the first of any.
  /// - Parameter language: a BCP 47 tag; nil: any.
  func store(language: String?, for principal: Principal) throws(APIError) -> StoreHandle {
    let first = try store(id: nil, for: principal)
    guard let language else { return first }
    // A language without a file of its own is like any other such one: it chooses nothing.
    let wanted = StoreLanguage.named(language)
    guard wanted != .neutral, first.language != wanted else { return first }
    return entries.first { principal.allows(store: $0.handle.id) && $0.handle.language == wanted }?.handle ?? first
  }

  private func first(for principal: Principal) -> StoreHandle? {
    entries.first { principal.allows(store: $0.handle.id) }?.handle
  }
}
