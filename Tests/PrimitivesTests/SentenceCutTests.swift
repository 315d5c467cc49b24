// SPDX-License-Identifier: Apache-2.0
import Primitives
import Testing

@Suite("Cutting at a sentence")
struct SentenceCutTests {
  @Test(
    "the last whole sentence stays, else the last whole word with an ellipsis",
    arguments: [
      ("Short.", 20, "Short."),
      ("One sentence. Another one that is long.", 20, "One sentence."),
      ("One sentence! Another", 13, "One sentence!"),
      ("no end of a sentence here at all", 20, "no end of a…"),
      ("Donaudampfschifffahrtsgesellschaft", 10, "Donaudamp…"),
      ("ääääääääääääääää", 5, "ääää…"),
      ("これは文です。これも文です。まだ続く", 10, "これは文です。"),
      ("A. bbbbbbbbbbbbbbbbbbbbbbbbbb cccc", 30, "A. bbbbbbbbbbbbbbbbbbbbbbbbbb…"),
    ])
  func cuts(text: String, limit: Int, expected: String) {
    let cut = text.cutAtSentence(to: limit)
    #expect(cut == expected)
    #expect(cut.unicodeScalars.count <= limit)
  }

  @Test("whatever the limit, the result fits and is the text's beginning")
  func fitsAlways() {
    let text = "Weich. Wärmt! 日本語。🧥 passt? Ja, sehr gut, in allen Größen"
    for limit in 1...80 {
      let cut = text.cutAtSentence(to: limit)
      #expect(cut.unicodeScalars.count <= limit)
      let kept = cut.hasSuffix("…") ? String(cut.dropLast()) : cut
      #expect(text.hasPrefix(kept))
    }
  }
}
