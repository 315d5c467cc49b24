// SPDX-License-Identifier: Apache-2.0
import CUnistring
import Glibc
import Testing

@testable import UnicodeNormalization

@Suite("Canonically equal texts become equal")
struct NFCTests {
  /// The bytes, because `String`'s own `==` holds canonically equal texts to be equal.
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// The whole text by libunistring alone.
  private func bySystem(_ text: String) -> [UInt8] {
    let input = bytes(text)
    var length = 0
    guard let result = unsafe cunistring_nfc(input, input.count, &length) else { return [] }
    defer { unsafe free(result) }
    return unsafe Array(UnsafeBufferPointer(start: result, count: length))
  }

  @Test(
    "decomposed, misordered and singleton forms take the composed one",
    arguments: [
      ("", ""), ("plain ASCII", "plain ASCII"), ("caf\u{E9}", "caf\u{E9}"), ("cafe\u{301}", "caf\u{E9}"),
      ("Gru\u{308}n", "Gr\u{FC}n"), ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "\u{D55C}\u{AD6D}"),
      ("\u{D558}\u{11AB}", "\u{D55C}"), ("\u{212B}", "\u{C5}"), ("\u{2126}", "\u{3A9}"), ("\u{37E}", ";"),
      ("a\u{323}\u{302}", "\u{1EAD}"), ("a\u{302}\u{323}", "\u{1EAD}"), ("\u{438}\u{306}", "\u{439}"),
      ("\u{304B}\u{3099}", "\u{304C}"), ("\u{301}a", "\u{301}a"), ("q\u{301}\u{323}", "q\u{323}\u{301}"),
      ("\u{958}", "\u{915}\u{93C}"), ("ﬁ ² ①", "ﬁ ² ①"), ("👩\u{200D}🍳 Gr\u{FC}ße 한국", "👩\u{200D}🍳 Gr\u{FC}ße 한국"),
      ("<\u{338}", "\u{226E}"), ("x\u{1F3FB}\u{FE0F}e\u{301}", "x\u{1F3FB}\u{FE0F}\u{E9}"),
    ])
  func forms(text: String, expected: String) {
    #expect(bytes(text.nfc) == bytes(expected))
    #expect(bytes(text.nfc.nfc) == bytes(expected))
  }

  @Test("every code point that is passed over is in form C and combines with nothing before it")
  func ranges() throws {
    var certain = "a"
    for range in NFCRanges.bounds {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        #expect(scalar.properties.canonicalCombiningClass == .notReordered)
        certain.unicodeScalars.append(scalar)
        // Behind another of its block, and behind a Latin letter.
        certain.unicodeScalars.append("a")
        certain.unicodeScalars.append(scalar)
      }
    }
    #expect(bytes(certain.nfc) == bytes(certain))
    #expect(bySystem(certain) == bytes(certain))
  }

  @Test("texts of any mixture come out as the system's library has them, and normalizing again changes nothing")
  func mixtures() {
    // What combines, decomposes or reorders, between what is certain.
    let pieces: [Unicode.Scalar] = [
      "a", "e", "o", " ", "<", "\u{E9}", "\u{300}", "\u{301}", "\u{302}", "\u{308}", "\u{323}", "\u{327}", "\u{338}",
      "\u{345}", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{AC00}", "\u{212B}", "\u{2126}", "\u{37E}", "\u{306}",
      "\u{438}",
      "\u{915}", "\u{93C}", "\u{958}", "\u{304B}", "\u{3099}", "\u{9BE}", "\u{9C7}", "\u{627}", "\u{653}", "\u{2ADC}",
      "\u{FB1D}", "\u{F900}", "\u{1F600}", "\u{1D15E}", "\u{110BA}", "\u{11099}", "\u{200D}", "\u{FE0F}", "\u{1EAD}",
    ]
    var generator = Seeded(state: 9)
    for _ in 0..<5_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        text.unicodeScalars.append(pieces[Int.random(in: 0..<pieces.count, using: &generator)])
      }
      let normalized = bytes(text.nfc)
      #expect(normalized == bySystem(text), "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
      #expect(bytes(String(decoding: normalized, as: UTF8.self).nfc) == normalized)
    }
  }
}

/// The same numbers in every run (SplitMix64).
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
