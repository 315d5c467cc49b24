// SPDX-License-Identifier: Apache-2.0

extension String {
  /// The pieces between white space. ASCII is cut by its bytes: to find characters costs many times as much.
  package var words: [Substring] {
    guard utf8.allSatisfy({ $0 < 0x80 }) else { return split(whereSeparator: \.isWhitespace) }
    return utf8.split { $0 == 0x20 || $0 >= 0x09 && $0 <= 0x0D }.map { Substring($0) }
  }
}
