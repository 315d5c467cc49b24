// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The first `count` Unicode scalars.
  func prefix(scalars count: Int) -> String {
    guard utf8.count > count else { return self }
    let end = unicodeScalars.index(unicodeScalars.startIndex, offsetBy: count, limitedBy: unicodeScalars.endIndex)
    return end.map { String(unicodeScalars[..<$0]) } ?? self
  }

  /// Words between white space; counting stops at `limit`.
  func wordCount(upTo limit: Int) -> Int {
    var count = 0
    var isInside = false
    for scalar in unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      if !isBlank && !isInside { count += 1 }
      if count == limit { return count }
      isInside = !isBlank
    }
    return count
  }
}
