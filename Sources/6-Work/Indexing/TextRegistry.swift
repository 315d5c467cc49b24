// SPDX-License-Identifier: Apache-2.0
import Catalog
import Synchronization

/// Sees to it that each distinct text is embedded once in a run, whatever store or product it comes from.
///
/// Per distinct text it keeps its key and where its vector is, about ten bytes; vectors themselves only up to a bound,
/// the oldest go first and are read back from the index they were loaded into.
final class TextRegistry: Sendable {
  /// The next step of a product.
  enum Claim: Sendable {
    /// Embed its text: no other product does.
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
    let index: String
    let id: String
    /// The vector was paid for in this run.
    let isNew: Bool
  }
  /// Where vectors are in indices. Whoever reads one holds it against the hash: two texts may be taken for one.
  private struct Places {
    private var indices: [String] = []
    /// The number of the index in seven bits, whether the vector is new, and the number of the product.
    private var packed = PackedMap()
    /// Of products and indices whose numbers take more than 40 bits.
    private var others: [Key: Place] = [:]

    subscript(key: Key) -> Place? {
      if let value = packed[key.high] {
        let id = String(UInt32(truncatingIfNeeded: value))
        return Place(index: indices[Int(value >> 33)], id: id, isNew: value >> 32 & 1 == 1)
      }
      return others.isEmpty ? nil : others[key]
    }

    mutating func set(_ key: Key, _ place: Place) {
      let number = number(of: place.index)
      if number < 128, let product = UInt32(place.id), String(product) == place.id {
        packed[key.high] = UInt64(number) << 33 | (place.isNew ? 1 << 32 : 0) | UInt64(product)
        if !others.isEmpty { others[key] = nil }
      } else {
        packed[key.high] = nil
        others[key] = place
      }
    }

    mutating func remove(_ key: Key) {
      packed[key.high] = nil
      others[key] = nil
    }

    mutating func forget(_ gone: Set<String>) {
      let numbers = Set(indices.indices.filter { gone.contains(indices[$0]) })
      guard !numbers.isEmpty else { return }
      packed.removeAll { numbers.contains(Int($0 >> 33)) }
      others = others.filter { !gone.contains($0.value.index) }
    }

    private mutating func number(of index: String) -> Int {
      // There are few, and the one that is asked for is nearly always the newest.
      if let known = indices.lastIndex(of: index) { return known }
      indices.append(index)
      return indices.count - 1
    }
  }
  private struct State {
    var inFlight: [Key: [ReadProduct]] = [:]
    var places = Places()
    var vectors: [Key: [Float]] = [:]
    /// The cached keys, oldest first from `head` on.
    var order: [Key] = []
    var head = 0
    var cachedBytes = 0
    var refused: [Key: String] = [:]
    var dimensions: Int?
    var paid = 0
  }
  private let state = Mutex(State())
  private let cacheBytes: Int

  init(cacheBytes: Int) { self.cacheBytes = cacheBytes }

  /// The length of the vectors that came so far.
  var dimensions: Int? { state.withLock { $0.dimensions } }

  /// Texts whose vectors were paid for so far.
  var paid: Int { state.withLock { $0.paid } }

  func claim(_ product: ReadProduct) -> Claim {
    let key = Key(product.hash)
    return state.withLock { state in
      if let vector = state.vectors[key] { return .vector(vector) }
      if let reason = state.refused[key] { return .refused(reason: reason) }
      if state.inFlight[key] != nil {
        state.inFlight[key]?.append(product)
        return .waits
      }
      if let place = state.places[key] { return .stored(index: place.index, id: place.id) }
      state.inFlight[key] = []
      return .embed
    }
  }

  /// Claims a text whose stored vector could not be read back.
  func claimAgain(_ product: ReadProduct) -> Claim {
    state.withLock { $0.places.remove(Key(product.hash)) }
    return claim(product)
  }

  /// A claimed text's vector is there, and will be loaded into `index` with `product`.
  /// - Returns: the products that waited for it.
  func fulfil(_ product: ReadProduct, vector: [Float], index: String) -> [ReadProduct] {
    let key = Key(product.hash)
    return state.withLock { state in
      state.dimensions = vector.count
      state.paid += 1
      state.places.set(key, Place(index: index, id: product.id, isNew: true))
      keep(vector, key, &state)
      return state.inFlight.removeValue(forKey: key) ?? []
    }
  }

  private func keep(_ vector: [Float], _ key: Key, _ state: inout State) {
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
  }

  /// A text whose vector was there before is loaded into `index` too: the other place may soon be gone.
  /// - Returns: whether the vector was paid for in this run, with another product.
  func note(_ product: EmbeddedProduct, in index: String) -> Bool {
    let key = Key(product.hash)
    return state.withLock { state in
      state.dimensions = product.vector.count
      let known = state.places[key]
      let isNew = known?.isNew ?? false
      guard known?.index != index else { return isNew }
      state.places.set(key, Place(index: index, id: product.id, isNew: isNew))
      // Until it is loaded there it can be had from here only.
      keep(product.vector, key, &state)
      return isNew
    }
  }

  /// A document of an index of an earlier run has the vector of the text with this hash.
  func note(hash: String, in index: String, id: String) {
    state.withLock { state in
      let key = Key(hash)
      guard state.places[key] == nil else { return }
      state.places.set(key, Place(index: index, id: id, isNew: false))
    }
  }

  /// A claimed text has no vector, and will have none in this run.
  /// - Returns: the products that waited for it.
  func refuse(_ product: ReadProduct, reason: String) -> [ReadProduct] {
    let key = Key(product.hash)
    return state.withLock { state in
      state.refused[key] = reason
      return state.inFlight.removeValue(forKey: key) ?? []
    }
  }

  /// These indices are gone, and the vectors in them.
  func forget(_ indices: [String]) {
    guard !indices.isEmpty else { return }
    state.withLock { $0.places.forget(Set(indices)) }
  }

  /// The extraction was thrown away: what it had claimed and not got is free again.
  func abandonClaims() { state.withLock { $0.inFlight = [:] } }
}
