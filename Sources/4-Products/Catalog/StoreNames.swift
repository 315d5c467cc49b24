// SPDX-License-Identifier: Apache-2.0

/// The names of one store's alias and indices.
///
/// With an id: `<prefix>-<id>-active` and `<prefix>-<id>-YYYYMMDD-HHMMSS`; without: `<prefix>-active` and
/// `<prefix>-YYYYMMDD-HHMMSS`. Bookkeeping of all stores is in `<prefix>-runs`.
package struct StoreNames: Sendable, Hashable {
  package let prefix: String
  package let id: String?

  package init(prefix: String, id: String?) {
    self.prefix = prefix
    self.id = id
  }

  private var stem: String { id.map { "\(prefix)-\($0)" } ?? prefix }

  /// What the runtime reads.
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

/// A moment of UTC as calendar fields, without Foundation (Howard Hinnant's `civil_from_days`).
package struct CivilTime: Sendable, Equatable {
  package let year: Int
  package let month: Int
  package let day: Int
  package let hour: Int
  package let minute: Int
  package let second: Int

  package init(epochSeconds: Int64) {
    let dayNumber = epochSeconds >= 0 ? epochSeconds / 86_400 : (epochSeconds - 86_399) / 86_400
    let rest = Int(epochSeconds - dayNumber * 86_400)
    hour = rest / 3_600
    minute = rest / 60 % 60
    second = rest % 60
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = Int(shifted - era * 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
  }

  /// `20261121`
  package var compactDate: String { Self.padded(year, 4) + Self.padded(month, 2) + Self.padded(day, 2) }
  /// `133352`
  package var compactTime: String { Self.padded(hour, 2) + Self.padded(minute, 2) + Self.padded(second, 2) }
  /// RFC 3339, `2026-11-21T13:33:52Z`.
  package var rfc3339: String {
    "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))T\(Self.padded(hour, 2)):"
      + "\(Self.padded(minute, 2)):\(Self.padded(second, 2))Z"
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
