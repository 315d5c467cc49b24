// SPDX-License-Identifier: Apache-2.0
import Primitives

/// The dates that the engines' default format takes.
enum Dates {
  static func looksLikeDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-") || bytes[4] == UInt8(ascii: "/") else { return false }
    return milliseconds(text.replacingSlashes) != nil
  }

  /// Milliseconds since 1970 of an ISO 8601 date, with or without a time; nil for anything else.
  static func milliseconds(_ text: String) -> Double? {
    let numbers = text.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).map(String.init)
    let shape = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard shape.count == 3, shape[0].count == 4, let year = Int(shape[0]), let month = Int(shape[1]),
      let day = Int(shape[2]), let date = CivilDate(year: year, month: month, day: day)
    else { return Int(text).map(Double.init) }
    var seconds = Double(date.daysSince1970 * 86_400)
    let rest = text.dropFirst(10)
    if rest.isEmpty { return seconds * 1000 }
    guard rest.first == "T" || rest.first == " " else { return nil }
    let clock = numbers.dropFirst(3).prefix(3).compactMap(Double.init)
    for (value, factor) in zip(clock, [3600.0, 60, 1]) { seconds += value * factor }
    return seconds * 1000
  }
}

extension String {
  fileprivate var replacingSlashes: String { String(map { $0 == "/" ? "-" : $0 }) }
}
