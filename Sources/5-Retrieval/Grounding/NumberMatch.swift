// SPDX-License-Identifier: Apache-2.0

/// A number as it is written: groups of digits and what stands between them.
struct NumberMatch {
  /// Offset behind its last atom.
  var end: Int
  /// Values that it may mean; empty where none can be read.
  var values: [Amount] = []
  /// Decimals as written.
  var decimals = 0
  var hasComma = false
  /// Digits alone, without separators.
  var isInteger: Bool { decimals == 0 }
  var isOpaque = false
  var isMultiplied = false

  /// - Parameter separators: one between each two groups.
  mutating func read(groups: [String], separators: [Unicode.Scalar]) {
    guard let first = groups.first else { return }
    guard let last = separators.last else {
      values = [Amount(whole: first)]
      return
    }
    let tail = groups[groups.count - 1]
    let whole = groups.dropLast().joined()
    let all = groups.joined()
    // No number begins with a zero whose thousands are parted.
    let isOdd = first.utf8.count > 1 && first.hasPrefix("0")
    let isThousands =
      !isOdd && groups.dropFirst().allSatisfy { $0.utf8.count == 3 } && first.utf8.count <= 3 && !first.isEmpty
    let others = Set(separators.dropLast())
    func decimal() {
      values.append(Amount(whole: whole, fraction: tail))
      decimals = tail.utf8.count
      hasComma = last == ","
    }
    switch last {
    case " ", "'": if isThousands { values = [Amount(whole: all)] }
    case _ where others.isEmpty && tail.utf8.count != 3: decimal()
    case _ where others.isEmpty:
      // Three digits: thousands, but behind a zero; decimals where a currency has three.
      if isThousands, first != "0" { values = [Amount(whole: all)] } else { decimal() }
      thousandth = Amount(whole: whole, fraction: tail)
    case _ where others == [last]:
      // «1,234,567», and by lakh and crore.
      if isThousands || tail.utf8.count == 3 && groups.dropFirst().dropLast().allSatisfy({ $0.utf8.count == 2 }) {
        values = [Amount(whole: all)]
      }
    default:
      // «1,299.00», «1,23,456.00»: what the other sign parts are thousands.
      let inner = groups.dropFirst().dropLast()
      guard !others.contains(last), others.count == 1, !first.isEmpty, !isOdd, first.utf8.count <= 3,
        inner.last?.utf8.count == 3,
        inner.dropLast().allSatisfy({ $0.utf8.count == 3 }) || inner.dropLast().allSatisfy({ $0.utf8.count == 2 })
      else { return }
      decimal()
    }
  }

  /// With the three digits behind a single separator read as decimals.
  var thousandth: Amount?
}
