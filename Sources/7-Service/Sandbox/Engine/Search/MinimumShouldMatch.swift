// SPDX-License-Identifier: Apache-2.0
import JSON

/// `minimum_should_match`: `2`, `-1`, `75%`, `-25%` and `3<90%`, several of the last separated by blanks.
struct MinimumShouldMatch: Sendable {
  private enum Amount: Sendable { case count(Int), share(Int) }
  private var plain: Amount?
  private var conditions: [(above: Int, Amount)] = []

  init?(_ value: JSONValue) {
    if let number = value.intValue {
      plain = .count(number)
      return
    }
    guard let text = value.stringValue else { return nil }
    for part in text.split(separator: " ") {
      let sides = part.split(separator: "<", maxSplits: 1)
      guard let last = sides.last, let amount = MinimumShouldMatch.amount(last) else { return nil }
      if sides.count == 2 {
        guard let above = Int(sides[0]) else { return nil }
        conditions.append((above, amount))
      } else {
        plain = amount
      }
    }
    if plain == nil, conditions.isEmpty { return nil }
  }

  private static func amount(_ text: Substring) -> Amount? {
    if text.hasSuffix("%") { return Int(text.dropLast()).map { .share($0) } }
    return Int(text).map { .count($0) }
  }

  /// The number of `clauses` that have to match.
  func required(of clauses: Int) -> Int {
    var amount = plain
    if !conditions.isEmpty {
      amount = nil
      for condition in conditions where clauses > condition.above { amount = condition.1 }
      if amount == nil { return clauses }
    }
    let wanted: Int
    switch amount {
    case .count(let count): wanted = count < 0 ? clauses + count : count
    case .share(let share):
      let part = clauses * abs(share) / 100
      wanted = share < 0 ? clauses - part : part
    case nil: wanted = 0
    }
    return max(0, min(wanted, clauses))
  }
}
