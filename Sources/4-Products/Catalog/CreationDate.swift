// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Reads the dates that Magento writes: `2024-05-01 10:00:00`, also without the time or with a `T` before it.
enum CreationDate {
  /// Seconds since 1970, in UTC; nil for anything else.
  static func seconds(of text: String) -> Int? {
    var numbers: [Int] = []
    for part in text.utf8.prefix(19).split(whereSeparator: { !($0 >= 0x30 && $0 <= 0x39) }) {
      guard part.count <= 4, let number = Int(String(decoding: part, as: UTF8.self)) else { return nil }
      numbers.append(number)
    }
    let time = numbers.dropFirst(3)
    guard numbers.count >= 3, numbers[0] >= 1970, text.utf8.first.map({ $0 >= 0x30 && $0 <= 0x39 }) ?? false,
      let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]), time.allSatisfy({ $0 < 60 })
    else { return nil }
    return date.daysSince1970 * 86_400 + time.reduce(0) { $0 * 60 + $1 } * (time.count == 2 ? 60 : 1)
  }
}
