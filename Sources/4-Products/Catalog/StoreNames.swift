// SPDX-License-Identifier: Apache-2.0
import Primitives

/// The names of one store's alias and indices.
///
/// With an id: `<prefix>-<id>-active` and `<prefix>-<id>-YYYYMMDD-HHMMSS`; without: `<prefix>-active` and
/// `<prefix>-YYYYMMDD-HHMMSS`. Bookkeeping of all stores is in `<prefix>-runs`.
package struct StoreNames: Sendable, Hashable {
  /// The beginning of all names (`INDEX_PREFIX`).
  package let prefix: String
  /// The store's ID; nil: it has none.
  package let id: String?

  package init(prefix: String, id: String?) {
    self.prefix = prefix
    self.id = id
  }

  private var stem: String { id.map { "\(prefix)-\($0)" } ?? prefix }

  /// The alias that the runtime reads.
  package var alias: String { "\(stem)-active" }
  /// Locks and run records.
  package var runsIndex: String { "\(prefix)-runs" }
  /// A pattern that holds this store's indices, and perhaps others': for reading only, check with `isGeneration`.
  package var readPattern: String { "\(stem)-*" }

  /// The name of an index begun at `epochSeconds` (UTC).
  package func generation(at epochSeconds: Int64) -> String {
    let time = CivilTime(epochSeconds: epochSeconds)
    return "\(stem)-\(time.compactDate)-\(time.compactTime)"
  }

  /// Time at which an index of this store was begun, by its name (RFC 3339); nil for any other name.
  package func createdAt(of index: String) -> String? {
    guard isGeneration(index) else { return nil }
    let digits = Array(index.suffix(15))
    func part(_ range: Range<Int>) -> String { String(digits[range]) }
    return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z"
  }

  /// The alias through which a half-built index is loaded; the swap removes it.
  package static func loadAlias(of index: String) -> String { "\(index)-load" }

  /// True when `name` is exactly this store's `<stem>-\d{8}-\d{6}`.
  package func isGeneration(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    let start = Array(stem.utf8)
    guard bytes.count == start.count + 16, bytes.starts(with: start) else { return false }
    for (offset, byte) in bytes[start.count...].enumerated() {
      if offset == 0 || offset == 9 {
        guard byte == UInt8(ascii: "-") else { return false }
      } else if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        return false
      }
    }
    return true
  }

  /// True for an id that the contract allows: `[a-z0-9_]{1,32}`, not `runs`.
  package static func isValidID(_ id: String) -> Bool {
    guard (1...32).contains(id.utf8.count), id != "runs" else { return false }
    return id.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || byte == UInt8(ascii: "_")
    }
  }

  /// True for a prefix that both engines take as the start of an index name, and that leaves room for the rest.
  package static func isValidPrefix(_ prefix: String) -> Bool {
    guard (1...128).contains(prefix.utf8.count), let first = prefix.utf8.first else { return false }
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard letters.contains(first) || digits.contains(first) else { return false }
    return prefix.utf8.allSatisfy { byte in
      letters.contains(byte) || digits.contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ".")
    }
  }
}
