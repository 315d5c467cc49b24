// SPDX-License-Identifier: Apache-2.0
import Synchronization
import UnicodeNormalization

/// The vectors of the questions that were asked last, for one model and one number of dimensions: the same question
/// again costs no tokens. Bounded by number and by bytes; the one that was not asked for longest goes first. Shared by
/// all loops; nothing but the lock is waited for.
final class QueryVectorCache: Sendable {
  /// At most, keys and what holds them together included.
  static let byteLimit = 16 << 20
  /// Bytes that an entry takes beside its key and its vector.
  private static let entryCost = 128

  fileprivate struct Entry {
    let text: String
    let vector: QueryVector
    /// Places of the entries that were asked for just before and just after it; -1: none.
    var older = -1
    var newer = -1

    var cost: Int { text.utf8.count + vector.json.count + QueryVectorCache.entryCost }
  }

  fileprivate struct Table {
    var places: [String: Int] = [:]
    var entries: [Entry?] = []
    var free: [Int] = []
    var oldest = -1
    var newest = -1
    var bytes = 0
  }

  private let limit: Int
  private let byteLimit: Int
  private let table = Mutex(Table())

  /// `limit`: entries at most.
  init(limit: Int, byteLimit: Int = QueryVectorCache.byteLimit) {
    self.limit = limit
    self.byteLimit = byteLimit
  }

  /// A question in the form that it is embedded and remembered in: Normalization Form C, runs of blanks as one space,
  /// none at the ends.
  static func form(of text: String) -> String {
    text.nfc.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  func vector(of text: String) -> QueryVector? {
    table.withLock { table -> QueryVector? in
      guard let place = table.places[text], let vector = table.entries[place]?.vector else { return nil }
      table.unlink(place)
      table.linkAsNewest(place)
      return vector
    }
  }

  func keep(_ vector: QueryVector, of text: String) {
    let entry = Entry(text: text, vector: vector)
    guard limit > 0, entry.cost <= byteLimit else { return }
    table.withLock { table in
      if let place = table.places[text] { table.remove(place) }
      table.add(entry)
      while table.places.count > limit || table.bytes > byteLimit { table.remove(table.oldest) }
    }
  }

  var count: Int { table.withLock { $0.places.count } }
  var bytes: Int { table.withLock { $0.bytes } }
}

extension QueryVectorCache.Table {
  fileprivate mutating func add(_ entry: QueryVectorCache.Entry) {
    let place: Int
    if let free = free.popLast() {
      place = free
      entries[place] = entry
    } else {
      place = entries.count
      entries.append(entry)
    }
    places[entry.text] = place
    bytes += entry.cost
    linkAsNewest(place)
  }

  fileprivate mutating func remove(_ place: Int) {
    guard place >= 0, let entry = entries[place] else { return }
    unlink(place)
    entries[place] = nil
    places[entry.text] = nil
    free.append(place)
    bytes -= entry.cost
  }

  fileprivate mutating func unlink(_ place: Int) {
    guard let entry = entries[place] else { return }
    if entry.older >= 0 { entries[entry.older]?.newer = entry.newer } else { oldest = entry.newer }
    if entry.newer >= 0 { entries[entry.newer]?.older = entry.older } else { newest = entry.older }
  }

  fileprivate mutating func linkAsNewest(_ place: Int) {
    entries[place]?.older = newest
    entries[place]?.newer = -1
    if newest >= 0 { entries[newest]?.newer = place } else { oldest = place }
    newest = place
  }
}
