// SPDX-License-Identifier: Apache-2.0

/// A word, a number or a comparison sign of a refusal, with what marks it.
struct RefusalToken: Sendable {
  /// Lower case.
  var text: String
  var isQuoted: Bool
  /// Followed by a colon.
  var isLabel: Bool
  /// `body.stop`, `stop[0]`: it cannot but be a name.
  var isPath: Bool
  /// More than one where only a comma without a blank parts them.
  var numbers: [Int]

  func names(_ name: String) -> Bool {
    text == name || isPath && text.split { $0 == "." || $0 == "[" || $0 == "]" }.contains { $0 == name }
  }

  var isNegation: Bool { text == "not" || text == "cannot" || text.hasSuffix("n't") || text == "no" }
  var isFiller: Bool { Self.fillers.contains(text) }

  private static let fillers: Set<String> = [
    "the", "a", "an", "this", "that", "parameter", "parameters", "param", "field", "fields", "argument", "arguments",
    "property", "properties", "key", "keys", "keyword", "option", "options", "name", "member", "request", "body",
    "inputs", "of", "for", "in", "is", "are", "was", "were", "by", "model", "following", "s", "supplied", "provided",
    "passed", "sent", "found", "named", "called", "setting", "it", "been", "be", "and", "temperature", "stop", "user",
    "max_tokens", "max_completion_tokens", "stream_options", "top_p", "response_format",
  ]

  /// Words and numbers, with what marks them, and comparison signs.
  static func tokens(of message: String) -> [RefusalToken] {
    var tokens: [RefusalToken] = []
    let scalars = Array(message.lowercased().unicodeScalars.prefix(2_000))
    var index = 0
    while index < scalars.count {
      let start = index
      if isSign(scalars[index]) {
        while index < scalars.count, isSign(scalars[index]) { index += 1 }
      } else if isNamePart(scalars[index]) {
        while index < scalars.count, isNamePart(scalars[index]) || isInner(scalars, index) { index += 1 }
      } else {
        index += 1
        continue
      }
      tokens.append(token(scalars, start..<index))
    }
    return tokens
  }

  private static func token(_ scalars: [Unicode.Scalar], _ range: Range<Int>) -> RefusalToken {
    let text = String(String.UnicodeScalarView(scalars[range]))
    func scalar(_ index: Int) -> Unicode.Scalar { scalars.indices.contains(index) ? scalars[index] : " " }
    let (before, behind) = (scalar(range.lowerBound - 1), scalar(range.upperBound))
    let next = isQuote(behind) ? scalar(range.upperBound + 1) : behind
    return RefusalToken(
      text: text, isQuoted: isQuote(before) && isQuote(behind), isLabel: next == ":",
      isPath: text.contains(".") || behind == "[", numbers: numbers(text))
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || isDigit(scalar) || scalar == "_"
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool { scalar == "<" || scalar == ">" || scalar == "=" }

  /// A sign within a name or number: `isn't`, `8,192`, `body.stop`, `gpt-4`.
  private static func isInner(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index > 0, index + 1 < scalars.count, isNamePart(scalars[index - 1]), isNamePart(scalars[index + 1]) else {
      return false
    }
    switch scalars[index] {
    case "'", "’", ".", "-": return true
    case ",": return isDigit(scalars[index - 1]) && isDigit(scalars[index + 1])
    default: return false
    }
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    ["'", "\"", "`", "‘", "’", "“", "”"].contains(scalar)
  }

  /// `8192`, `8,192`, `1,8192`; none of `gpt-4`.
  private static func numbers(_ text: String) -> [Int] {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1 else { return Int(text).map { [$0] } ?? [] }
    if groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }), let number = Int(groups.joined()) { return [number] }
    return groups.compactMap { Int($0) }
  }
}
