// SPDX-License-Identifier: Apache-2.0

/// Compares hits by their sort values; what is left equal goes by shard and document.
struct SortOrder {
  let keys: [SortKey]

  private func compare(_ a: SortValue, _ b: SortValue, _ key: SortKey) -> Int {
    if let order = a.compare(b) { return key.isAscending ? order : -order }
    switch (a, b) {
    case (.missing, .missing): return 0
    case (.missing, _): return key.missingFirst ? -1 : 1
    case (_, .missing): return key.missingFirst ? 1 : -1
    default: return 0
    }
  }

  func precedes(_ a: Hit, _ b: Hit) -> Bool {
    for (place, key) in keys.enumerated() {
      let order = compare(a.sort[place], b.sort[place], key)
      if order != 0 { return order < 0 }
    }
    return (a.shard, a.document) < (b.shard, b.document)
  }

  func isAfter(_ values: [SortValue], _ cursor: [SortValue]) -> Bool {
    for (place, key) in keys.enumerated() where place < cursor.count {
      let order = compare(values[place], cursor[place], key)
      if order != 0 { return order > 0 }
    }
    return false
  }
}
