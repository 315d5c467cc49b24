// SPDX-License-Identifier: Apache-2.0

/// The best place to cut a text that is too long: behind a sentence, else behind a word, else where the room ends.
package struct SentenceCut: Sendable, Equatable {
  /// Nothing behind it is kept.
  package let end: String.Index
  /// Whether the text that is kept ends with a sentence.
  package let endsSentence: Bool

  /// - Parameters:
  ///   - limit: nothing behind it may be kept; before the text's end.
  ///   - earliest: a cut before it would throw away too much.
  ///   - leavesRoom: keep a Unicode scalar less where a sentence is broken off, so that an ellipsis fits.
  package init(of text: String, upTo limit: String.Index, notBefore earliest: String.Index, leavesRoom: Bool) {
    let scalars = text.unicodeScalars
    var roomEnd = limit
    if leavesRoom, limit > scalars.startIndex { scalars.formIndex(before: &roomEnd) }
    var wordEnd: String.Index?
    var place = limit
    while place > earliest {
      let before = scalars.index(before: place)
      let next = place < scalars.endIndex ? scalars[place] : " "
      if Self.isStop(scalars[before], before: next) {
        end = place
        endsSentence = true
        return
      }
      if wordEnd == nil, place <= roomEnd, next.properties.isWhitespace { wordEnd = place }
      place = before
    }
    end = wordEnd ?? roomEnd
    endsSentence = false
  }

  /// Whether a character ends a sentence. Stops of scripts without blanks need none after them.
  private static func isStop(_ scalar: Unicode.Scalar, before next: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", "…": next.properties.isWhitespace
    case "。", "！", "？": true
    default: false
    }
  }
}

extension String {
  /// The text cut to `limit` Unicode scalars; an ellipsis, which counts, shows that a sentence was broken off.
  package func cutAtSentence(to limit: Int) -> String {
    guard utf8.count > limit, limit > 0,
      let end = unicodeScalars.index(startIndex, offsetBy: limit, limitedBy: endIndex), end < endIndex
    else { return limit > 0 ? self : "" }
    // A sentence's end that leaves less than a third is not worth the loss.
    let third = utf8.index(startIndex, offsetBy: utf8.distance(from: startIndex, to: end) / 3)
    let cut = SentenceCut(of: self, upTo: end, notBefore: third, leavesRoom: true)
    let kept = String(self[..<cut.end])
    return cut.endsSentence ? kept : kept + "…"
  }
}
