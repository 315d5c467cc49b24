// SPDX-License-Identifier: Apache-2.0
import Language
import Primitives

/// "Laptop w/ 32 GB": what English writes short, written out. Pure.
enum ShortForms {
  /// Writes them out in the question and the messages before it.
  static func writeOut(in request: inout RetrievalRequest) {
    let store = request.store.language
    request.changeMessages { message, _ in written(message, store: store) }
  }

  /// The message with "with" for "w" and "w/"; nil where it has none, or another language.
  private static func written(_ message: String, store: StoreLanguage) -> String? {
    guard message.utf8.contains(where: { $0 == UInt8(ascii: "w") || $0 == UInt8(ascii: "W") }) else { return nil }
    var words = message.words.map(String.init)
    var isChanged = false
    // "65 W" is a measure, and what stands alone is a letter.
    for place in words.indices.dropFirst() where words[place - 1].last?.isNumber == false {
      let rest = words[place].lowercased().hasPrefix("w/") ? words[place].dropFirst(2) : nil
      let isShort = words[place].lowercased() == "w" || rest?.isEmpty == true
      if isShort, place + 1 < words.count {
        words[place] = "with"
      } else if let rest, let first = rest.first, first.isNumber {
        words[place] = "with " + rest
      } else {
        continue
      }
      isChanged = true
    }
    // Polish has the word too: «laptop w dobrej cenie».
    guard isChanged, StoreLanguage.ofQuestion(message, store: store) == .english else { return nil }
    return words.joined(separator: " ")
  }
}
