// SPDX-License-Identifier: Apache-2.0
import Catalog
import Synchronization

/// A product on its way from the source into the new index.
struct PendingProduct: Sendable {
  let document: ProductDocument
  /// The content hash: equal texts have equal ones.
  let hash: String
  /// What it holds of the run's byte budget.
  let cost: Int
}

/// Sees to it that each distinct text is embedded once in a run, whatever store or product it comes from.
///
/// Per distinct text it keeps its key and where its vector is, about 70 bytes; vectors themselves only up to a bound,
/// the oldest go first and are read back from the index they were loaded into.
final class TextRegistry: Sendable {
  /// What to do with a product.
  enum Claim: Sendable {
    /// Embed its text: nobody else does.
    case embed
    /// Its text is being embedded: it comes with `fulfil`.
    case waits
    case vector([Float])
    /// The vector is in an index, at this document.
    case stored(index: String, id: String)
    /// The model API does not embed this text.
    case refused(reason: String)
  }

  /// 128 bits of the content hash.
  private struct Key: Hashable {
    let high: UInt64
    let low: UInt64

    init(_ hash: String) {
      high = UInt64(hash.prefix(16), radix: 16) ?? 0
      low = UInt64(hash.dropFirst(16).prefix(16), radix: 16) ?? 0
    }
  }
  private struct Place {
    let index: Int32
    let id: String
  }
  private struct State {
    var inFlight: [Key: [PendingProduct]] = [:]
    var places: [Key: Place] = [:]
    var indices: [String] = []
    var vectors: [Key: [Float]] = [:]
    /// The cached keys, oldest first from `head` on.
    var order: [Key] = []
    var head = 0
    var cachedBytes = 0
    var refused: [Key: String] = [:]
    var dimensions: Int?
  }
  private let state = Mutex(State())
  private let cacheBytes: Int

  init(cacheBytes: Int) { self.cacheBytes = cacheBytes }

  /// The length of the vectors that came so far.
  var dimensions: Int? { state.withLock { $0.dimensions } }

  func claim(_ product: PendingProduct) -> Claim {
    let key = Key(product.hash)
    return state.withLock { state in
      if let vector = state.vectors[key] { return .vector(vector) }
      if let reason = state.refused[key] { return .refused(reason: reason) }
      if state.inFlight[key] != nil {
        state.inFlight[key]?.append(product)
        return .waits
      }
      if let place = state.places[key] { return .stored(index: state.indices[Int(place.index)], id: place.id) }
      state.inFlight[key] = []
      return .embed
    }
  }

  /// Claims a text whose stored vector could not be read back.
  func claimAgain(_ product: PendingProduct) -> Claim {
    state.withLock { $0.places[Key(product.hash)] = nil }
    return claim(product)
  }

  /// A claimed text's vector is there, and will be loaded into `index` with `product`.
  /// - Returns: the products that waited for it.
  func fulfil(_ product: PendingProduct, vector: [Float], index: String) -> [PendingProduct] {
    let key = Key(product.hash)
    return state.withLock { state in
      state.dimensions = vector.count
      if state.indices.last != index { state.indices.append(index) }
      state.places[key] = Place(index: Int32(state.indices.count - 1), id: product.document.id)
      if state.vectors.updateValue(vector, forKey: key) == nil {
        state.order.append(key)
        state.cachedBytes += vector.count * 4
      }
      while state.cachedBytes > cacheBytes, state.head < state.order.count {
        if let old = state.vectors.removeValue(forKey: state.order[state.head]) { state.cachedBytes -= old.count * 4 }
        state.head += 1
      }
      if state.head > 4_096, state.head * 2 > state.order.count {
        state.order.removeFirst(state.head)
        state.head = 0
      }
      return state.inFlight.removeValue(forKey: key) ?? []
    }
  }

  /// A claimed text has no vector, and will have none in this run.
  /// - Returns: the products that waited for it.
  func refuse(_ product: PendingProduct, reason: String) -> [PendingProduct] {
    let key = Key(product.hash)
    return state.withLock { state in
      state.refused[key] = reason
      return state.inFlight.removeValue(forKey: key) ?? []
    }
  }

  /// The extraction was thrown away: what it had claimed and not got is free again.
  func abandonClaims() { state.withLock { $0.inFlight = [:] } }
}
