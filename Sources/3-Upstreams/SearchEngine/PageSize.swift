// SPDX-License-Identifier: Apache-2.0

/// Decides how many documents the next page of a scan asks for. Pure.
///
/// Pages are bounded by bytes: a document may have a kilobyte or five megabytes, and which it is shows with the first
/// ones. So a scan begins with a small page and asks for as many as fit into `targetBytes` by what the last ones had.
struct PageSize: Sendable, Equatable {
  private static let first = 8
  /// A page may have this many times the documents of the one before: what comes may be larger than what came.
  private static let growth = 8

  /// Documents of the next page.
  private(set) var count: Int
  /// Never more: the caller's wish, or what the engine allows.
  private(set) var limit: Int
  /// Not more for now: the engine lacked the memory for twice as many.
  private var bearable: Int
  /// Bytes that a page should have.
  let targetBytes: Int

  init(limit: Int, targetBytes: Int) {
    self.limit = max(1, limit)
    self.targetBytes = max(1, targetBytes)
    bearable = self.limit
    count = min(Self.first, self.limit)
  }

  /// Read of a page of several documents; beyond, it is asked for anew with half of them.
  var maximumBytes: Int { targetBytes * 8 }

  /// A page of `documents` came with `bytes`.
  mutating func came(documents: Int, bytes: Int) {
    guard documents > 0 else { return }
    if documents >= bearable { bearable = min(limit, bearable + bearable / 8) }
    let average = max(1, bytes / documents)
    count = max(1, min(targetBytes / average, documents * Self.growth, bearable, limit))
  }

  /// A page of `documents` was more than we read: half of it.
  /// - Returns: false when it was one document.
  mutating func wasTooLarge(documents: Int) -> Bool {
    guard documents > 1 else { return false }
    count = max(1, min(count, documents / 2))
    return true
  }

  /// A page of `documents` was more than the engine could bear: half of it, and not much more for a while.
  /// - Returns: false when it was one document.
  mutating func wasUnbearable(documents: Int) -> Bool {
    guard wasTooLarge(documents: documents) else { return false }
    bearable = min(bearable, max(1, documents / 2))
    return true
  }

  /// The engine allows pages of `allowed` documents; where it does not say how many, half of what was asked for.
  /// - Returns: false when there is nothing left to lower.
  mutating func lower(to allowed: Int?, from documents: Int) -> Bool {
    let lowered = min(allowed ?? documents / 2, documents - 1)
    guard lowered >= 1 else { return false }
    limit = min(limit, lowered)
    count = min(count, limit)
    return true
  }
}
